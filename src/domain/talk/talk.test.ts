// A case from the proposal to its end: who may do what, what is refused, and that the acts alone make the state.
import { describe, expect, it } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import type { Viewer } from '../evaluation/shape.ts';
import { decideTalk, type TalkCommand, type TalkFacts } from './decide.ts';
import { evolveTalk, openedTalk } from './evolve.ts';
import { type ConductFact, type FactForm, factRefusals, recordsAs, withdrawsAs } from './fact.ts';
import { mayWithTalk, TALK_STATES, type TalkCase } from './talk.ts';

const [LAN, MINH, OFFICE, CHAIR, UNIT, OTHER_UNIT] = [5, 2, 10, 1, 2, 3] as const;
const TODAY = '2026-11-18';
const proposed = openedTalk(1, {
  ...{
    personId: LAN,
    unitId: UNIT,
    authorityId: CHAIR,
    trigger: 'undone-and-breach',
    weeks: ['2026-W45', '2026-W46'],
  },
  ...{ rulebook: { id: '8679-weekly', version: 2 }, due: '2026-11-23' },
});
const viewer = (personId: number, more: Partial<Viewer> = {}): Viewer => ({
  ...{ personId, scoresFor: [], approvesFor: [], draftsFor: [] },
  ...{ headedUnits: [], officeUnits: [], inspectedUnits: [], ...more },
});
const facts: TalkFacts = {
  today: TODAY,
  actorId: OFFICE,
  officeIds: [OFFICE],
  headIds: [MINH],
  activeIds: [LAN, MINH],
};
const hold = {
  act: 'hold',
  ...{ on: TODAY, officeId: OFFICE, headId: MINH, said: 'Đã làm rõ nguyên nhân' },
  measures: [{ text: 'Nộp báo cáo tồn', ownerId: LAN, due: '2026-11-25' }],
} as const satisfies TalkCommand;
const codes = (one: TalkCase, command: TalkCommand, more: Partial<TalkFacts> = {}) =>
  decideTalk(one, command, { ...facts, ...more }).refusals.map(({ code }) => code);
const done = (one: TalkCase, ...commands: readonly TalkCommand[]) =>
  commands.reduce((state, command) => decideTalk(state, command, facts).after, one);

describe('who may', () => {
  it('decide: heads and Office; answer: the person; read: the inspector; others nothing', () => {
    const head = viewer(MINH, { headedUnits: [UNIT] });
    const office = viewer(OFFICE, { officeUnits: [UNIT] });
    expect(mayWithTalk(head, proposed)).toEqual(['accept', 'decline']);
    expect(mayWithTalk(office, proposed)).toEqual(['accept', 'decline']);
    expect(mayWithTalk(viewer(CHAIR), proposed)).toEqual(['accept', 'decline']);
    expect(mayWithTalk(viewer(11, { inspectedUnits: [UNIT] }), proposed)).toEqual([]);
    expect(mayWithTalk(viewer(7, { headedUnits: [OTHER_UNIT] }), proposed)).toEqual([]);
    const held = done(proposed, { act: 'accept', on: TODAY, place: 'Phòng 2' }, hold);
    expect(mayWithTalk(viewer(LAN), held)).toEqual(['sign', 'object']);
    expect(mayWithTalk(head, held)).toEqual(['finish']);
    expect(mayWithTalk(office, held)).toEqual(['finish', 'close']);
  });

  it('nobody decides on himself, whatever he is besides', () => {
    const all = { headedUnits: [UNIT], officeUnits: [UNIT], inspectedUnits: [UNIT] };
    for (const state of TALK_STATES)
      for (const act of mayWithTalk(viewer(LAN, all), { ...proposed, state }))
        expect(['sign', 'object']).toContain(act);
  });
});

