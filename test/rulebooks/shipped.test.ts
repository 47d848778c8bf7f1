import { describe, expect, test } from 'vitest';
import type { Citation } from '../../src/domain/rulebook/shape.ts';
import { fromStored, storedForm } from '../../src/domain/rulebook/stored.ts';
import { fraction } from '../../src/domain/score/fraction.ts';
import { plainInput } from '../../src/domain/score/input.ts';
import { levelFor } from '../../src/domain/score/level-steps.ts';
import { canonicalRulebook, readRulebook, rulebookHash } from '../../src/files/rulebook-file.ts';
import { shippedNames, shippedRulebook, shippedText } from '../builders/rulebooks.ts';

const REGIMES = [
  ...[
    '335-civil-servant',
    '335-leader',
    '366-collective',
    '366-person',
    '8679-unit',
    '8679-weekly',
    '90-2020',
  ],
  ...['dong-nai-13', 'hung-yen-427-leader', 'hung-yen-427-staff', 'khanh-hoa', 'thanh-hoa-1053-contract'],
  ...['thanh-hoa-1053-leader', 'thanh-hoa-1053-staff', 'tphcm-06', 'vien-chuc-233-leader'],
  'vien-chuc-233-staff',
];

test('every regime is shipped', () => {
  expect(shippedNames()).toEqual(REGIMES.map((id) => `${id}.yaml`));
});

describe.each(REGIMES)('%s', (id) => {
  const name = `${id}.yaml`;

  test('loads with its examples, and what is stored leads back to it', () => {
    const read = readRulebook(shippedText(name), name);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const { rulebook, hash } = read;
    expect(rulebook.id).toBe(id);
    expect(rulebook.examples.length).toBeGreaterThanOrEqual(5);
    expect(rulebook.examples.length).toBeLessThanOrEqual(20);
    expect(fromStored(structuredClone(storedForm(rulebook)))).toEqual(rulebook);
    const again = readRulebook(canonicalRulebook(rulebook), 'again.json');
    expect(again.ok && rulebookHash(again.rulebook)).toBe(hash);
  });

  test('nothing that is not A goes without a word or an automatic one of the lawyer', () => {
    const notes: string[] = [];
    JSON.stringify(storedForm(shippedRulebook(id)), (key, value: Citation) => {
      if (key === 'citation' && value.confidence === 'D' && value.note !== null) notes.push(value.note.en);
      return value;
    });
    for (const note of notes) expect(note).toMatch(/lawyer must confirm/);
  });
});

describe('borders', () => {
  /** The bands once more by hand: lowest points of good, whether a border belongs to the better level. */
  const BANDS: Readonly<Record<string, (points: number) => string | null>> = {
    'khanh-hoa': (points) => {
      if (points === 5000) return null;
      if (points < 5000) return 'not-completed';
      if (points <= 8000) return 'completed';
      return points < 9000 ? 'good' : 'excellent';
    },
  };
  const usual = (good: number) => (points: number) => {
    if (points < 5000) return 'not-completed';
    if (points < good) return 'completed';
    return points < 9000 ? 'good' : 'excellent';
  };
  const withPoints = REGIMES.filter((id) => id !== '90-2020');

  test.each(withPoints)('%s: each of the 10001 values', (id) => {
    const shipped = shippedRulebook(id);
    const rulebook = { ...shipped, conditions: [], forced: [] };
    const expected = BANDS[id] ?? usual(id.startsWith('8679') ? 7500 : 7000);
    const context = { input: plainInput({}), period: 'quarter', nodeShare: () => null } as const;
    for (let points = 0; points <= 10_000; points += 1) {
      const found = levelFor(rulebook, fraction(points, 100), context).level;
      if (found !== expected(points)) expect([points, found]).toEqual([points, expected(points)]);
    }
  });

  test('a hair below a border stays below, whatever is shown', () => {
    const rulebook = { ...shippedRulebook('335-civil-servant'), forced: [] };
    const context = { input: plainInput({}), period: 'quarter', nodeShare: () => null } as const;
    const hair = fraction(9_000_000_000_000_000_000n - 1n, 100_000_000_000_000_000n);
    expect(levelFor(rulebook, hair, context).level).toBe('good');
  });
});
