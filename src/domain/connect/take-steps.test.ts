// What one telling makes of a task: the act it writes, or the note it leaves, at every border.
import { describe, expect, it, test } from 'vitest';
import type { CatalogueVersion } from '../work/catalogue.ts';
import type { Task } from '../work/task.ts';
import type { ReadItem, Told } from './item.ts';
import { seenOf, type TakeFacts, takeLater, takeNew } from './take.ts';

const [LAN, MINH, HOA] = [5, 2, 6] as const;
const FACTS: TakeFacts = {
  ...{ today: '2026-11-18', source: 'qlvb', post: { postId: 50, unitId: 3 }, product: null },
  ...{ assignedBy: MINH, again: false, acceptedBy: MINH, titleHash: 'Một' },
};
const FIRST: ReadItem = {
  ...{ externalId: 'A', personId: LAN, title: 'Một', quantity: 2, starts: '2026-11-10', due: '2026-11-20' },
  ...{ delivered: null, returned: null, accepted: null, cancelled: false },
};
const on = (day: string, hour?: string): Told => ({
  ...{ day, told: hour === undefined ? day : `${day}T${hour}:00+07:00` },
});
const { task } = takeNew(FIRST, FACTS);
/** The next telling after FIRST, by a system that spoke of `before` last. */
const later = (
  changed: Partial<Task>,
  read: Partial<ReadItem>,
  { before = FIRST, ...facts }: Partial<TakeFacts> & { readonly before?: ReadItem } = {},
) => {
  const taken = takeLater({ ...task, ...changed }, { ...FIRST, ...read }, seenOf(before, before.title), {
    ...FACTS,
    titleHash: read.title ?? 'Một',
    ...facts,
  });
  return {
    acts: taken.acts.map(({ act, payload }) => ({ act, ...payload })),
    notes: taken.notes.map(({ code, params }) => ({ code, ...params })),
  };
};
const DELIVERED = { state: 'delivered', delivered: '2026-11-12', doneQuantity: 2 } as const;

describe('a task is born', () => {
  test.each([
    ['given by somebody above', MINH, 'assigned', 'assigned', MINH],
    ['by the person', LAN, 'started', 'own', LAN],
    ['by nobody we know', null, 'started', 'own', LAN],
  ] as const)('%s', (_name, assignedBy, act, kind, by) => {
    const taken = takeNew(FIRST, { ...FACTS, assignedBy });
    expect(taken.acts).toHaveLength(1);
    expect(taken.acts[0]).toMatchObject({
      act,
      payload: {
        ...{ kind, unitId: 3, goalId: null, recurringId: null, madeFor: null, important: false },
        ...{ planned: false, quantity: 2, entered: '2026-11-18', starts: '2026-11-10', due: '2026-11-20' },
        ...{ assignedBy: by, source: 'qlvb', externalId: 'A' },
        shares: [{ personId: LAN, postId: 50, role: 'lead', share: 100, from: '2026-11-10', to: null }],
      },
      texts: { title: 'Một', product: '', responsibility: '', authority: '' },
    });
  });

  it('carries the name of its product, and everything that had happened to it', () => {
    const product = { name: 'Tờ trình' } as CatalogueVersion;
    const whole = { ...FIRST, delivered: on('2026-11-12'), accepted: on('2026-11-13') };
    const taken = takeNew(whole, { ...FACTS, product });
    expect(taken.acts[0]?.texts).toMatchObject({ product: 'Tờ trình' });
    expect(taken.acts.slice(1).map(({ act, payload }) => ({ act, ...payload }))).toEqual([
      { act: 'delivered', doneQuantity: 2, on: '2026-11-12' },
      { act: 'accepted', on: '2026-11-13', by: MINH },
    ]);
    expect(takeNew({ ...FIRST, cancelled: true }, FACTS).task.state).toBe('dropped');
  });
});