describe('steps', () => {
  it('declining, objecting, finishing and closing need words', () => {
    for (const act of ['decline', 'object', 'close'] as const)
      expect(codes(proposed, { act, text: ' - ' })).toEqual(['comment-required']);
    expect(codes(proposed, { act: 'decline', text: 'Nghỉ ốm có giấy' })).toEqual([]);
    expect(codes(proposed, { act: 'finish', no: 1, text: 'x' })).toEqual(['no-open-measure']);
  });

  it('a day is set ahead, with a place', () => {
    expect(codes(proposed, { act: 'accept', on: '2026-11-17', place: '' })).toEqual([
      'due-in-the-past',
      'place-missing',
    ]);
  });

  it('Office and head hold it together, one of them writes it down, the person is neither', () => {
    expect(codes(proposed, hold)).toEqual([]);
    expect(codes(proposed, hold, { actorId: 11 })).toEqual(['writer-held-it']);
    expect(codes(proposed, { ...hold, headId: OFFICE })).toEqual(['both-hold-the-talk']);
    expect(codes(proposed, { ...hold, headId: LAN }, { headIds: [LAN] })).toEqual(['both-hold-the-talk']);
    expect(codes(proposed, { ...hold, on: '2026-11-19', measures: [] })).toEqual([
      'day-to-come',
      'measure-missing',
    ]);
    const [measure] = hold.measures;
    expect(
      codes(proposed, { ...hold, measures: [{ ...measure, due: '2026-11-17', ownerId: 99, text: '' }] }),
    ).toEqual(['measure-words-missing', 'measure-before-talk', 'owner-without-post']);
  });

  it('ends by itself once the person has answered and every measure is done, in either order', () => {
    const held = done(proposed, hold);
    const finish = { act: 'finish', no: 1, text: 'Đã nộp' } as const;
    expect(done(held, finish).state).toBe('held');
    expect(done(held, finish, { act: 'sign' })).toMatchObject({
      state: 'closed',
      answer: 'signed',
      version: 5,
    });
    expect(done(held, { act: 'object', text: 'Không đúng' }, finish)).toMatchObject({
      state: 'closed',
      answer: 'objected',
    });
    expect(done(held, { act: 'sign' }).state).toBe('signed');
  });

  it('the acts alone make the state', () => {
    let replayed = proposed;
    let state = proposed;
    const road: readonly TalkCommand[] = [
      { act: 'accept', on: TODAY, place: 'Phòng 2' },
      hold,
      { act: 'sign' },
      { act: 'finish', no: 1, text: 'Đã nộp' },
    ];
    for (const command of road) {
      const { after, steps } = decideTalk(state, command, facts);
      for (const step of steps) replayed = evolveTalk(replayed, step);
      state = after;
    }
    expect(replayed).toEqual(state);
    expect(state.state).toBe('closed');
  });
});

describe('facts', () => {
  const record = { subject: 'person', personId: LAN, scorerId: 4, approverId: MINH, unitId: UNIT } as const;
  const fact: ConductFact = {
    ...{ id: 1, evaluationId: 1, personId: LAN, unitId: UNIT, week: '2026-W47', day: TODAY },
    ...{ class: 'breach', breach: 'hours', recordedBy: 4, withdrawn: false, version: 1 },
  };

  it('are recorded by manager, head or Office, never by the person', () => {
    expect(recordsAs(viewer(4), record)).toBe('scorer');
    expect(recordsAs(viewer(MINH, { headedUnits: [UNIT] }), record)).toBe('unit-head');
    expect(recordsAs(viewer(OFFICE, { officeUnits: [UNIT] }), record)).toBe('office');
    expect(recordsAs(viewer(LAN, { headedUnits: [UNIT], officeUnits: [UNIT] }), record)).toBeNull();
    expect(recordsAs(viewer(11, { inspectedUnits: [UNIT] }), record)).toBeNull();
    expect(recordsAs(viewer(MINH), record)).toBeNull();
  });

  it('a manager takes back his own only; nothing is taken back twice', () => {
    expect(withdrawsAs(viewer(4), record, fact)).toBe('scorer');
    expect(withdrawsAs(viewer(4), record, { ...fact, recordedBy: OFFICE })).toBeNull();
    expect(withdrawsAs(viewer(OFFICE, { officeUnits: [UNIT] }), record, fact)).toBe('office');
    expect(withdrawsAs(viewer(4), record, { ...fact, withdrawn: true })).toBeNull();
    expect(withdrawsAs(viewer(LAN), record, { ...fact, recordedBy: LAN })).toBeNull();
  });

  it('have a day of that week, an article and evidence', () => {
    const rule = weeklyRulebook().responsibility;
    const form = { class: 'breach', breach: 'hours', day: TODAY, what: 'Đến muộn 40 phút' } as const;
    const whole = { ...form, article: 'Điều 5 Nội quy', evidence: 'Sổ trực ngày 18/11' };
    const refused = (given: FactForm, today: string = TODAY) =>
      factRefusals(given, { week: '2026-W47', today, rule }).map(({ code }) => code);
    expect(refused(whole)).toEqual([]);
    expect(refused({ ...whole, article: ' ', evidence: '' })).toEqual([
      'article-missing',
      'evidence-missing',
    ]);
    expect(refused({ ...whole, day: '2026-11-15' })).toEqual(['day-outside-week']);
    expect(refused(whole, '2026-11-17')).toEqual(['day-to-come']);
    expect([refused({ ...whole, day: '2026-11-16' }), refused({ ...whole, what: ' ' })]).toEqual([
      ...[[], ['fact-words-missing']],
    ]);
    const next = { ...whole, day: '2026-11-23' };
    expect(refused(next, '2026-11-30')).toEqual(['day-outside-week']);
    expect(refused({ ...whole, class: 'undone-important' })).toEqual(['unknown-breach']);
    expect(
      factRefusals({ ...whole, breach: 'mood' }, { week: '2026-W47', today: TODAY, rule }),
    ).toMatchObject([{ code: 'unknown-breach' }]);
    const undone = { ...whole, class: 'undone-important' as const, breach: null, article: '' };
    expect(factRefusals(undone, { week: '2026-W47', today: TODAY, rule })).toEqual([]);
    expect(factRefusals(whole, { week: '2026-W47', today: TODAY, rule: null })).toMatchObject([
      { code: 'no-responsibility-rule' },
    ]);
  });
});
