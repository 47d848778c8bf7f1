import { describe, expect, it, test } from 'vitest';
import type { PastForm, PastWho } from './form.ts';
import { isUnit, matchPerson, type PastPerson, unitInWeek } from './match.ts';
import { type PastAnswer, type PastBackground, type PastSource, planPastWeeks, saysTheSame } from './plan.ts';
import { troubleOn } from './trouble.ts';

const OFFICE = 'Văn phòng HĐND và UBND phường';
const post = (title: string, more: object = {}) => ({
  ...{ unitId: 5, unit: OFFICE, title, jobPosition: null, from: '2026-11-01', to: null },
  ...more,
});
const person = (id: number, name: string, more: Partial<PastPerson> = {}): PastPerson => ({
  ...{ id, name, nationalId: null, birthDate: null, posts: [post('Kế toán')] },
  ...more,
});
const who = (name: string, more: Partial<PastWho> = {}): PastWho => ({
  ...{ name, nationalId: null, birthDate: null, post: null, unit: null },
  ...more,
});
const codes = (match: ReturnType<typeof matchPerson>) => match.told.map((one) => one.code);

describe('whose form it is', () => {
  const hoa = person(1, 'Lê Thị Hoà');
  it('a name alone never decides', () => {
    const match = matchPerson(who('Lê Thị Hoà'), [hoa], null);
    expect([match.person, codes(match), match.candidates]).toEqual([null, ['person-not-sure'], [hoa]]);
  });
  it('a name with another mark does, in any spelling of either', () => {
    const match = matchPerson(who('Lê Thị Hòa ', { unit: 'VP HĐND - UBND' }), [hoa], null);
    expect(match).toMatchObject({ person: hoa, marks: ['unit'], told: [] });
  });
  it('a mark that differs is told, not hidden', () => {
    const match = matchPerson(who('Lê Thị Hoà', { unit: OFFICE, post: 'Thủ quỹ' }), [hoa], null);
    expect(match).toMatchObject({
      person: hoa,
      told: [
        { severity: 'warning', code: 'mark-differs', value: 'Thủ quỹ', params: { recorded: 'Kế toán' } },
      ],
    });
  });
  it('of two namesakes the one whose marks fit; when both fit, the user says', () => {
    const clerk = person(2, 'Lê Thị Hoà', { posts: [post('Văn thư')] });
    const form = who('Lê Thị Hoà', { unit: OFFICE, post: 'Văn thư' });
    expect(matchPerson(form, [hoa, clerk], null).person).toBe(clerk);
    const both = matchPerson(who('Lê Thị Hoà', { unit: OFFICE }), [hoa, clerk], null);
    expect([both.person, codes(both), both.candidates.length]).toEqual([null, ['person-ambiguous'], 2]);
    expect(matchPerson(form, [hoa, clerk], 1).person).toBe(hoa);
  });
  it('another date of birth is another person; the same one decides', () => {
    const born = person(3, 'Lê Thị Hoà', { birthDate: '1980-03-02' });
    const form = who('Lê Thị Hoà', { unit: OFFICE, birthDate: '1980-03-02' });
    expect(matchPerson(form, [hoa, born], null)).toMatchObject({ person: born, marks: ['birth', 'unit'] });
    const other = matchPerson({ ...form, birthDate: '1990-01-01' }, [born], null);
    expect([other.person, codes(other)]).toEqual([null, ['person-not-sure']]);
  });
  it('a number that belongs to somebody else is an error', () => {
    const holder = person(4, 'Trần Văn B', { nationalId: '056080000001' });
    const match = matchPerson(
      who('Lê Thị Hoà', { nationalId: '056080000001', unit: OFFICE }),
      [hoa, holder],
      null,
    );
    expect([match.person, codes(match), match.candidates]).toEqual([null, ['id-of-another'], [holder]]);
  });
  it('somebody unknown: the nearest names, the likeliest first', () => {
    const people = [person(5, 'Lê Thị Hoa', { posts: [] }), hoa, person(6, 'Lê Thị Bình')];
    const match = matchPerson(who('Le Thi Hoa', { unit: OFFICE }), people, null);
    expect([match.person, codes(match)]).toEqual([null, ['person-unknown']]);
    expect(match.candidates.map((one) => one.id)).toEqual([1, 5]);
  });
  it('whom the user picks stands, and what speaks against it is told; nobody outside the part is picked', () => {
    const match = matchPerson(who('Lê Thị H.', { unit: 'Phòng Kinh tế' }), [hoa], 1);
    expect(match.person).toBe(hoa);
    expect(match.told.map((one) => one.params?.mark)).toEqual(['name', 'unit']);
    expect(matchPerson(who('Lê Thị H.'), [hoa], 99).person).toBeNull();
  });
  it('units are the same when one name is the beginning of the other', () => {
    expect(isUnit('VP HĐND-UBND', OFFICE)).toBe(true);
    expect(isUnit('Phòng Kinh tế', OFFICE)).toBe(false);
    expect(isUnit('', OFFICE)).toBe(false);
  });
  it('the unit of the record is that of a post of the week, else of the next one', () => {
    const week = { from: '2026-10-26', to: '2026-11-02' };
    const moved = person(7, 'X', {
      posts: [
        post('A', { unitId: 8, from: '2026-01-01', to: '2026-11-01' }),
        post('B', { unitId: 9, unit: 'Phòng Kinh tế', from: '2026-11-01' }),
      ],
    });
    expect(unitInWeek(moved, { unit: null }, week)).toBe(8);
    expect(unitInWeek(moved, { unit: 'Phòng Kinh tế' }, week)).toBe(9);
    expect(unitInWeek(moved, { unit: null }, { from: '2025-01-06', to: '2025-01-13' })).toBe(8);
    expect(unitInWeek({ ...moved, posts: [] }, { unit: null }, week)).toBeNull();
  });
});