describe('what was told before moves nothing', () => {
  const before: ReadItem = {
    ...FIRST,
    ...{ delivered: on('2026-11-12'), returned: on('2026-11-13'), accepted: on('2026-11-14') },
  };

  it('word for word', () => {
    expect(seenOf(before, 'hash')).toEqual({
      ...{ personId: LAN, title: 'hash', quantity: 2, due: '2026-11-20', cancelled: false },
      ...{ delivered: '2026-11-12', returned: '2026-11-13', accepted: '2026-11-14' },
    });
    expect(later({}, before, { before })).toEqual({ acts: [], notes: [] });
    const cancelled = { ...FIRST, cancelled: true };
    expect(later({}, cancelled, { before: cancelled })).toEqual({ acts: [], notes: [] });
  });

  it('also where people changed it here since', () => {
    const here = { quantity: 9, due: '2026-12-31', title: 'Ba' } as const;
    expect(later(here, {})).toEqual({ acts: [], notes: [] });
  });
});

describe('changes', () => {
  test.each<[string, Partial<Task>, Partial<ReadItem>, object[], object[]]>([
    ['quantity', {}, { quantity: 3 }, [{ act: 'edited', quantity: 3 }], []],
    ['date', {}, { due: '2026-11-21' }, [{ act: 'edited', due: '2026-11-21' }], []],
    ['no date any more', {}, { due: null }, [{ act: 'edited', due: null }], []],
    ['name', {}, { title: 'Hai' }, [{ act: 'edited' }], []],
    ['already so here', { quantity: 3, due: '2026-11-21' }, { quantity: 3, due: '2026-11-21' }, [], []],
    ['name already so here', { title: 'Hai' }, { title: 'Hai' }, [], []],
    ['due on the first day', {}, { due: '2026-11-10' }, [{ act: 'edited', due: '2026-11-10' }], []],
    ['due before it begins', {}, { due: '2026-11-09' }, [], [{ code: 'inbound-due-left' }]],
    [
      'handed in meanwhile',
      DELIVERED,
      { quantity: 3 },
      [],
      [{ code: 'inbound-edit-left', state: 'delivered' }],
    ],
  ])('%s', (_name, changed, read, acts, notes) => {
    expect(later(changed, read)).toEqual({ acts, notes });
  });

  it('own work moves its date until that has passed, not after it', () => {
    const own = (due: string | null) => later({ assignedBy: LAN, due }, { due: '2026-11-30' });
    for (const due of ['2026-11-18', null]) expect(own(due).acts).toHaveLength(1);
    expect(own('2026-11-17')).toEqual({ acts: [], notes: [{ code: 'inbound-date-passed' }] });
  });
});

describe('it moves on to somebody else', () => {
  const moved = (changed: Partial<Task>, today = '2026-11-18') =>
    later(changed, { personId: HOA }, { today, post: { postId: 60, unitId: 3 } });

  it('with the whole share, today, but not before his had begun', () => {
    const to = { personId: HOA, postId: 60 };
    const act = { act: 'handed-over', fromId: LAN, to, kept: 0 };
    expect(moved({}).acts).toEqual([{ ...act, on: '2026-11-18' }]);
    expect(moved({}, '2026-11-09').acts).toEqual([{ ...act, on: '2026-11-10' }]);
  });

  it('not once it was handed in; and nobody is told where he has it already', () => {
    expect(moved(DELIVERED)).toEqual({ acts: [], notes: [{ code: 'inbound-person-stays' }] });
    expect(moved({ shares: [] }).notes).toEqual([{ code: 'inbound-person-stays' }]);
    const [share] = task.shares;
    const his = share === undefined ? [] : [{ ...share, personId: HOA }];
    expect(moved({ shares: his })).toEqual({ acts: [], notes: [] });
  });
});

