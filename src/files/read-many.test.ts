import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { HOSTILE_FILES } from '../../test/input/hostile-workbooks.ts';
import { READ_LIMITS } from './limits.ts';
import { readManyTables } from './read-many.ts';
import { readTables } from './read-table.ts';

const form = (name: string) => readFile(new URL(`../../demo/input/phieu-tuan/${name}`, import.meta.url));
const codeOf = (result: Awaited<ReturnType<typeof readTables>>) => (result.ok ? 'read' : result.refusal.code);

it('many files give what each gives alone, in their order', async () => {
  const files = await Promise.all(['tuan-44-01.xlsx', 'tuan-45-02.xlsx'].map(form));
  const counts: number[] = [];
  const many = await readManyTables(files, READ_LIMITS, (count) => counts.push(count));
  expect(counts).toEqual([1, 2]);
  expect(many).toEqual([
    await readTables(files[0] ?? Buffer.alloc(0)),
    await readTables(files[1] ?? Buffer.alloc(0)),
  ]);
  expect(await readManyTables([], READ_LIMITS)).toEqual([]);
});

it('a file that breaks the worker or its time is refused alone; those behind it are read', async () => {
  const good = await form('tuan-44-01.xlsx');
  const hostile = HOSTILE_FILES.filter(([, fate]) => fate !== 'read')
    .map(([, fate, bytes]) => [fate, bytes()] as const)
    .filter(([, bytes], at) => bytes.length < 200_000 && at % 3 === 0);
  const files = hostile.flatMap(([, bytes]) => [bytes, good]);
  const results = await readManyTables(files, READ_LIMITS);
  expect(results.map(codeOf)).toEqual(hostile.flatMap(([fate]) => [fate, 'read']));
  const late = await readManyTables([good, good], { ...READ_LIMITS, milliseconds: 1 });
  expect(late.map(codeOf)).toEqual(['file-took-too-long', 'file-took-too-long']);
}, 300_000);