const FORM: PastForm = {
  ...{ week: '2026-W44', items: [], level: null, opinion: null, signatures: [] },
  who: who('Lê Thị Hoà', { unit: OFFICE }),
  points: [{ label: 'Điểm', most: 4000, self: 3000, manager: null, final: null }],
  totals: { self: 3000, manager: 2900, final: null, reckoned: 3000 },
};
const source = (
  hash: string,
  form: PastForm | null = FORM,
  troubles: PastSource['read']['troubles'] = [],
) => ({
  ...{ file: `${hash}.xlsx`, hash },
  read: { sheet: 'P', form, troubles },
});
const BACKGROUND: PastBackground = {
  ...{ people: [person(1, 'Lê Thị Hoà')], kept: [], evaluated: new Set<string>(), importerId: 99 },
  thisWeek: '2026-W47',
};
const kept = (form: PastForm, more: object = {}) => ({
  ...{ id: 7, version: 1, personId: 1, week: '2026-W44', hash: 'old', sheet: 'P', form },
  ...more,
});
const plan = (
  sources: readonly PastSource[],
  background: Partial<PastBackground> = {},
  answers: readonly PastAnswer[] = [],
) =>
  planPastWeeks(sources, { ...BACKGROUND, ...background }, answers).map(({ state, asks, troubles }) => ({
    ...{ state, asks, told: troubles.map((one) => `${one.severity} ${one.code}`) },
  }));
const answer = (more: Partial<PastAnswer>, hash = 'a'): PastAnswer => ({ hash, sheet: 'P', ...more });

