// What Chrome 109 lacks, the last one for Windows 7 and 8 (see the target in vite.config.ts): copies of lists that
// are sorted, reversed or cut, and grouping. Newer browsers keep their own.

function sorted(this: readonly unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
  return [...this].sort(compare);
}

function reversed(this: readonly unknown[]): unknown[] {
  return [...this].reverse();
}

function spliced(this: readonly unknown[], ...change: [number, number, ...unknown[]]): unknown[] {
  const copy = [...this];
  copy.splice(...change);
  return copy;
}

function groupBy(items: Iterable<unknown>, keyOf: (item: unknown, at: number) => unknown) {
  const groups = new Map<unknown, unknown[]>();
  let at = 0;
  for (const item of items) {
    const key = keyOf(item, at++);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function fill(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

/** Adds what is missing to these two, in a browser the real ones. */
export function fillIn(lists: object = Array.prototype, maps: object = Map): void {
  fill(lists, 'toSorted', sorted);
  fill(lists, 'toReversed', reversed);
  fill(lists, 'toSpliced', spliced);
  fill(maps, 'groupBy', groupBy);
}
