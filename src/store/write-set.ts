// Statements that only write, joined into one: each costs the driver and the server a message, a plan and an answer.

/** A statement that only writes. `name` belongs to exactly one text; `rows` is how many it has to return, or it fails. */
export interface Write {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly rows?: number;
}

export interface Joined {
  readonly text: string;
  readonly values: readonly unknown[];
}

const texts = new Map<string, string>();

/**
 * One statement that does all of them; the first that fails fails it. They see the same snapshot, so none may need what
 * another of them writes, and each name may stand in it once. A wrong number of rows divides by zero.
 */
export function joined(writes: readonly Write[]): Joined {
  const values = writes.flatMap(({ values, rows }) => (rows === undefined ? values : [...values, rows]));
  const key = writes.map(({ name, rows }) => (rows === undefined ? name : `${name}!`)).join(' ');
  const text = texts.get(key) ?? textOf(writes);
  texts.set(key, text);
  return { text, values };
}

function textOf(writes: readonly Write[]): string {
  const parts: string[] = [];
  const checks: string[] = [];
  let before = 0;
  writes.forEach(({ text, values, rows }, index) => {
    const offset = before;
    before += values.length;
    parts.push(`w${index} as (${text.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + offset}`)})`);
    if (rows === undefined) return;
    before += 1;
    checks.push(`1 / ((select count(*) from w${index}) = $${before}::int)::int`);
  });
  return `with ${parts.join(',\n')}\nselect ${checks.length === 0 ? '1' : checks.join(', ')}`;
}
