import { describe, expect, test } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { checkRulebook } from './check.ts';
import { storedForm } from './stored.ts';

type Data = Record<string, unknown>;

/** A copy of the shipped rulebook with the value at `path` replaced; `undefined` removes it. */
function changed(...changes: readonly [path: string, value: unknown][]): unknown {
  const copy = structuredClone(storedForm(weeklyRulebook())) as unknown as Data;
  for (const [path, value] of changes) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let owner = copy;
    for (const step of steps) owner = owner[step] as Data;
    if (value === undefined) delete owner[last];
    else owner[last] = value;
  }
  return copy;
}

function faultsOf(raw: unknown): string[] {
  const check = checkRulebook(raw);
  return check.ok ? [] : check.faults.map((fault) => `${fault.path.join('.')} ${fault.code}`);
}

test('the shipped rulebook passes, and what comes out goes in again unchanged', () => {
  const rulebook = weeklyRulebook();
  expect(checkRulebook(structuredClone(storedForm(rulebook)))).toEqual({ ok: true, rulebook });
  expect(rulebook.examples.length + rulebook.levelExamples.length).toBeGreaterThanOrEqual(12);
});

test('what the letter says about posts is in the data', () => {
  const rows = Object.fromEntries(
    weeklyRulebook().authority.flatMap((row) => row.ranks.map((rank) => [rank, row])),
  );
  expect(rows.leader).toMatchObject({ outside: true, approvers: [] });
  for (const rank of ['head', 'secretary', 'assistant']) {
    expect(rows[rank]).toMatchObject({ oneAuthority: true, approvers: ['leader-of-body'] });
  }
  expect(rows.deputy).toMatchObject({ oneAuthority: true });
  expect(rows.deputy?.approvers[0]).toBe('head-of-unit');
  for (const rank of ['section-head', 'staff']) {
    expect(rows[rank]).toMatchObject({ oneAuthority: false });
    expect(rows[rank]?.approvers[0]).toBe('head-of-unit');
  }
});

test('every reading marked D in the rulebook says that a lawyer must confirm it', () => {
  const marked: unknown[] = [];
  JSON.stringify(weeklyRulebook(), (name, value) => {
    if (name === 'citation' && value.confidence === 'D') marked.push(value.note?.en);
    return value;
  });
  expect(marked.length).toBeGreaterThan(10);
  for (const note of marked) expect(note).toMatch(/lawyer must confirm/);
});

describe('form', () => {
  test.each([
    ['not data', null, [' not-an-object']],
    ['a list', [], [' not-an-object']],
    ['an unknown key', changed(['criteria.0.weight', 2]), ['criteria.0.weight unknown-key']],
    ['a missing key', changed(['title', undefined]), [' missing-key']],
    ['a missing citation', changed(['levels.2.citation', undefined]), ['levels.2 missing-citation']],
    ['one language only', changed(['criteria.1.name', { vi: 'Tiến độ' }]), ['criteria.1.name missing-key']],
    ['an empty text', changed(['title.en', '  ']), ['title.en not-a-text']],
    ['fractional points', changed(['criteria.0.max', 40.5]), ['criteria.0.max not-an-integer-in-range']],
    ['a text for a number', changed(['maxTotal', '10000']), ['maxTotal not-an-integer-in-range']],
    ['a date that does not exist', changed(['validFrom', '2025-02-29']), ['validFrom not-a-date']],
    [
      'a time that does not exist',
      changed(['stages.0.deadline.time', '24:00']),
      ['stages.0.deadline.time not-a-time'],
    ],
    ['an unknown rank', changed(['authority.0.ranks', ['king']]), ['authority.0.ranks.0 unknown-rank']],
    [
      'an unknown relation',
      changed(['authority.1.scorers', ['friend']]),
      ['authority.1.scorers.0 unknown-relation'],
    ],
    [
      'an unknown condition',
      changed(['commentRules.0.when', { kind: 'never' }]),
      ['commentRules.0.when.kind unknown-word', 'commentRules.0.when missing-key'],
    ],
    ['an unknown confidence', changed(['citation.confidence', 'E']), ['citation.confidence unknown-word']],
    ['too few examples', changed(['examples', []]), ['examples list-too-short']],
  ])('%s', (_name, raw, expected) => {
    expect(faultsOf(raw)).toEqual(expected);
  });

  test('all faults of the form are reported at once', () => {
    const raw = changed(['maxTotal', -1], ['levels.0.key', 'Best!'], ['stages.1.citation', undefined]);
    expect(faultsOf(raw)).toEqual([
      'maxTotal not-an-integer-in-range',
      'levels.0.key not-a-key',
      'stages.1 missing-citation',
    ]);
  });

  test('a key named __proto__ is unknown, not swallowed', () => {
    const raw = JSON.parse(
      JSON.stringify(storedForm(weeklyRulebook())).replace('{', '{"__proto__":{"version":2},'),
    );
    expect(faultsOf(raw)).toEqual(['__proto__ unknown-key']);
  });
});

