// What a pure function found, kept so that it has to be found only once.

interface Known<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

const forgetters: (() => void)[] = [];

function kept<K, V extends object>(empty: () => Known<K, V>, find: (key: K) => V): (key: K) => V {
  let known = empty();
  forgetters.push(() => {
    known = empty();
  });
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}

/** `find`, asked once for every text for good: only where there are few of them. */
export function rememberedByText<V extends object>(find: (key: string) => V): (key: string) => V {
  return kept(() => new Map<string, V>(), find);
}

/** `find`, asked once for every object, which must not change, as long as it is in use. */
export function rememberedByObject<K extends object, V extends object>(find: (key: K) => V): (key: K) => V {
  return kept(() => new WeakMap<K, V>(), find);
}

/** For the mutation tests: they change the code while it runs, and what a change found must not outlive it. */
export function forgetAll(): void {
  for (const forget of forgetters) forget();
}
