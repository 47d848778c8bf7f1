// The borders of every step of a case, and what each of them writes.
import { describe, expect, it, test } from 'vitest';
import type { Viewer } from '../evaluation/shape.ts';
import { decideTalk, type TalkCommand, type TalkFacts } from './decide.ts';
import { evolveTalk, followsInTalk, openedTalk } from './evolve.ts';
import { TALK_STATES, type TalkCase, talkCapacity } from './talk.ts';

const [LAN, MINH, OFFICE, CHAIR, UNIT] = [5, 2, 10, 1, 2] as const;
const TODAY = '2026-11-18';
const proposed = openedTalk(1, {
  ...{ personId: LAN, unitId: UNIT, authorityId: CHAIR, trigger: 'undone-and-breach' },
  ...{ weeks: ['2026-W45', '2026-W46'], rulebook: { id: '8679-weekly', version: 2 }, due: '2026-11-23' },
});
const facts: TalkFacts = {
  ...{ today: TODAY, actorId: OFFICE, officeIds: [OFFICE, LAN], headIds: [MINH, OFFICE, LAN] },
  activeIds: [LAN, MINH],
};
const HOLD = {
  ...{ act: 'hold', on: TODAY, officeId: OFFICE, headId: MINH, said: 'Đã làm rõ nguyên nhân' },
  measures: [
    { text: 'Nộp báo cáo tồn', ownerId: LAN, due: TODAY },
    { text: 'Kiểm tra hằng tuần', ownerId: MINH, due: '2026-12-31' },
  ],
} as const satisfies TalkCommand;
const decided = (one: TalkCase, command: TalkCommand) => decideTalk(one, command, facts);
const codes = (one: TalkCase, command: TalkCommand) => decided(one, command).refusals.map(({ code }) => code);
const held = decided(proposed, HOLD).after;

describe('borders', () => {
  const accept = (on: string) => codes(proposed, { act: 'accept', on, place: 'Phòng 2' });
  const hold = (more: Partial<typeof HOLD>) => codes(proposed, { ...HOLD, ...more } as TalkCommand);

  it('a talk is set for today at the earliest, and for a day there is', () => {
    expect([accept(TODAY), accept('2026-11-19')]).toEqual([[], []]);
    expect([accept('2026-11-17'), accept('2026-11-31')]).toEqual([['due-in-the-past'], ['due-in-the-past']]);
  });

  it('a measure is due on the day of the talk at the earliest', () => {
    expect(hold({})).toEqual([]);
    const [first, second] = HOLD.measures;
    const early = { ...second, due: '2026-11-17' } as unknown as typeof second;
    expect(hold({ measures: [first, early] })).toEqual(['measure-before-talk']);
  });

  it('nobody holds his own talk, and nobody holds both sides of it', () => {
    const sides = (officeId: number, headId: number) =>
      decideTalk(proposed, { ...HOLD, officeId, headId }, { ...facts, actorId: officeId }).refusals.map(
        ({ code }) => code,
      );
    expect(sides(OFFICE, MINH)).toEqual([]);
    for (const [office, head] of [
      ...[
        [LAN, MINH],
        [OFFICE, LAN],
        [OFFICE, OFFICE],
        [MINH, MINH],
        [OFFICE, 99],
        [99, MINH],
      ],
    ] as const)
      expect(sides(office, head), `${office} and ${head}`).toEqual(['both-hold-the-talk']);
  });

  it('a measure is finished once, by its number, while others stay open', () => {
    const finish = (no: number) => ({ act: 'finish', no, text: 'Đã nộp' }) as const;
    const one = decided(held, finish(2)).after;
    expect(one.measures.map(({ doneOn }) => doneOn)).toEqual([null, TODAY]);
    expect([codes(one, finish(2)), codes(one, finish(3)), codes(one, finish(1))]).toEqual([
      ...[['no-open-measure'], ['no-open-measure'], []],
    ]);
    expect(codes(one, { act: 'finish', no: 1, text: ' ' })).toEqual(['comment-required']);
  });
});

test('a refused step writes nothing and leaves the case as it was', () => {
  const refused = decided(proposed, { act: 'decline', text: '' });
  expect(refused).toMatchObject({ after: proposed, steps: [] });
});

