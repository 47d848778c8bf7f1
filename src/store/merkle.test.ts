// The tree against a reading of RFC 6962 that is as plain as its text.
import { expect, it } from 'vitest';
import {
  CompactRange,
  chunksOf,
  consistencyRanges,
  EMPTY_ROOT,
  inclusionRanges,
  leafHash,
  nodeHash,
  type Range,
  rootOf,
} from './merkle.ts';

const leaves = Array.from({ length: 1100 }, (_, at) => leafHash(`entry ${at}`));

/** MTH of the entries [from, to), straight from the definition. */
function plain({ from, to }: Range): Buffer {
  if (to - from === 1) return leaves[from] ?? EMPTY_ROOT;
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return nodeHash(plain({ from, to: from + half }), plain({ from: from + half, to }));
}

const SIZES = [1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 512, 513, 700, 1024, 1100];

it('has the published hashes of RFC 6962 for an empty tree and an empty leaf', () => {
  expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(leafHash('').toString('hex')).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});

it.each(SIZES)('grows to the root of %i entries', (size) => {
  const range = new CompactRange();
  for (const leaf of leaves.slice(0, size)) range.push(0, leaf);
  expect(range.root()).toEqual(plain({ from: 0, to: size }));
});

it.each(SIZES)('makes up %i entries from stored subtrees and leaves', (size) => {
  const range = { from: 0, to: size };
  expect(chunksOf(range).length).toBeLessThan(260);
  const hash = rootOf(range, ({ level, index }) =>
    plain({ from: index * 2 ** level, to: (index + 1) * 2 ** level }),
  );
  expect(hash).toEqual(plain(range));
});

it('proves every entry of every size up to its root', () => {
  for (const size of SIZES.filter((one) => one < 600))
    for (let index = 0; index < size; index += 1 + (size >> 4)) {
      // A path is combined from the leaf upwards: the range so far and its neighbour.
      let [so, hash] = [{ from: index, to: index + 1 }, leaves[index] ?? EMPTY_ROOT];
      for (const range of inclusionRanges(index, size)) {
        const isLeft = range.to === so.from;
        hash = isLeft ? nodeHash(plain(range), hash) : nodeHash(hash, plain(range));
        so = isLeft ? { from: range.from, to: so.to } : { from: so.from, to: range.to };
      }
      expect([so, hash]).toEqual([{ from: 0, to: size }, plain({ from: 0, to: size })]);
    }
});

it('names ranges for the growth of a log that make up the old log and the new one', () => {
  for (const newer of SIZES.filter((one) => one < 600))
    for (let older = 1; older <= newer; older += 1 + (newer >> 4)) {
      const ranges = consistencyRanges(older, newer);
      const sorted = ranges.toSorted((a, b) => a.from - b.from);
      expect(sorted.every((range, at) => at === 0 || range.from === sorted[at - 1]?.to)).toBe(true);
      // A whole old tree is left out: its root is known from the checkpoint.
      const covered = sorted.reduce((sum, { from, to }) => sum + to - from, 0);
      const isWhole = covered === newer - older;
      expect(isWhole || covered === newer).toBe(true);
      expect(isWhole || sorted.some((range) => range.to === older)).toBe(true);
    }
});
