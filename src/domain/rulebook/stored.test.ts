// Between the stored form, over which the hash is taken, and the rulebook the program uses: nothing lost, nothing added.
import { describe, expect, test } from 'vitest';
import { quarterlyRulebook } from '../../../test/builders/quarter.ts';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { checkRulebook } from './check.ts';
import type { StoredTwo } from './form-two.ts';
import type { Rulebook } from './shape.ts';
import type { TreeNode } from './shape-tree.ts';
import { fromFormOne, fromFormTwo, fromStored, storedForm } from './stored.ts';

const WEEK = weeklyRulebook();
const GENERAL = {
  key: 'general',
  group: 'total',
  name: { vi: 'general', en: 'general' },
  max: 3000,
  step: 25,
};
const QUARTER: Rulebook = {
  ...{ ...quarterlyRulebook(), escalation: [], responsibility: null },
  criteria: [
    { ...GENERAL, guidance: [], citation: quarterlyRulebook().groups[0]?.citation ?? WEEK.citation },
  ],
};
const cited = { citation: WEEK.citation };
const name = { vi: 'x', en: 'x' };

describe('form 1', () => {
  const stored = storedForm(WEEK);

  test('may say whom it is for and on which side, and keeps that', () => {
    const [everybody] = WEEK.subjects;
    if (everybody === undefined) throw new Error('no subject');
    const own: Rulebook = {
      ...WEEK,
      ...{ line: 'state', use: 'archive', subjects: [{ ...everybody, staffGroups: ['contract'] }] },
    };
    expect(fromStored(storedForm(own))).toEqual(own);
    expect(checkRulebook(storedForm(own))).toMatchObject({ ok: true, rulebook: own });
  });

  test('keeps exactly its own keys', () => {
    expect(Object.keys(stored).toSorted()).toEqual(
      [
        ...['authority', 'citation', 'commentRules', 'criteria', 'document', 'escalation', 'evaluatedKinds'],
        ...['examples', 'groups', 'id', 'levelExamples', 'levels', 'maxTotal', 'notCounted', 'period'],
        ...['responsibility', 'stages', 'title', 'validFrom', 'validTo', 'version'],
        ...(WEEK.openness === null ? [] : ['openness']),
      ].toSorted(),
    );
    expect(Object.keys(stored.stages[0] ?? {}).toSorted()).toEqual(['citation', 'deadline', 'key', 'name']);
    expect(Object.keys(stored.examples[0] ?? {}).toSorted()).toEqual([
      'given',
      'key',
      'level',
      'note',
      'total',
    ]);
    expect(stored).toMatchObject({ period: 'week', id: WEEK.id });
  });

  test('is read as the weekly regulation of everybody, and back', () => {
    const read = fromStored(stored);
    expect(read).toEqual(WEEK);
    expect(storedForm(read)).toEqual(stored);
    expect(read).toMatchObject({
      ...{ form: 1, family: WEEK.id, line: 'party', use: 'evaluation', periods: ['week'], score: null },
      ...{ figures: [], gaps: [], conditions: [], forced: [], quotas: [], contradictions: [] },
      ...{ newInPost: null, rollUps: [], steps: [], readings: [] },
      subjects: [
        {
          ...{ key: 'everybody', evaluates: 'person', staffGroups: [], ranks: [], sides: [], ...cited },
          name: { vi: 'Cán bộ, công chức, người lao động', en: 'Cadres, civil servants, employees' },
        },
      ],
    });
    expect(read.stages.map(({ exceptions }) => exceptions)).toEqual(WEEK.stages.map(() => []));
    expect(read.examples[0]).toMatchObject({ input: null, values: {} });
  });

  test('older than the sections about the office says nothing of them, and keeps its text', () => {
    const silent = { ...WEEK, escalation: [], responsibility: null, openness: null };
    const old = storedForm(silent);
    for (const section of ['escalation', 'responsibility', 'openness'])
      expect(Object.hasOwn(old, section), section).toBe(false);
    expect(fromStored(old)).toEqual(silent);
    const open = { ...silent, openness: { to: 'unit', ...cited } as const };
    expect(storedForm(open)).toHaveProperty('openness.to', 'unit');
    expect(fromFormOne(storedForm(open) as Parameters<typeof fromFormOne>[0])).toEqual(open);
  });
});

describe('form 2', () => {
  const stored = storedForm(QUARTER) as StoredTwo;

  test('keeps nothing that is read off the tree, and younger sections only where they say something', () => {
    const bare = storedForm(QUARTER);
    for (const section of [
      ...['groups', 'criteria', 'maxTotal', 'escalation', 'responsibility'],
      ...['contradictions', 'openness', 'newInPost'],
    ])
      expect(Object.hasOwn(bare, section), section).toBe(false);
    const contradiction = { key: 'w', name, levels: ['good'], below: 1, part: 1, whole: 3, ...cited };
    const more = {
      ...QUARTER,
      ...{ contradictions: [contradiction], openness: { to: 'unit', ...cited } as const },
      newInPost: { days: 30, ...cited },
    };
    const kept = storedForm(more);
    expect(kept).toEqual({
      ...stored,
      ...{ contradictions: [contradiction], openness: more.openness, newInPost: more.newInPost },
    });
    expect(fromStored(kept)).toEqual({ ...more, maxTotal: 10_000 });
  });

  test('is read with the silent sections filled', () => {
    expect(fromStored(stored)).toEqual({ ...QUARTER, contradictions: [], openness: null, newInPost: null });
  });

  const of = (score: TreeNode | null) => {
    const { groups, criteria, maxTotal } = fromFormTwo({ ...stored, score });
    return {
      ...{ maxTotal, groups: groups.map(({ key, max }) => `${key} ${max}`) },
      criteria: criteria.map(({ key, group, max, step }) => `${group}/${key} ${max} ${step}`),
    };
  };
  const node = (key: string, mechanism: TreeNode['mechanism'], max: number, change: object = {}) =>
    ({ key, mechanism, max, name, leastMax: null, grades: [], ...cited, ...change }) as unknown as TreeNode;
  const entered = (key: string, max: number) => node(key, 'entered', max, { step: 5, guidance: [name] });
  const binary = (key: string, max: number) => node(key, 'binary', max, { guidance: [] });

  test('what people enter is grouped by the node above it, in the order of the tree', () => {
    const inner = node('inner', 'sum', 30, { children: [binary('d', 10), entered('e', 20)] });
    const whole = node('whole', 'sum', 100, {
      children: [entered('a', 40), node('share', 'completion', 20), inner, entered('b', 30)],
    });
    expect(of(node('cap', 'cap', 90, { of: whole }))).toEqual({
      ...{ maxTotal: 90, groups: ['whole 70', 'inner 30'] },
      criteria: ['whole/a 40 5', 'whole/b 30 5', 'inner/d 10 10', 'inner/e 20 5'],
    });
    expect(of(node('share', 'completion', 20))).toEqual({ maxTotal: 20, groups: [], criteria: [] });
    expect(of(null)).toEqual({ maxTotal: 0, groups: [], criteria: [] });
  });

  test('with name, words of help and source', () => {
    const sum = node('sum', 'sum', 40, { children: [entered('a', 40)] });
    const { groups, criteria } = fromFormTwo({ ...stored, score: sum });
    expect(groups).toEqual([{ key: 'sum', name, max: 40, ...cited }]);
    expect(criteria).toEqual([
      { key: 'a', group: 'sum', name, max: 40, step: 5, guidance: [name], ...cited },
    ]);
  });
});
