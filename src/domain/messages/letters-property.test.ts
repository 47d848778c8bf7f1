// Letters over two weeks of rounds at any moments, as after restarts: what must hold whatever happens.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUTY_KINDS, type Duty } from '../duty.ts';
import { isWorkingDay, workingCalendar } from '../period/calendar.ts';
import { addDays } from '../period/date.ts';
import { dateAt, instantAt } from '../period/zone.ts';
import { digestSlot, type Hours, mayDisturb, reminderSlots } from './hours.ts';
import { type LetterDraft, lettersFor, type Recipient } from './letters.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11), zone);

/** Nothing but the slots is remembered from one round to the next. */
const MONDAY = '2026-11-16';
const minute = fc.integer({ min: 0, max: 14 * 24 * 60 - 1 });
const instant = minute.map((minutes) =>
  new Date(Date.parse(at(`${MONDAY} 00:00`)) + minutes * 60_000).toISOString(),
);
const day = fc.integer({ min: 0, max: 13 }).map((days) => addDays(MONDAY, days));
const owed: fc.Arbitrary<Duty> = fc.record({
  kind: fc.constantFrom(...DUTY_KINDS),
  period: fc.constant('2026-W47'),
  count: fc.integer({ min: 1, max: 30 }),
  due: fc.option(instant),
  subject: fc.constant('person' as const),
  overdue: fc.constant(false),
  unit: fc.constant(null),
  id: fc.constant(null),
});
const unsent = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 6 });
const world = fc.record({
  daysOff: fc.uniqueArray(day, { maxLength: 4 }),
  leave: fc.uniqueArray(day, { maxLength: 5 }),
  address: fc.option(fc.constant<string>('lan@example.vn')),
  wantsDigest: fc.boolean(),
  owed: fc.array(owed, { maxLength: 5 }),
  unsent,
  soonFrom: fc.integer({ min: 0, max: 40 }),
  rounds: fc.array(instant, { minLength: 1, maxLength: 60 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

interface Sent extends LetterDraft {
  readonly at: string;
}

function play(one: World): readonly Sent[] {
  const mine: Hours = {
    zone,
    calendar: workingCalendar(one.daysOff.map((date) => ({ date, kind: 'local' as const }))),
  };
  const done = new Set<string>();
  const sent: Sent[] = [];
  const told = new Set<number>();
  for (const now of one.rounds.toSorted()) {
    const date = dateAt(now, zone);
    const digest = digestSlot(now, mine);
    const deadlines = reminderSlots(
      now,
      one.owed.flatMap(({ due }) => due ?? []),
      mine,
    );
    const person: Recipient = {
      personId: 1,
      address: one.address,
      wantsDigest: one.wantsDigest,
      isAway: one.leave.includes(date),
      owed: one.owed,
      unsent: one.unsent
        .filter((no) => !told.has(no))
        .map((no) => ({ no, code: 'decided' as const, params: {}, soon: no >= one.soonFrom })),
    };
    const open = {
      now,
      mayDisturb: mayDisturb(now, mine),
      digest: digest !== null && !done.has(digest) ? digest : null,
      deadlines: deadlines.filter((deadline) => !done.has(deadline)),
      dayEnds: at(`${addDays(date, 1)} 00:00`),
    };
    for (const letter of lettersFor(person, open)) {
      sent.push({ ...letter, at: now });
      for (const { no } of letter.news) told.add(no);
    }
    for (const slot of [open.digest, ...open.deadlines]) if (slot !== null) done.add(slot);
  }
  return sent;
}

describe('letters, whenever rounds happen', () => {
  const always = (check: (sent: readonly Sent[], one: World) => void) =>
    fc.assert(
      fc.property(world, (one) => check(play(one), one)),
      { seed: 6, numRuns: 150 },
    );

  it('never go out at night, on a day off, on leave, or without an address', () => {
    always((sent, one) => {
      const calendar = workingCalendar(one.daysOff.map((date) => ({ date, kind: 'local' as const })));
      for (const letter of sent) {
        const date = dateAt(letter.at, zone);
        expect(isWorkingDay(calendar, date)).toBe(true);
        expect(letter.at >= at(`${date} 07:30`) && letter.at < at(`${date} 18:00`)).toBe(true);
        expect(one.leave).not.toContain(date);
        expect(one.address).not.toBeNull();
      }
    });
  });
  it('are never empty, never the same twice, and carry each message once', () => {
    always((sent) => {
      const slots = sent.map(({ purpose, slot }) => `${purpose} ${slot}`);
      expect(new Set(slots).size).toBe(slots.length);
      const told = sent.flatMap(({ news }) => news.map(({ no }) => no));
      expect(new Set(told).size).toBe(told.length);
      for (const { owed: waiting, news } of sent) expect(waiting.length + news.length).toBeGreaterThan(0);
    });
  });
  it('a digest comes once a day from eight on, and only to those who want it; a reminder only before its deadline', () => {
    always((sent, one) => {
      const digests = sent.filter(({ purpose }) => purpose === 'digest');
      const days = digests.map(({ at: now }) => dateAt(now, zone));
      expect(new Set(days).size).toBe(days.length);
      for (const { at: now, slot } of digests) expect(now >= at(`${slot} 08:00`)).toBe(true);
      if (!one.wantsDigest) expect(digests).toEqual([]);
      for (const { purpose, slot, at: now } of sent)
        if (purpose === 'deadline') expect(now < slot).toBe(true);
    });
  });
  it('with a round every twenty minutes nothing is left out', () => {
    // From six to seven in the evening: at night no round has anything to do, as the cases above show.
    const steady = Array.from({ length: 14 * 13 * 3 }, (_, index) => {
      const minutes = (Math.floor(index / 39) * 24 + 6) * 60 + (index % 39) * 20;
      return new Date(Date.parse(at(`${MONDAY} 00:00`)) + minutes * 60_000).toISOString();
    });
    fc.assert(
      fc.property(world, (one) => {
        const here = { ...one, rounds: steady, leave: [], address: 'lan@example.vn', wantsDigest: true };
        const sent = play(here);
        const told = sent.flatMap(({ news }) => news.map(({ no }) => no));
        expect(told.toSorted()).toEqual(one.unsent.toSorted());
        const reminded = sent.filter(({ purpose }) => purpose === 'deadline').map(({ slot }) => slot);
        // A deadline before the first working hours of these weeks has no hour before it here.
        const dues = new Set(
          one.owed.flatMap(({ due }) => due ?? []).filter((due) => due > at('2026-11-21 00:00')),
        );
        for (const due of dues) expect(reminded).toContain(due);
      }),
      { seed: 6, numRuns: 6 },
    );
  });
});