describe('what importing would do', () => {
  it('a form without doubt is ready', () => {
    expect(plan([source('a')])).toEqual([{ state: 'ready', asks: [], told: [] }]);
  });
  it('the same form again changes nothing, saved anew or not', () => {
    const again = { kept: [kept(JSON.parse(JSON.stringify(FORM)))] };
    expect(plan([source('a')], again)).toEqual([{ state: 'same', asks: [], told: [] }]);
    expect(plan([source('old')], again)).toMatchObject([{ state: 'same' }]);
  });
  it('another form for the week waits for a reason', () => {
    const other = { kept: [kept({ ...FORM, totals: { ...FORM.totals, self: 2000 } })] };
    const blocked = { state: 'blocked', asks: ['replace'], told: ['error week-imported'] };
    expect(plan([source('a')], other)).toEqual([blocked]);
    expect(plan([source('a')], other, [answer({ replace: ' ... ' })])).toEqual([blocked]);
    expect(plan([source('a')], other, [answer({ replace: 'Phiếu có chữ ký' })])).toEqual([
      { state: 'ready', asks: ['replace'], told: ['warning week-imported'] },
    ]);
  });
  it('a form kept for somebody else is not taken twice', () => {
    const people = [...BACKGROUND.people, person(2, 'Lê Thị Hoà', { birthDate: '1990-01-01' })];
    const held = { people, kept: [kept(FORM, { hash: 'a', personId: 2 })] };
    expect(plan([source('a')], held, [answer({ personId: 1 })])).toMatchObject([
      { state: 'blocked', told: ['error imported-for-another'] },
    ]);
  });
  it('a gap is imported only when the user says so', () => {
    const gap = [troubleOn('P', { severity: 'error', code: 'score-missing' })];
    expect(plan([source('a', FORM, gap)])).toMatchObject([{ state: 'blocked', asks: ['incomplete'] }]);
    expect(plan([source('a', FORM, gap)], {}, [answer({ incomplete: true })])).toEqual([
      { state: 'ready', asks: ['incomplete'], told: ['warning score-missing'] },
    ]);
  });
  it('two forms of one week stand against each other until one is left out', () => {
    const two = [source('a'), source('b')];
    expect(plan(two).map((one) => one.state)).toEqual(['ready', 'blocked']);
    expect(plan(two, {}, [answer({ leaveOut: true })]).map((one) => one.state)).toEqual([
      'left-out',
      'ready',
    ]);
  });
  it('the same file chosen twice counts once', () => {
    expect(plan([source('a'), source('a')])).toMatchObject([
      { state: 'ready' },
      { state: 'same', told: ['note file-twice'] },
    ]);
  });
  it('nobody imports the own form, and no week that is not over', () => {
    expect(plan([source('a')], { importerId: 1 })).toMatchObject([{ told: ['error own-form'] }]);
    expect(plan([source('a')], { importerId: null })).toMatchObject([{ state: 'ready' }]);
    expect(plan([source('a')], { thisWeek: '2026-W44' })).toMatchObject([{ told: ['error week-not-past'] }]);
  });
  it('a result of the week that stands here already is told', () => {
    expect(plan([source('a')], { evaluated: new Set(['1 2026-W44']) })).toEqual([
      { state: 'ready', asks: [], told: ['warning week-evaluated-here'] },
    ]);
  });
  it('what is no form is left out or stays in the way', () => {
    const none = source('a', null, [troubleOn('P', { severity: 'error', code: 'form-unknown' })]);
    expect(plan([none])).toMatchObject([{ state: 'blocked' }]);
    expect(plan([none], {}, [answer({ leaveOut: true })])).toMatchObject([{ state: 'left-out' }]);
  });
});

