// Small readers that turn unknown data into typed data and collect every fault with its path. No file, no text.

export type Path = readonly (string | number)[];

/** What is wrong and where; `params` fill the sentence that is looked up by `code`. */
export interface Fault {
  readonly path: Path;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Reads a value found at `path`; pushes faults and returns undefined when it cannot. */
export type Read<T> = (value: unknown, path: Path, faults: Fault[]) => T | undefined;

type Params = Fault['params'];

export function fault(path: Path, code: string, params: Params = {}): Fault {
  return { path, code, params };
}

function reader<T>(accepts: (value: unknown) => value is T, code: string, params: Params = {}): Read<T> {
  return (value, path, faults) => {
    if (accepts(value)) return value;
    faults.push(fault(path, code, params));
    return undefined;
  };
}

/** Text with at least one visible character. */
export const text: Read<string> = reader(
  (value): value is string => typeof value === 'string' && value.trim() !== '',
  'not-a-text',
);

export const flag: Read<boolean> = reader(
  (value): value is boolean => typeof value === 'boolean',
  'not-true-or-false',
);

/** Text of one form; `code` names the fault when it has another. */
export function pattern(form: RegExp, code: string): Read<string> {
  return reader((value): value is string => typeof value === 'string' && form.test(value), code);
}

/** Text that passes a test which needs more than a pattern, such as being a date that exists. */
export function passing(test: (value: string) => boolean, code: string): Read<string> {
  return reader((value): value is string => typeof value === 'string' && test(value), code);
}

/** Key used in data and code: lower case words joined by hyphens. */
export const key: Read<string> = pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not-a-key');

export function integer(min: number, max: number): Read<number> {
  return reader(
    (value): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
    'not-an-integer-in-range',
    { min, max },
  );
}

/** One of the listed words; `code` names the fault when it is another. */
export function oneOf<const T extends string>(words: readonly T[], code = 'unknown-word'): Read<T> {
  return reader((value): value is T => words.some((word) => word === value), code, {
    allowed: words.join(', '),
  });
}

/** The first reader that takes the value without a fault; otherwise the faults of the last one. */
export function either<A, B>(first: Read<A>, second: Read<B>): Read<A | B> {
  return (value, path, faults) => {
    const taken = first(value, path, []);
    return taken === undefined ? second(value, path, faults) : taken;
  };
}

/** Null when absent or null. */
export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, path, faults) => (value === undefined || value === null ? null : read(value, path, faults));
}

/** `otherwise` when absent. */
export function orElse<T>(read: Read<T>, otherwise: T): Read<T> {
  return (value, path, faults) => (value === undefined ? otherwise : read(value, path, faults));
}

/** Chooses the reader by the word under `name`; an absent word takes `unnamed`. */
export function byWord<T>(
  name: string,
  readers: Readonly<Record<string, Read<T>>>,
  unnamed: Read<T> | null = null,
  code = 'unknown-word',
): Read<T> {
  return (value, path, faults) => {
    const word = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (word === undefined && unnamed !== null) return unnamed(value, path, faults);
    const read = typeof word === 'string' && Object.hasOwn(readers, word) ? readers[word] : undefined;
    if (read !== undefined) return read(value, path, faults);
    if (!isObject(value)) faults.push(fault(path, 'not-an-object'));
    else if (word === undefined) faults.push(fault(path, 'missing-key', { key: name }));
    else faults.push(fault([...path, name], code, { allowed: Object.keys(readers).join(', ') }));
    return undefined;
  };
}

export function list<T>(read: Read<T>, least = 0): Read<readonly T[]> {
  return (value, path, faults) => {
    if (!Array.isArray(value)) {
      faults.push(fault(path, 'not-a-list'));
      return undefined;
    }
    const before = faults.length;
    if (value.length < least) faults.push(fault(path, 'list-too-short', { least, found: value.length }));
    const items = value.map((item: unknown, index) => read(item, [...path, index], faults));
    return faults.length > before ? undefined : (items as T[]);
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Values of one kind under free keys. */
export function record<T>(read: Read<T>): Read<Readonly<Record<string, T>>> {
  return (value, path, faults) => {
    if (!isObject(value)) {
      faults.push(fault(path, 'not-an-object'));
      return undefined;
    }
    const before = faults.length;
    const entries = Object.keys(value).map((name) => [name, read(value[name], [...path, name], faults)]);
    return faults.length > before ? undefined : Object.fromEntries(entries);
  };
}

function readField(
  read: Read<unknown>,
  owner: Record<string, unknown>,
  path: Path,
  faults: Fault[],
): unknown {
  const name = path[path.length - 1] as string;
  const value = Object.hasOwn(owner, name) ? owner[name] : undefined;
  const found: Fault[] = [];
  const taken = read(value, path, found);
  if (value === undefined && found.length > 0) {
    faults.push(
      fault(path.slice(0, -1), name === 'citation' ? 'missing-citation' : 'missing-key', { key: name }),
    );
  } else faults.push(...found);
  return taken;
}

/** Exactly these keys: one too many or one too few is a fault. The result has the keys in the order given. */
export function object<T>(fields: { readonly [K in keyof T]-?: Read<T[K]> }): Read<T> {
  const readers = Object.entries(fields) as [string, Read<unknown>][];
  const names = new Set(readers.map(([name]) => name));
  return (value, path, faults) => {
    if (!isObject(value)) {
      faults.push(fault(path, 'not-an-object'));
      return undefined;
    }
    const before = faults.length;
    for (const name of Object.keys(value)) {
      if (!names.has(name)) faults.push(fault([...path, name], 'unknown-key', { key: name }));
    }
    const entries = readers.map(([name, read]) => [name, readField(read, value, [...path, name], faults)]);
    return faults.length > before ? undefined : (Object.fromEntries(entries) as T);
  };
}
