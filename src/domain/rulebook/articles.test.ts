import { describe, expect, it, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { shippedNames, shippedRulebook } from '../../../test/builders/rulebooks.ts';
import { articlesOf, citedAlike, citedData } from './articles.ts';
import type { Rulebook } from './shape.ts';
import type { TreeNode } from './shape-tree.ts';

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

describe('what stands beside an article', () => {
  const cite = (document: string, where: string) =>
    ({ document, where, confidence: 'A', note: null }) as const;
  const name = { vi: 'x', en: 'y' };
  const whole = cite('D', 'whole');
  const score: TreeNode = {
    ...{ key: 'sum', mechanism: 'sum', name, max: 100, leastMax: null, grades: [], citation: cite('D', '1') },
    children: [
      {
        ...{ key: 'a', mechanism: 'entered', name, max: 100, step: 5, leastMax: 7, grades: [] },
        ...{ guidance: [{ vi: 'g', en: 'h' }], citation: cite('E', '1') },
      },
    ],
  };
  const rulebook: Rulebook = {
    ...weeklyRulebook(),
    ...{
      form: 2,
      id: 'mine',
      version: 3,
      title: { vi: 'T', en: 'U' },
      document: 'D',
      family: 'f',
      citation: whole,
    },
    ...{ periods: ['month', 'year'], validFrom: '2026-01-01', validTo: null, subjects: [], maxTotal: 100 },
    ...{ groups: [], criteria: [], score, figures: [], levels: [], gaps: [], conditions: [], forced: [] },
    ...{
      quotas: [],
      contradictions: [],
      rollUps: [],
      authority: [],
      stages: [],
      steps: [],
      commentRules: [],
    },
    ...{ notCounted: [], newInPost: { days: 30, citation: cite('D', '1') }, escalation: [], openness: null },
    ...{ responsibility: null, examples: [], levelExamples: [], line: 'state', use: 'evaluation' },
    evaluatedKinds: { kinds: ['main', 'acting'], citation: whole },
    readings: [{ key: 'r', question: 4, text: name, alternatives: [], citation: cite('E', '1') }],
  };
  const at = (path: string, key: string | null, title: object | null, citation: object, values: string) => ({
    ...{ path, section: path.split('.')[0], key, name: title, citation, values },
  });

  test('is each piece of data with its place, key, name and own plain values', () => {
    const found = citedData(rulebook).map((data) => ({
      ...data,
      values: data.values.map(({ field, value }) => `${field}=${value}`).join('; '),
    }));
    const [own, ...parts] = found;
    expect(own).toEqual(at('rulebook', null, rulebook.title, whole, expect.any(String)));
    expect(own?.values.split('; ').toSorted()).toEqual([
      ...['document=D', 'family=f', 'form=2', 'id=mine', 'line=state', 'maxTotal=100', 'use=evaluation'],
      ...['validFrom=2026-01-01', 'version=3'],
    ]);
    expect(parts.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      at('evaluatedKinds', null, null, whole, 'kinds=main, acting'),
      at('newInPost', null, null, cite('D', '1'), 'days=30'),
      at('readings.0', 'r', name, cite('E', '1'), 'question=4'),
      at('score', 'sum', name, cite('D', '1'), 'mechanism=sum; max=100'),
      at('score.children.0', 'a', name, cite('E', '1'), 'mechanism=entered; max=100; step=5; leastMax=7'),
    ]);
  });

  test('goes by document and place together, numbered by first appearance', () => {
    const articles = articlesOf(rulebook).map(({ number, document, where, data }) => [
      ...[number, `${document} ${where}`, data.map(({ path }) => path).join(' ')],
    ]);
    const first = articles.find(([, place]) => place === 'D whole');
    expect(first).toEqual([1, 'D whole', 'rulebook evaluatedKinds']);
    expect(articles).toHaveLength(3);
    expect(articles.map(([, place]) => place).toSorted()).toEqual(['D 1', 'D whole', 'E 1']);
    expect(articles.map(([number]) => number)).toEqual([1, 2, 3]);
  });

  test('apart where confidence or note of the same article differ, each with what rests on it', () => {
    const unsure = { ...whole, confidence: 'D' } as const;
    const noted = { ...unsure, note: { vi: 'n', en: 'm' } };
    const alike = { ...unsure, note: { vi: 'n', en: 'm' } };
    const readings = [unsure, noted, alike].map((citation, at) => ({
      ...{ key: `r${at}`, question: 4, text: name, alternatives: [], citation },
    }));
    const [first, ...others] = articlesOf({ ...rulebook, readings });
    expect(first && citedAlike(first)).toEqual(
      [
        [whole, 'rulebook evaluatedKinds'],
        [unsure, 'readings.0'],
        [noted, 'readings.1 readings.2'],
      ].map(([citation, paths]) => ({
        ...{ citation, data: first?.data.filter(({ path }) => String(paths).split(' ').includes(path)) },
      })),
    );
    expect(others.flatMap(citedAlike).map(({ data }) => data.length)).toEqual(
      others.map(({ data }) => data.length),
    );
  });

  test('a small plain group is shown, one that is cited or nested by itself is not', () => {
    const level = {
      ...{ key: 'good', order: 1, name, from: { value: 5, closed: true }, to: { value: 9, closed: false } },
      citation: whole,
    };
    const found = citedData({ ...rulebook, levels: [level] }).find(({ section }) => section === 'levels');
    expect(found?.values).toEqual([
      { field: 'order', value: '1' },
      { field: 'from', value: 'value: 5, closed: true' },
      { field: 'to', value: 'value: 9, closed: false' },
    ]);
    const rule = { act: 'score', when: { kind: 'always', deep: [1], flat: 2 }, citation: whole } as never;
    const comments = citedData({ ...rulebook, commentRules: [rule] });
    expect(comments.find(({ section }) => section === 'commentRules')?.values).toEqual([
      { field: 'act', value: 'score' },
    ]);
  });

  test('groups and criteria are data of their own in form 1, read off the tree in form 2', () => {
    const week = weeklyRulebook();
    const sections = (one: Rulebook) => new Set(citedData(one).map(({ section }) => section));
    expect([sections(week).has('groups'), sections(week).has('criteria')]).toEqual([true, true]);
    const two = sections({ ...week, form: 2 });
    expect([two.has('groups'), two.has('criteria'), two.has('levels')]).toEqual([false, false, true]);
    expect([sections(week).has('examples'), sections(week).has('levelExamples')]).toEqual([false, false]);
  });
});