describe('what each step writes, and what it makes of the case', () => {
  test.each<[TalkCommand, TalkCase, object, Partial<TalkCase>]>([
    [
      { act: 'accept', on: '2026-11-20', place: 'Phòng 2' },
      proposed,
      { act: 'accepted', payload: { on: '2026-11-20' }, texts: { place: 'Phòng 2' } },
      { state: 'accepted', plannedOn: '2026-11-20', version: 2 },
    ],
    [
      { act: 'decline', text: 'Nghỉ ốm có giấy' },
      proposed,
      { act: 'declined', payload: {}, texts: { reason: 'Nghỉ ốm có giấy' } },
      { state: 'declined', version: 2 },
    ],
    [
      HOLD,
      proposed,
      {
        act: 'held',
        payload: {
          ...{ on: TODAY, officeId: OFFICE, headId: MINH },
          measures: [
            { ownerId: LAN, due: TODAY },
            { ownerId: MINH, due: '2026-12-31' },
          ],
        },
        texts: {
          ...{ said: HOLD.said, 'measure-1': 'Nộp báo cáo tồn', 'measure-2': 'Kiểm tra hằng tuần' },
        },
      },
      {
        ...{ state: 'held', heldOn: TODAY, officeId: OFFICE, headId: MINH },
        measures: [
          { no: 1, ownerId: LAN, due: TODAY, doneOn: null },
          { no: 2, ownerId: MINH, due: '2026-12-31', doneOn: null },
        ],
      },
    ],
    [{ act: 'sign' }, held, { act: 'signed', payload: {}, texts: {} }, { state: 'signed', answer: 'signed' }],
    [
      { act: 'object', text: 'Không đúng' },
      held,
      { act: 'objected', payload: {}, texts: { objection: 'Không đúng' } },
      { state: 'objected', answer: 'objected' },
    ],
    [
      { act: 'finish', no: 1, text: 'Đã nộp' },
      held,
      { act: 'measure-done', payload: { no: 1, on: TODAY }, texts: { note: 'Đã nộp' } },
      { state: 'held' },
    ],
    [
      { act: 'close', text: 'Đã chuyển công tác' },
      held,
      { act: 'closed', payload: {}, texts: { reason: 'Đã chuyển công tác' } },
      { state: 'closed' },
    ],
  ])('$act', (command, before, step, after) => {
    const { steps, after: made } = decided(before, command);
    expect(steps).toEqual([step]);
    expect(made).toMatchObject(after);
  });

  it('stays open while one of several measures is, whatever the person answered; ends with the last', () => {
    const signed = decided(held, { act: 'sign' }).after;
    const half = decided(signed, { act: 'finish', no: 1, text: 'Xong' });
    expect([half.after.state, half.steps.length]).toEqual(['signed', 1]);
    const whole = decided(half.after, { act: 'finish', no: 2, text: 'Xong' });
    expect(whole.steps.map(({ act, texts }) => [act, texts])).toEqual([
      ['measure-done', { note: 'Xong' }],
      ['closed', {}],
    ]);
    expect(whole.after.state).toBe('closed');
  });

  it('a case closed by hand is closed once, also when everything was done', () => {
    const done = { ...held, answer: 'signed', measures: [] } as const;
    expect(decided(done, { act: 'close', text: 'Xong' }).steps.map(({ act }) => act)).toEqual(['closed']);
  });
});

describe('reading the ledger again', () => {
  it('an act follows in the states the policy gives it, and in no other', () => {
    const follows = (act: string) => TALK_STATES.filter((state) => followsInTalk({ state }, act));
    expect(follows('accepted')).toEqual(['proposed', 'accepted']);
    expect(follows('declined')).toEqual(['proposed', 'accepted']);
    expect(follows('held')).toEqual(['accepted']);
    expect([follows('signed'), follows('objected')]).toEqual([['held'], ['held']]);
    expect(follows('measure-done')).toEqual(['held', 'signed', 'objected']);
    expect(follows('closed')).toEqual(['held', 'signed', 'objected']);
  });

  it('neither the opening nor an unknown act nor a name every object has follows anywhere', () => {
    for (const act of ['proposed', 'sign', 'toString', ''])
      expect(TALK_STATES.some((state) => followsInTalk({ state }, act))).toBe(false);
  });

  it('a planned day may be set anew; the first one is not kept', () => {
    const twice = ['2026-11-19', '2026-11-23'].reduce(
      (one, on) => evolveTalk(one, { act: 'accepted', payload: { on } }),
      proposed,
    );
    expect(twice).toMatchObject({ state: 'accepted', plannedOn: '2026-11-23', version: 3 });
  });
});

test('finishing is offered while a measure is open; closing also afterwards', () => {
  const office: Viewer = {
    ...{ personId: OFFICE, scoresFor: [], approvesFor: [], draftsFor: [] },
    ...{ headedUnits: [], officeUnits: [UNIT], inspectedUnits: [] },
  };
  const half = decided(held, { act: 'finish', no: 1, text: 'Xong' }).after;
  const all = decided(half, { act: 'finish', no: 2, text: 'Xong' }).after;
  const may = (one: TalkCase) => (['finish', 'close'] as const).map((act) => talkCapacity(act, office, one));
  expect([may(held), may(half), may(all)]).toEqual([
    ...[
      ['office', 'office'],
      ['office', 'office'],
      [null, 'office'],
    ],
  ]);
});
