import { describe, expect, test } from 'vitest';
import { shippedNames, shippedRulebook, shippedText } from '../../../test/builders/rulebooks.ts';
import { readRulebook } from '../../files/rulebook-file.ts';
import { changesOf, keptCitation, withoutBasis } from './changes.ts';
import type { Rulebook } from './shape.ts';

function read(text: string): Rulebook {
  const file = readRulebook(text, 'draft');
  const rulebook = file.ok ? file.rulebook : file.meant;
  if (rulebook === null) throw new Error(JSON.stringify(file));
  return rulebook;
}

const staff = shippedRulebook('335-civil-servant');
/** "Good" from 75, a delay costs 20 %. */
const next = read(
  shippedText('335-civil-servant.yaml')
    .replaceAll('value: 7000', 'value: 7500')
    .replaceAll('percent: 2500, per: item', 'percent: 2000, per: item'),
);
const brief = (of: readonly ReturnType<typeof changesOf>[number][]) =>
  of.map(({ path, values, basis }) => [
    path.join('.'),
    values.map((one) => `${one.field} ${one.before} ${one.after}`).join(),
    basis,
  ]);

describe('what a version changes', () => {
  test.each(shippedNames())('%s: nothing against itself, whatever first day and number it has', (name) => {
    const rulebook = read(shippedText(name));
    expect(changesOf(rulebook, { ...rulebook, version: 9, validFrom: '2030-01-01' })).toEqual([]);
  });

  test('a border belongs to both levels; each number is told with what it was, and that nobody says why', () => {
    const changes = changesOf(staff, next);
    expect(brief(changes)).toEqual([
      ['score.children.1.children.1', 'deduction.percent 2500 2000', 'none'],
      ['score.children.1.children.2', 'deduction.percent 2500 2000', 'none'],
      ['levels.1', 'from.value 7000 7500', 'none'],
      ['levels.2', 'to.value 7000 7500', 'none'],
    ]);
    expect(changes.every(({ values }) => values.every(({ isHundredths }) => isHundredths))).toBe(true);
    expect(changes[2]?.name?.vi).toBe('Hoàn thành tốt nhiệm vụ');
  });

  test('another article is a basis, and so are words why the old one still holds; a mere doubt is none', () => {
    const [good] = next.levels.filter(({ key }) => key === 'good');
    if (!good) throw new Error('no such level');
    const cited = (citation: object): Rulebook => ({
      ...next,
      levels: next.levels.map((one) =>
        one === good ? { ...one, citation: { ...one.citation, ...citation } } : one,
      ),
    });
    const basis = (of: Rulebook) =>
      changesOf(staff, of).find(({ path }) => path.join('.') === 'levels.1')?.basis;
    expect(basis(cited({ document: '12/2026/NĐ-CP' }))).toBe('new');
    expect(basis(cited({ where: 'Điều 3' }))).toBe('new');
    expect(basis(cited({ confidence: 'D' }))).toBe('none');
    const kept = keptCitation(good.citation, 'Khoản 2 cho cơ quan tự định');
    expect(basis(cited(kept))).toBe('kept');
    expect(kept).toMatchObject({
      document: good.citation.document,
      where: good.citation.where,
      confidence: 'D',
    });
    // What was in doubt before is still said.
    const doubted = keptCitation(
      { ...good.citation, note: { vi: 'Cần luật sư', en: 'A lawyer must' } },
      'Vì thế',
    );
    expect(doubted.note).toEqual({ vi: 'Vì thế (Cần luật sư)', en: 'Vì thế (A lawyer must)' });
    expect(withoutBasis(changesOf(staff, cited(kept)))).toHaveLength(3);
  });

  test('an element put in between moves nothing; whole numbers of days are no hundredths', () => {
    const weekly = shippedRulebook('8679-weekly');
    const [first, ...others] = weekly.escalation;
    if (!first || !weekly.responsibility) throw new Error('no ladder');
    const added = { ...first, key: 'earlier' };
    const moved = { ...weekly, escalation: [added, first, ...others] };
    expect(changesOf(weekly, moved)).toEqual([]);
    const { manyUndone } = weekly.responsibility;
    const more = { ...weekly.responsibility, manyUndone: { ...manyUndone, least: 3 } };
    expect(changesOf(weekly, { ...moved, responsibility: more })).toMatchObject([
      {
        path: ['responsibility', 'manyUndone'],
        values: [{ field: 'least', before: 2, after: 3, isHundredths: false }],
      },
    ]);
  });
});
