import { expect, it } from 'vitest';
import { joined, type Write } from './write-set.ts';

const first: Write = { name: 'set-a', text: 'insert into a values ($1, $2, $1)', values: [1, 'x'] };
const second: Write = {
  name: 'set-b',
  text: 'update b set c = $1 where d = $2 returning 1',
  values: ['y', 2],
};

it('numbers the values through and demands the rows asked for', () => {
  expect(joined([first, { ...second, rows: 3 }])).toEqual({
    text: `with w0 as (insert into a values ($1, $2, $1)),
w1 as (update b set c = $3 where d = $4 returning 1)
select 1 / ((select count(*) from w1) = $5::int)::int`,
    values: [1, 'x', 'y', 2, 3],
  });
});

it('keeps apart what differs in order or in the rows it demands', () => {
  const texts = [[first, second], [second, first], [first, { ...second, rows: 1 }], [first]].map(
    (writes) => joined(writes).text,
  );
  expect(new Set(texts).size).toBe(4);
  expect(joined([first]).text).toBe(texts[3]);
});
