import { describe, expect, it } from 'vitest';
import { deputy, filed, scored, scoresOf } from '../../../../test/browser/fixtures/team.ts';
import { weeklyRulebook } from '../../../../test/builders/rulebook.ts';
import { NO_ENTRY, pointActOf, readEntry } from '../../review/sheet.ts';
import type { Line } from '../../review/use-review.ts';
import { ownDistribution, ownScores, sameForAll, shownLines } from './figures.ts';

const RULEBOOK = weeklyRulebook();
function line(item: Line['item'], change: Partial<Line> = {}): Line {
  const act = pointActOf(item);
  const reading = act && readEntry(item, act, NO_ENTRY, RULEBOOK, 'vi');
  const base = { item, act, reading, entry: NO_ENTRY, ready: false, outdated: false, returning: false };
  return { ...base, todo: item.scorer === null, ...change };
}

describe('points one has given', () => {
  it('are those decided here or already sent, never those of others', () => {
    expect(ownScores(line(filed(1)))).toBeNull();
    expect(ownScores(line(filed(1), { ready: true }))).toMatchObject({ total: 9050, level: 'excellent' });
    expect(ownScores(line(scored(2, { may: ['score'] })))).toMatchObject({ total: 8250 });
    expect(ownScores(line(deputy()))).toBeNull();
    expect(ownScores(line({ ...deputy(), may: [], final: scoresOf(3000, 3000, 1500) }))).toMatchObject({
      total: 7500,
    });
  });
  it('make the distribution of this moment', () => {
    const lines = [line(filed(1), { ready: true }), line(filed(2)), line(scored(3, { may: [] }))];
    const parts = ownDistribution(lines, RULEBOOK.levels).map((part) => [part.level.key, part.count]);
    expect(parts).toEqual([
      ['excellent', 2],
      ['good', 0],
      ['completed', 0],
      ['not-completed', 0],
    ]);
  });
  it('that are the same for five people or more are worth a word', () => {
    const same = (count: number) =>
      Array.from({ length: count }, (_, at) => line(scored(1 + at * 5, { may: [] })));
    expect(sameForAll(same(5))).toBe(9050);
    expect(sameForAll(same(4))).toBeNull();
    expect(sameForAll([...same(5), line(scored(2, { may: [] }))])).toBeNull();
  });
});

describe('the lines on screen', () => {
  const lines = [line(filed(0)), line(scored(1, { may: ['score'] })), line(filed(2))];
  const names = (shown: readonly Line[]) => shown.map((one) => one.item.person.name);
  it('fit the name with or without marks', () => {
    expect(names(shownLines(lines, 'tat-ca', 'ngoang', null))).toEqual(['Hoàng Ngoẵng Mai']);
    expect(names(shownLines(lines, 'tat-ca', 'Võ thuỳ', null))).toEqual(['Võ Thuỳ Phúc']);
    expect(names(shownLines(lines, 'tat-ca', 'xyz', null))).toEqual([]);
  });
  it('fit the filter, and the one being worked on stays', () => {
    expect(names(shownLines(lines, 'chua-cham', '', null))).toHaveLength(2);
    expect(names(shownLines(lines, 'da-cham', '', null))).toEqual(['Bùi Quang Uyên']);
    expect(names(shownLines(lines, 'da-cham', '', lines[0]?.item.id ?? 0))).toHaveLength(2);
  });
});
