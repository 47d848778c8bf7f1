// Times of another machine as days here, what is refused of them, and which of two tellings is the later one.
import { describe, expect, it, test } from 'vitest';
import {
  type Clock,
  compareOrder,
  type InboundItem,
  type Order,
  orderOf,
  readItem,
  receptionOf,
} from './item.ts';

/** 08:00 in Hà Nội; a day there begins at 17:00 UTC of the day before. */
const CLOCK: Clock = {
  now: '2026-11-18T01:00:00Z',
  today: '2026-11-18',
  dayOf: (instant) => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10),
};
const ITEM: InboundItem = { externalId: 'A-1', person: '001', what: ' Tờ trình ', assignedAt: '2026-11-10' };
const read = (more: Partial<InboundItem> = {}) => {
  const result = readItem({ ...ITEM, ...more }, 5, CLOCK);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.read;
};
const refusal = (more: Partial<InboundItem>) => {
  const result = readItem({ ...ITEM, ...more }, 5, CLOCK);
  return result.ok ? null : { code: result.refusal.code, ...result.refusal.params };
};

describe('an item read', () => {
  it('one of something, begun when it was assigned, nothing else told', () => {
    expect(read()).toEqual({
      ...{ externalId: 'A-1', personId: 5, title: 'Tờ trình', quantity: 1, starts: '2026-11-10', due: null },
      ...{ delivered: null, returned: null, accepted: null, cancelled: false },
    });
  });

  it('begins when it was assigned, else when it happened, else now', () => {
    const happenedAt = '2026-11-12';
    expect(read({ happenedAt }).starts).toBe('2026-11-10');
    expect(read({ assignedAt: undefined, happenedAt }).starts).toBe('2026-11-12');
    expect(read({ assignedAt: undefined }).starts).toBe('2026-11-18');
  });

  it('an instant is its day here, with the words it was told in; a day stays a day', () => {
    const told = read({
      ...{ quantity: 3, dueAt: '2026-12-01T20:00:00Z', deliveredAt: '2026-11-14T17:00:00Z' },
      ...{ returnedAt: '2026-11-15T16:59:59Z', acceptedAt: '2026-11-16', cancelled: true },
    });
    expect(told).toMatchObject({
      ...{ quantity: 3, due: '2026-12-02', cancelled: true },
      delivered: { day: '2026-11-15', told: '2026-11-14T17:00:00Z' },
      returned: { day: '2026-11-15', told: '2026-11-15T16:59:59Z' },
      accepted: { day: '2026-11-16', told: '2026-11-16' },
    });
  });
});

describe('times that lie ahead', () => {
  test.each(['happenedAt', 'assignedAt', 'deliveredAt', 'returnedAt', 'acceptedAt'] as const)(
    '%s: tomorrow is refused, today is not; nor is a clock five minutes fast',
    (field) => {
      const rest = field === 'acceptedAt' ? { deliveredAt: '2026-11-17' } : {};
      const ahead = { code: 'inbound-time-ahead', field };
      expect(refusal({ ...rest, [field]: '2026-11-19' })).toEqual(ahead);
      expect(refusal({ ...rest, [field]: '2026-11-18' })).toBeNull();
      expect(refusal({ ...rest, [field]: '2026-11-18T01:05:00Z' })).toBeNull();
      expect(refusal({ ...rest, [field]: '2026-11-18T01:05:00.001Z' })).toEqual(ahead);
    },
  );

  it('a clock that is fast at midnight still tells of today; a date to come is no past time', () => {
    const midnight: Clock = { ...CLOCK, now: '2026-11-18T16:58:00Z' };
    const result = readItem({ ...ITEM, deliveredAt: '2026-11-18T17:01:00Z' }, 5, midnight);
    expect(result).toMatchObject({ ok: true, read: { delivered: { day: '2026-11-18' } } });
    expect(read({ dueAt: '2027-01-01' }).due).toBe('2027-01-01');
  });
});

describe('times that cannot follow each other', () => {
  test.each<[Partial<InboundItem>, string | null, string | null]>([
    [{ dueAt: '2026-11-09' }, 'dueAt', 'assignedAt'],
    [{ dueAt: '2026-11-10' }, null, null],
    [{ deliveredAt: '2026-11-09' }, 'deliveredAt', 'assignedAt'],
    [{ deliveredAt: '2026-11-10' }, null, null],
    [{ returnedAt: '2026-11-09' }, 'returnedAt', 'assignedAt'],
    [{ returnedAt: '2026-11-10' }, null, null],
    [{ acceptedAt: '2026-11-12' }, 'acceptedAt', 'deliveredAt'],
    [{ deliveredAt: '2026-11-13', acceptedAt: '2026-11-12' }, 'acceptedAt', 'deliveredAt'],
    [{ deliveredAt: '2026-11-12', acceptedAt: '2026-11-12' }, null, null],
  ])('%o', (more, earlier, later) => {
    const wanted = { code: 'inbound-times-out-of-order', earlier, later };
    expect(refusal(more)).toEqual(earlier === null ? null : wanted);
  });
});

describe('which telling is the later one', () => {
  const [one, two]: [Order, Order] = [
    { version: 1, happenedAt: '2026-11-12T09:00:00Z' },
    { version: 2, happenedAt: '2026-11-11T09:00:00Z' },
  ];
  const timed = ({ happenedAt }: Order): Order => ({ version: null, happenedAt });

  it('is read off the item; what it does not say is null', () => {
    expect(orderOf({ ...ITEM, version: 3, happenedAt: '2026-11-12' })).toEqual({
      ...{ version: 3, happenedAt: '2026-11-12' },
    });
    expect(orderOf(ITEM)).toEqual({ version: null, happenedAt: null });
  });

  it('by version where both have one, whatever their times; else by time; else nothing tells', () => {
    expect([compareOrder(one, two), compareOrder(two, one), compareOrder(one, one)]).toEqual([-1, 1, 0]);
    expect([compareOrder(timed(one), two), compareOrder(two, timed(one))]).toEqual([1, -1]);
    expect(compareOrder(timed(one), { version: null, happenedAt: '2026-11-12T16:00:00+07:00' })).toBe(0);
    const silent = { version: null, happenedAt: null };
    expect([compareOrder(silent, one), compareOrder(one, silent)]).toEqual([null, null]);
    expect(compareOrder({ ...one, happenedAt: null }, { ...two, happenedAt: null })).toBe(-1);
  });

  it('decides how an item is received', () => {
    const received = (before: Order | null, next: Order, isSame = false) => receptionOf(before, next, isSame);
    expect([received(null, one, true), received(two, one, true)]).toEqual(['new', 'same']);
    expect([received(one, two), received(two, one), received(one, one)]).toEqual([
      ...['newer', 'older', 'conflict'],
    ]);
    expect(received({ version: null, happenedAt: null }, one)).toBe('unordered');
  });
});