describe('one form as it is shown', () => {
  const hoa = BACKGROUND.people[0];
  const shown = (
    sources: readonly PastSource[],
    more: Partial<PastBackground> = {},
    answers: readonly PastAnswer[] = [],
  ) => planPastWeeks(sources, { ...BACKGROUND, ...more }, answers);
  const about = (form: PastForm | null, hash = 'a') => ({ file: `${hash}.xlsx`, hash, sheet: 'P', form });
  const nobody = {
    ...{ person: null, unitId: null, marks: [], byHand: false, candidates: [] },
    ...{ replaces: null, complete: false },
  };
  const told = (code: string, more: object = {}, severity = 'error') => ({
    ...{ severity, code, sheet: 'P', row: null, column: null, value: null, params: {} },
    ...more,
  });

  it('with its person and unit', () => {
    expect(shown([source('a')])).toEqual([
      {
        ...{ ...about(FORM), person: hoa, unitId: 5, marks: ['unit'], byHand: false, candidates: [] },
        ...{ state: 'ready', asks: [], replaces: null, complete: true, troubles: [] },
      },
    ]);
  });
  it('with the person chosen by hand, who can be chosen again', () => {
    const [chosen] = shown([source('a')], {}, [answer({ personId: 1 })]);
    expect(chosen).toMatchObject({ person: hoa, byHand: true, marks: [], asks: ['person'], state: 'ready' });
    const [other] = shown([source('a')], {}, [answer({ personId: 2 })]);
    expect(other).toMatchObject({ person: hoa, byHand: false, asks: [] });
  });
  it('of nobody, twice: each asks for itself', () => {
    const lost = { ...FORM, who: who('Trần B') };
    const plans = shown([source('a', lost), source('b', lost)], {}, [answer({ leaveOut: true }, 'b')]);
    const troubles = [told('person-unknown', { value: 'Trần B' })];
    expect(plans).toEqual([
      { ...about(lost), ...nobody, complete: true, state: 'blocked', asks: ['person'], troubles },
      { ...about(lost, 'b'), ...nobody, complete: true, state: 'left-out', asks: ['person'], troubles },
    ]);
  });
  it('chosen twice, and no form', () => {
    const note = told('file-twice', {}, 'note');
    expect(shown([source('a'), source('a')])[1]).toEqual({
      ...{ ...about(FORM), ...nobody, state: 'same', asks: [], troubles: [note] },
    });
    const troubles = [troubleOn('P', { severity: 'error', code: 'form-unknown' })];
    expect(shown([source('a', null, troubles)])).toEqual([
      { ...about(null), ...nobody, state: 'blocked', asks: [], troubles },
    ]);
  });
  it('second of its week: the first file is named; another week or person is no second', () => {
    const later = { ...FORM, week: '2026-W45' };
    const people = [...BACKGROUND.people, person(2, 'Trần B')];
    const another = { ...FORM, who: who('Trần B', { unit: OFFICE }) };
    const plans = shown([source('a'), source('b', later), source('c', another), source('d')], { people });
    expect(plans.map(({ troubles }) => troubles)).toEqual([
      ...[[], [], [], [told('form-twice', { params: { file: 'a.xlsx' } })]],
    ]);
  });
  it('instead of one kept: both sums are told', () => {
    const before = { ...FORM, totals: { ...FORM.totals, self: null } };
    const record = kept(before);
    const lesser = kept({ ...FORM, totals: { ...FORM.totals, self: 2000 } });
    const after = { ...FORM, totals: { ...FORM.totals, self: null } };
    const asked = (params: object) => [told('week-imported', { value: '2026-W44', params })];
    const [first] = shown([source('a')], { kept: [record] });
    expect(first).toMatchObject({ replaces: record, state: 'blocked', asks: ['replace'] });
    expect(first?.troubles).toEqual(asked({ before: '', after: 3000 }));
    const [second] = shown([source('a', after)], { kept: [lesser] });
    expect(second?.troubles).toEqual(asked({ before: 2000, after: '' }));
    expect(second?.complete).toBe(false);
  });
  it.each<[string, object, boolean]>([
    ['its file and sheet', {}, true],
    ['the same person', { personId: 1, week: '2026-W40' }, false],
    ['another file', { hash: 'z' }, false],
    ['another sheet', { sheet: 'Q' }, false],
  ])('kept for somebody else: %s', (_, more, isTold) => {
    const other = kept(FORM, { hash: 'a', personId: 2, week: '2026-W40', ...more });
    expect(shown([source('a')], { kept: [other] })[0]?.troubles).toEqual(
      isTold ? [told('imported-for-another')] : [],
    );
  });
  it('only what was asked is settled by an answer', () => {
    const gaps = (['score-missing', 'score-unreadable', 'name-missing'] as const).map((code) =>
      troubleOn('P', { severity: 'error', code }),
    );
    const severities = (answers: readonly PastAnswer[]) =>
      shown([source('a', FORM, gaps)], {}, answers)[0]?.troubles.map(({ severity }) => severity);
    expect(severities([answer({ incomplete: true })])).toEqual(['warning', 'warning', 'error']);
    expect(severities([answer({ replace: 'Có chữ ký' })])).toEqual(['error', 'error', 'error']);
    const unreadable = troubleOn('P', { severity: 'error', code: 'score-unreadable' });
    expect(shown([source('a', FORM, [unreadable])])[0]?.asks).toEqual(['incomplete']);
    expect(shown([source('a', FORM, [gaps[2] ?? unreadable])])[0]?.asks).toEqual([]);
  });
});

test('two forms say the same whatever the order of their keys, and not when a word or number differs', () => {
  const { points, ...rest } = FORM;
  expect(saysTheSame({ points, ...rest }, FORM)).toBe(true);
  const item = { content: 'a', product: '', due: '', done: '', result: '', note: '' };
  expect(saysTheSame({ ...FORM, items: [item] }, FORM)).toBe(false);
  expect(saysTheSame({ ...FORM, items: [item] }, { ...FORM, items: [{ ...item, note: 'b' }] })).toBe(false);
  expect(saysTheSame({ ...FORM, level: 'null' }, FORM)).toBe(false);
  expect(saysTheSame({ ...FORM, points: [...points, ...points] }, FORM)).toBe(false);
});
