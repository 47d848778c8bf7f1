// What somebody owes in talks: to decide and hold them, to follow what was agreed, to answer the record of the own one.
import type { Duty } from '../../domain/duty.ts';
import { instantAt } from '../../domain/period/zone.ts';
import { mayWithTalk, type TalkCase } from '../../domain/talk/talk.ts';
import { waitingTalks } from '../../store/talks.ts';
import { deciders, holdersOf } from '../talks/holders.ts';
import type { Reading } from './reading.ts';

/** One line for each kind. Of the heads above only the nearest owe it; the others may, and see it in the list. */
export async function talkDuties({ tx, actor, viewer }: Reading, zone: string): Promise<readonly Duty[]> {
  const { tenantId, personId, today } = actor;
  const cases = await waitingTalks(tx, tenantId, today);
  if (cases.length === 0) return [];
  const holders = Map.groupBy(await holdersOf(tx, tenantId, cases, today), ({ caseId }) => caseId);
  const isMine = ({ id }: TalkCase) => deciders(holders.get(id) ?? []).includes(personId);
  const owed = cases.filter((one) => isOwed(one, today) && isMine(one));
  const answers = cases.filter((one) => mayWithTalk(viewer, one).includes('sign'));
  return [...lineOf('talk', owed, today, zone), ...lineOf('talk-answer', answers, today, zone)];
}

/** The last day of the next step; null when none has one. */
function dayOf({ state, due, plannedOn, measures }: TalkCase): string | null {
  if (state === 'proposed') return due;
  if (state === 'accepted') return plannedOn;
  const open = measures.flatMap((one) => (one.doneOn === null ? [one.due] : []));
  return open.toSorted()[0] ?? null;
}

/** Before a measure is overdue nobody above owes anything. */
function isOwed(one: TalkCase, today: string): boolean {
  const day = dayOf(one);
  return one.state === 'proposed' || one.state === 'accepted' || (day !== null && day < today);
}

const CLOSES = '17:00';

/** Until when the next steps of these talks are due. */
export const talkDeadlines = (cases: readonly TalkCase[], zone: string): readonly string[] =>
  cases.flatMap((one) => dayOf(one) ?? []).map((day) => instantAt(day, CLOSES, zone));

function lineOf(
  kind: 'talk' | 'talk-answer',
  cases: readonly TalkCase[],
  today: string,
  zone: string,
): Duty[] {
  const last = cases.at(-1)?.weeks.at(-1);
  const [one, ...more] = cases;
  if (last === undefined || one === undefined) return [];
  const days = kind === 'talk' ? cases.flatMap((one) => dayOf(one) ?? []) : [];
  const day = days.toSorted()[0] ?? null;
  return [
    {
      ...{ kind, period: last, subject: 'person', count: cases.length, unit: null },
      id: more.length === 0 ? one.id : null,
      due: day === null ? null : instantAt(day, CLOSES, zone),
      overdue: day !== null && day < today,
    },
  ];
}
