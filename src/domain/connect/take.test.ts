// Whatever tellings arrive, in whatever gaps: the last one decides, and what people did here stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../work/task.ts';
import type { ReadItem } from './item.ts';
import { seenOf, type TakeFacts, takeLater, takeNew } from './take.ts';

const FACTS: TakeFacts = {
  ...{ today: '2026-11-18', source: 'qlvb', post: { postId: 5, unitId: 3 }, product: null },
  ...{ assignedBy: 2, again: false, acceptedBy: 2, titleHash: '' },
};
const FIRST: ReadItem = {
  ...{ externalId: 'A', personId: 5, title: 'Một', quantity: 1, starts: '2026-11-10', due: '2026-11-20' },
  ...{ delivered: null, returned: null, accepted: null, cancelled: false },
};
const at = (day: string, hour = 9) => ({ day, told: `${day}T${`${hour}`.padStart(2, '0')}:00:00+07:00` });
const factsOf = (read: ReadItem): TakeFacts => ({ ...FACTS, titleHash: read.title });

function receive(tellings: readonly ReadItem[]) {
  const [first = FIRST, ...later] = tellings;
  let taken = takeNew(first, factsOf(first));
  let before = first;
  const notes = [...taken.notes];
  for (const read of later) {
    taken = takeLater(taken.task, read, seenOf(before, before.title), factsOf(read));
    notes.push(...taken.notes);
    before = read;
  }
  return { task: taken.task, notes };
}

type Step = 'rename' | 'redate' | 'deliver' | 'return' | 'accept' | 'cancel' | 'move';

/** What the other system could do next; every step an hour later. */
function after(read: ReadItem, step: Step, hour: number): ReadItem | null {
  const moment = at('2026-11-1'.concat(`${1 + Math.floor(hour / 24)}`), hour % 24);
  const isIn =
    read.delivered !== null && (read.returned === null || read.delivered.told > read.returned.told);
  if (read.cancelled || read.accepted !== null) return null;
  if (isIn) {
    if (step === 'accept') return { ...read, accepted: moment };
    return step === 'return' && read.returned === null ? { ...read, returned: moment } : null;
  }
  if (step === 'rename') return { ...read, title: `${read.title}.` };
  if (step === 'redate') return { ...read, due: `2026-11-2${hour % 9}` };
  if (step === 'move') return { ...read, personId: read.personId === 5 ? 6 : 5 };
  if (step === 'cancel') return { ...read, cancelled: true };
  return step === 'deliver' ? { ...read, delivered: moment } : null;
}

function course(steps: readonly Step[]): readonly ReadItem[] {
  const told: ReadItem[] = [FIRST];
  for (const [hour, step] of steps.entries()) {
    const next = after(told.at(-1) ?? FIRST, step, hour * 5);
    if (next !== null) told.push(next);
  }
  return told;
}

const outcomeOf = ({ state, title, due, delivered, accepted, returns, returned, shares }: Task) => ({
  ...{ state, title, due, delivered, accepted, returns, returned },
  lead: shares.find(({ to, role }) => to === null && role === 'lead')?.personId,
});

const steps = fc.array(
  fc.constantFrom<Step>('rename', 'redate', 'deliver', 'return', 'accept', 'cancel', 'move'),
  { maxLength: 14 },
);

describe('tellings that get lost on the way', () => {
  it('make no difference in the end', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.boolean()), (done, kept) => {
        const all = course(done);
        const some = all.filter((_, n) => n === all.length - 1 || kept.next().value);
        const [whole, thinned] = [receive(all), receive(some)];
        expect(outcomeOf(thinned.task)).toEqual(outcomeOf(whole.task));
        expect(thinned.notes).toEqual([]);
      }),
      { seed: 29, numRuns: 2000 },
    );
  });
});

describe('what people did here stands', () => {
  const { task } = receive([FIRST]);
  const later = (changed: Partial<Task>, read: Partial<ReadItem>) =>
    takeLater(
      { ...task, ...changed },
      { ...FIRST, ...read },
      seenOf(FIRST, 'Một'),
      factsOf({ ...FIRST, ...read }),
    );

  it('a date moved here is not moved back by a telling that does not speak of it', () => {
    const taken = later({ due: '2026-11-30' }, { title: 'Hai' });
    expect(taken.acts).toMatchObject([{ act: 'edited', payload: {}, texts: { title: 'Hai' } }]);
    expect(taken.task.due).toBe('2026-11-30');
  });

  it('own work past its date neither moves it nor is dropped; work somebody above gave does', () => {
    const own = { assignedBy: 5, due: '2026-11-17' };
    const codes = ({ notes }: { readonly notes: readonly { readonly code: string }[] }) =>
      notes.map(({ code }) => code);
    const moved = later(own, { due: '2026-11-25' });
    expect([moved.acts, codes(moved)]).toEqual([[], ['inbound-date-passed']]);
    const dropped = later(own, { cancelled: true });
    expect([dropped.task.state, codes(dropped)]).toEqual(['open', ['inbound-date-passed']]);
    expect(later({ ...own, assignedBy: 2 }, { due: '2026-11-25' }).task.due).toBe('2026-11-25');
    expect(later({ ...own, assignedBy: 2 }, { cancelled: true }).task.state).toBe('dropped');
  });

  it('dropped here is dropped', () => {
    const taken = later({ state: 'dropped' }, { delivered: at('2026-11-12') });
    expect([taken.acts, taken.notes.map(({ code }) => code)]).toEqual([[], ['inbound-task-dropped']]);
  });

  it('returned here after the delivery there: it is not delivered again by the old one', () => {
    const taken = later({ returned: '2026-11-14', returns: 1 }, { delivered: at('2026-11-12') });
    expect([taken.acts, taken.notes.map(({ code }) => code)]).toEqual([[], ['inbound-returned-here']]);
  });

  it('delivered here on another day: that day stays, and it is said', () => {
    const changed = { state: 'delivered', delivered: '2026-11-11', doneQuantity: 1 } as const;
    const taken = later(changed, { delivered: at('2026-11-12') });
    expect([taken.acts, taken.notes.map(({ code }) => code)]).toEqual([[], ['inbound-delivered-already']]);
  });

  it('whoever ever held a share accepts nothing', () => {
    const shares = [...task.shares, { ...task.shares[0], personId: 2, to: '2026-11-11', share: 0 }];
    const read = { delivered: at('2026-11-12'), accepted: at('2026-11-13') };
    const taken = later({ shares: shares as Task['shares'] }, read);
    expect(taken.task.state).toBe('delivered');
    expect(taken.notes.map(({ code }) => code)).toEqual(['inbound-acceptance-left']);
  });
});
