import { describe, expect, it } from 'vitest';
import { shippedNames, shippedRulebook } from '../../../test/builders/rulebooks.ts';
import { articlesOf, citedData } from './articles.ts';

/** Every citation anywhere in a value but in what is derived from it. */
function countCitations(value: unknown, skip: readonly string[]): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, part]) => {
    if (skip.includes(key)) return sum;
    return sum + (key === 'citation' ? 1 : countCitations(part, skip));
  }, 0);
}

describe('a regulation beside its sources', () => {
  it.each(shippedNames().map((name) => name.replace('.yaml', '')))('%s loses no citation', (id) => {
    const rulebook = shippedRulebook(id);
    const skip = ['examples', 'levelExamples', ...(rulebook.form === 2 ? ['groups', 'criteria'] : [])];
    const data = citedData(rulebook);
    expect(data).toHaveLength(countCitations(rulebook, skip));
    expect(new Set(data.map(({ path }) => path)).size).toBe(data.length);
    const articles = articlesOf(rulebook);
    expect(articles.flatMap((one) => one.data)).toHaveLength(data.length);
    expect(articles.map(({ number }) => number)).toEqual(articles.map((_, index) => index + 1));
  });

  it('puts the numbers of an article beside it, as stored', () => {
    const article = articlesOf(shippedRulebook('335-civil-servant')).find(({ data }) =>
      data.some(({ section }) => section === 'quotas'),
    );
    expect(article?.document).toBe('335/2025/NĐ-CP');
    const share = article?.data.find(({ section }) => section === 'quotas');
    expect(share?.values).toContainEqual({ field: 'percent', value: '2000' });
    const [excellent] = citedData(shippedRulebook('335-civil-servant')).filter(
      ({ section, key }) => section === 'levels' && key === 'excellent',
    );
    expect(excellent?.values).toContainEqual({ field: 'from', value: 'value: 9000, closed: true' });
  });
});