describe('coherence', () => {
  test.each([
    ['criteria above their group', changed(['criteria.0.max', 4500]), 'groups.0.max maxima-do-not-add-up'],
    ['groups below the total', changed(['maxTotal', 9000]), 'maxTotal maxima-do-not-add-up'],
    [
      'a step that misses the maximum',
      changed(['criteria.0.step', 300]),
      'criteria.0.step step-does-not-divide-maximum',
    ],
    [
      'a group nobody describes',
      changed(['groups.1', weeklyRulebook().groups[0]]),
      'criteria.2.group group-without-entry',
    ],
    ['a gap of a hundredth', changed(['levels.1.to.value', 8999]), 'levels.0.from band-gap'],
    ['a gap of the border itself', changed(['levels.0.from.closed', false]), 'levels.0.from band-gap'],
    ['a shared border', changed(['levels.1.to.closed', true]), 'levels.0.from band-overlap'],
    ['an overlap', changed(['levels.2.to.value', 7600]), 'levels.1.from band-overlap'],
    ['a top left out', changed(['levels.0.to.closed', false]), 'levels.0.to top-not-covered'],
    ['a bottom left out', changed(['levels.3.from.value', 1]), 'levels.3.from bottom-not-covered'],
    ['a band upside down', changed(['levels.3.from.value', 6000]), 'levels.3 band-upside-down'],
    ['levels not best first', changed(['levels.0.order', 2]), 'levels.0.order level-out-of-order'],
    ['a key twice', changed(['criteria.1.key', 'quality']), 'criteria.1.key duplicate-key'],
    [
      'an absence twice',
      changed(['notCounted.1.absenceKind', 'leave']),
      'notCounted.1.absenceKind duplicate-key',
    ],
    [
      'a rank forgotten',
      changed(['authority.2.ranks', ['staff']], ['authority.3.ranks', ['section-head']]),
      'authority rank-without-row',
    ],
    ['a rank in two rows', changed(['authority.2.ranks', ['deputy', 'staff']]), 'authority rank-in-two-rows'],
    ['nobody approves', changed(['authority.3.approvers', []]), 'authority.3.approvers row-without-approver'],
    ['nobody scores', changed(['authority.3.scorers', []]), 'authority.3.scorers row-without-scorer'],
    [
      'outside yet scored',
      changed(['authority.0.scorers', ['head-of-unit']]),
      'authority.0 outside-row-names-somebody',
    ],
    ['a stage missing', changed(['stages.3.key', 'submit']), 'stages stage-missing'],
    [
      'approval before scoring',
      changed(['stages.2.deadline.time', '09:00']),
      'stages.2.deadline deadline-out-of-order',
    ],
    [
      'two deadlines at once',
      changed(['stages.2.deadline.time', '10:00']),
      'stages.2.deadline deadline-out-of-order',
    ],
    ['an end before the start', changed(['validTo', '2025-06-01']), 'validTo ends-before-it-starts'],
    [
      'an example with another total',
      changed(['examples.3.total', 9000]),
      'examples.3.total example-total-differs',
    ],
    [
      'an example with another level',
      changed(['examples.3.level', 'excellent']),
      'examples.3.level example-level-differs',
    ],
    [
      'an example of an unknown criterion',
      changed(['examples.3.given', { luck: 1 }]),
      'examples.3.total example-total-differs',
    ],
    [
      'a border of another level',
      changed(['levelExamples.2.level', 'excellent']),
      'levelExamples.2.level example-level-differs',
    ],
  ])('%s', (_name, raw, expected) => {
    expect(faultsOf(raw)).toContain(expected);
  });
});

describe('what the data would be', () => {
  const meant = (raw: unknown) => {
    const check = checkRulebook(raw);
    return check.ok ? 'right' : check.meant?.maxTotal;
  };
  test('is told when nothing but its own examples speaks against it', () => {
    expect(meant(changed(['examples.3.total', 1]))).toBe(10_000);
    expect(meant(changed(['levelExamples.2.level', 'excellent']))).toBe(10_000);
    expect(meant(changed(['examples.3.total', 1], ['validTo', '2025-06-01']))).toBeUndefined();
    expect(meant(changed(['validTo', '2025-06-01']))).toBeUndefined();
    expect(meant(changed(['title', undefined]))).toBeUndefined();
    expect(meant(changed())).toBe('right');
  });

  test.each([
    ['form', { form: 1 }, true],
    ['score', { score: null }, true],
    ['neither', {}, false],
  ])('data with %s', (_key, more, isTwo) => {
    const found = faultsOf({ ...more, version: 1 });
    expect(found.length).toBeGreaterThan(10);
    // Only form 2 has a family, only form 1 a whole of its own.
    const missing = checkRulebook({ ...more, version: 1 });
    const keys = missing.ok ? [] : missing.faults.map(({ params }) => params.key);
    expect([keys.includes('family'), keys.includes('maxTotal')]).toEqual([isTwo, !isTwo]);
  });
});