describe('it is dropped', () => {
  it('while it is open, and once', () => {
    expect(later({}, { cancelled: true })).toEqual({ acts: [{ act: 'dropped' }], notes: [] });
    expect(later({ state: 'dropped' }, { cancelled: true })).toEqual({ acts: [], notes: [] });
    expect(later(DELIVERED, { cancelled: true })).toEqual({
      ...{ acts: [], notes: [{ code: 'inbound-not-dropped', state: 'delivered' }] },
    });
  });
});

describe('in, back and in again', () => {
  const codes = (changed: Partial<Task>, read: Partial<ReadItem>, before = FIRST) => {
    const { acts, notes } = later(changed, read, { before });
    return [...acts.map(({ act }) => act), ...notes.map(({ code }) => code)];
  };

  it('handed in on the day it begins or came back at the earliest', () => {
    expect(later({}, { delivered: on('2026-11-10') }).acts).toEqual([
      { act: 'delivered', doneQuantity: 2, on: '2026-11-10' },
    ]);
    const back = { returned: '2026-11-14', returns: 1 };
    expect(later(back, { delivered: on('2026-11-14') }).acts).toHaveLength(1);
    expect(later(back, { delivered: on('2026-11-13') }).notes).toEqual([
      { code: 'inbound-returned-here', on: '2026-11-14' },
    ]);
  });

  it('handed in here on the same day: nothing to say', () => {
    expect(codes(DELIVERED, { delivered: on('2026-11-12') })).toEqual([]);
  });

  it('in and back between two tellings', () => {
    const read = { delivered: on('2026-11-12'), returned: on('2026-11-13') };
    expect(later({}, read).acts).toEqual([
      { act: 'delivered', doneQuantity: 2, on: '2026-11-12' },
      { act: 'returned', on: '2026-11-13' },
    ]);
    expect(later({}, { returned: on('2026-11-13') }).acts).toEqual([
      { act: 'delivered', doneQuantity: 2, on: '2026-11-13' },
      { act: 'returned', on: '2026-11-13' },
    ]);
  });

  it('on one day the hours decide; without hours what came back was done anew', () => {
    const day = '2026-11-12';
    expect(codes({}, { delivered: on(day, '09:00'), returned: on(day, '09:00') })).toEqual([
      ...['delivered', 'returned'],
    ]);
    for (const [delivered, returned] of [
      ...[
        [on(day, '11:00'), on(day, '10:00')],
        [on(day), on(day)],
        [on(day), on(day, '10:00')],
        [on(day, '09:00'), on(day)],
      ],
    ] as [Told, Told][])
      expect(codes({}, { delivered, returned })).toEqual(['delivered', 'returned', 'delivered']);
  });

  it('what was handed in before comes back; what is open here stays as it is', () => {
    const before = { ...FIRST, delivered: on('2026-11-12') };
    const read = { delivered: on('2026-11-12'), returned: on('2026-11-13') };
    expect(codes(DELIVERED, read, before)).toEqual(['returned']);
    expect(codes({}, read, before)).toEqual(['inbound-return-left']);
    expect(later({ ...DELIVERED, state: 'accepted' }, read, { before }).notes).toEqual([
      { code: 'inbound-return-left', state: 'accepted' },
    ]);
  });
});

describe('it is accepted', () => {
  const accepted = on('2026-11-13');
  const before = { ...FIRST, delivered: on('2026-11-12') };
  const accept = (changed: Partial<Task>, acceptedBy: number | null = MINH) =>
    later(changed, { delivered: on('2026-11-12'), accepted }, { before, acceptedBy });

  it('by somebody who may, once it was handed in, and once', () => {
    expect(accept(DELIVERED).acts).toEqual([{ act: 'accepted', on: '2026-11-13', by: MINH }]);
    expect(accept({ ...DELIVERED, state: 'accepted' })).toEqual({ acts: [], notes: [] });
    const left = { acts: [], notes: [{ code: 'inbound-acceptance-left' }] };
    expect([accept({}), accept(DELIVERED, null), accept(DELIVERED, LAN)]).toEqual([left, left, left]);
  });
});
