// Dates, days off and deadlines of one week, and which deadlines were moved, by whom and why.
import { addDays } from '../../domain/period/date.ts';
import type { Deadlines } from '../../domain/period/late.ts';
import { weekDates } from '../../domain/period/week.ts';
import type { BilingualText, Rulebook } from '../../domain/rulebook/shape.ts';
import { type RecordedAct, readActs } from '../../store/acts.ts';
import { type PersonName, personNames } from '../../store/names.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadWeekFacts, type WeekFacts, type WeekState, weekRecordId } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure } from '../failure.ts';
import { weekDeadlines } from '../week-facts.ts';
import { nameIn } from './evaluation-item.ts';
import { mondayOf, reading } from './reading.ts';

export type WeekView = Awaited<ReturnType<typeof weekViewOf>>;

export async function viewWeek(context: AppContext, actor: RequestActor, week: string) {
  const monday = mondayOf(week);
  return reading(context, actor, async ({ tx, rulebooks }) => {
    const facts = await loadWeekFacts(tx, actor.tenantId, [monday]);
    return weekViewOf(
      tx,
      actor.tenantId,
      week,
      deadlinesFor(context, rulebooks, facts, week),
      facts,
      context,
    );
  });
}

/** The rulebook in force on the week's Monday. Throws refused `no-rulebook` when the body has activated none for it. */
export function rulebookFor(rulebooks: Rulebooks, week: string): { rulebook: Rulebook; hash: string } {
  const inForce = rulebooks.forWeek(weekDates(week).from);
  if (inForce === null) throw new Failure('refused', 'no-rulebook');
  return inForce;
}

export function deadlinesFor(context: AppContext, rulebooks: Rulebooks, facts: WeekFacts, week: string) {
  return weekDeadlines(context, facts, rulebookFor(rulebooks, week).rulebook, week);
}

/** The week as pages read it; `facts` must hold the week. */
export async function weekViewOf(
  tx: Tx,
  tenantId: number,
  week: string,
  deadlines: Deadlines,
  facts: WeekFacts,
  context: AppContext,
) {
  const { from, to } = weekDates(week);
  const state = facts.weeks.find((one) => one.weekStart === from);
  return {
    week,
    from,
    to,
    deadlines: { ...deadlines },
    extended: state === undefined ? [] : await extendedIn(tx, tenantId, week, state),
    ...namedDays(context, facts, from),
    version: state?.version ?? 0,
  };
}

/** Only where a deadline stands as moved is there an act to read. */
async function extendedIn(tx: Tx, tenantId: number, week: string, { deadlines }: WeekState) {
  if (Object.keys(deadlines).length === 0) return [];
  const acts = await readActs(tx, tenantId, 'week', weekRecordId(week));
  const actors = acts.map((act) => act.actor_id);
  return movedDeadlines(acts, await personNames(tx, tenantId, actors));
}

/** Stages whose deadline was moved, as the last act on each says. */
export function movedDeadlines(acts: readonly RecordedAct[], names: ReadonlyMap<number, PersonName>) {
  const latest = new Map(acts.filter(({ act }) => act === 'extended').map((act) => [act.payload.stage, act]));
  return [...latest.values()].map((act) => ({
    stage: String(act.payload.stage),
    at: String(act.payload.until),
    reason: act.texts.reason ?? '',
    by: nameIn(names, act.actor_id),
  }));
}

interface NamedDay {
  day: string;
  name: BilingualText;
}

// A make-up day wins over a day off of the same date; the body's own name over the national one.
function namedDays(context: AppContext, facts: WeekFacts, monday: string) {
  const daysOff: NamedDay[] = [];
  const makeUpDays: NamedDay[] = [];
  for (let day = monday; day < addDays(monday, 7); day = addDays(day, 1)) {
    const own = facts.ownDays.filter((candidate) => candidate.day === day);
    const national = context.nationalDays.filter((candidate) => candidate.date === day);
    const named = (isMakeUp: boolean): NamedDay | undefined => {
      const mine = own.find(({ kind }) => (kind === 'working') === isMakeUp);
      const name =
        mine === undefined
          ? national.find(({ kind }) => (kind === 'make-up') === isMakeUp)?.name
          : { vi: mine.name, en: mine.name };
      return name && { day, name: { ...name } };
    };
    const [makeUp, off] = [named(true), named(false)];
    if (makeUp !== undefined) makeUpDays.push(makeUp);
    else if (off !== undefined) daysOff.push(off);
  }
  return { daysOff, makeUpDays };
}
