// Proposes talks where the regulation does: after consecutive counted weeks that all meet a trigger. An act of the
// system, once for each sequence; running it again writes nothing.
import { addWorkingDays, type WorkingCalendar } from '../../domain/period/calendar.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { openedTalk } from '../../domain/talk/evolve.ts';
import { type Sequence, sequences } from '../../domain/talk/sequence.ts';
import { standingOf, type UndoneTask } from '../../domain/talk/undone-task.ts';
import { type PersonWeekRow, weeksInQuestion } from '../../store/conduct-facts.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { loadRulebooks, type Rulebooks } from '../../store/rulebooks.ts';
import { findTalk, insertTalk, knownSequences } from '../../store/talks.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import { importantUndone } from '../../store/undone-tasks.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';
import { deciders, holdersOf } from './holders.ts';
import { tellOfTalk } from './tell.ts';

/** How far back counted weeks are looked for; long leave lies between two of them. */
const WEEKS = 26;

interface Moment {
  readonly tenantId: number;
  readonly today: string;
  readonly now: string;
}

interface Proposed extends Sequence {
  readonly personId: number;
  readonly unitId: number;
  readonly authorityId: number | null;
  readonly rulebook: Rulebook;
}

/** Returns how many talks were proposed. */
export async function proposeTalks(context: AppContext, moment: Moment): Promise<number> {
  const { tenantId, today } = moment;
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  const look = async (tx: Tx) => {
    const calendar = calendarOf(context, await loadWeekFacts(tx, tenantId, []));
    return { calendar, found: await due(tx, moment, calendar) };
  };
  const waiting = await inTransaction(context.pool, scope, look, { readOnly: true });
  if (waiting.found.length === 0) return 0;
  return inTransaction(context.pool, scope, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [tenantId, 'talks']);
    const { calendar, found } = await look(tx);
    let made = 0;
    for (const one of found) {
      const days = one.rulebook.responsibility?.talkWithin.workingDays ?? 0;
      made += await propose(tx, moment, one, addWorkingDays(calendar, today, days));
    }
    return made;
  });
}

/** Sequences of weeks that are over, and that nobody was asked about yet. */
async function due(
  tx: Tx,
  { tenantId, today }: Moment,
  calendar: WorkingCalendar,
): Promise<readonly Proposed[]> {
  const week = weekOf(today);
  const [from, before] = [weekDates(addWeeks(week, -WEEKS)).from, weekDates(week).from];
  const [rulebooks, late] = await Promise.all([
    loadRulebooks(tx, tenantId),
    importantUndone(tx, tenantId, { from, before, personId: null }),
  ]);
  const undone = late.filter((task) => standingOf(task, { today, calendar }) === 'counts');
  const people = undone.map(({ personId }) => personId);
  const rows = (await weeksInQuestion(tx, tenantId, from, before, levelsAsked(rulebooks), people)).map(
    (row) => ({ ...row, undone: row.undone + undone.filter((task) => isOf(row, task)).length }),
  );
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  const known = await knownSequences(tx, tenantId, [...byPerson.keys()]);
  return [...byPerson].flatMap(([personId, weeks]) => {
    const told = known.filter((one) => one.personId === personId);
    const stories = weeks.map((row) => ({ ...row, ...meaningOf(rulebooks, row) }));
    return sequences(stories, told).flatMap((found): Proposed[] => {
      const last = weeks.find((row) => row.week === found.weeks.at(-1));
      if (last === undefined) return [];
      const rulebook = bookOf(rulebooks, last);
      return [{ ...found, personId, unitId: last.unitId, authorityId: authorityOf(last), rulebook }];
    });
  });
}

const isOf = (row: PersonWeekRow, { personId, due }: UndoneTask) =>
  personId === row.personId && weekOf(due) === row.week;

/** Nobody is an authority over himself. */
const authorityOf = ({ approverId, personId }: PersonWeekRow) =>
  approverId === personId ? null : approverId;

const bookOf = (rulebooks: Rulebooks, { rulebook: { id, version } }: PersonWeekRow) =>
  rulebooks.source(id, version);

function meaningOf(rulebooks: Rulebooks, row: PersonWeekRow) {
  const { responsibility: rule, levels } = bookOf(rulebooks, row);
  return { rule, lowest: row.level !== null && row.level === levels.at(-1)?.key };
}

/** Worst levels, where a trigger in force asks for them. */
function levelsAsked(rulebooks: Rulebooks): readonly string[] {
  const asking = rulebooks
    .all()
    .filter(({ responsibility }) =>
      responsibility?.triggers.some(({ on, needs }) => on && needs.includes('lowest-level')),
    );
  return [...new Set(asking.flatMap(({ levels }) => levels.at(-1)?.key ?? []))];
}

async function propose(
  tx: Tx,
  { tenantId, today, now }: Moment,
  one: Proposed,
  until: string,
): Promise<number> {
  const { personId, unitId, authorityId, trigger, weeks } = one;
  const rulebook = { id: one.rulebook.id, version: one.rulebook.version };
  const payload = { personId, unitId, authorityId, trigger, weeks, rulebook, due: until };
  const talk = openedTalk(await takeIds(tx, tenantId, 'talk', 1), payload);
  if (!(await insertTalk(tx, tenantId, now, talk))) return 0;
  await appendTo(tx, tenantId, now, { kind: 'talk', id: talk.id, weekStart: null }, [
    {
      ...{ act: 'proposed', payload, texts: {}, actorId: null, role: 'system', actingFor: null },
      rulebook: `${rulebook.id}@${rulebook.version}`,
    },
  ]);
  // Read again: who approves the person today may be another than who approved the last of the weeks.
  const kept = await findTalk(tx, tenantId, talk.id);
  const holders = await holdersOf(tx, tenantId, kept === null ? [] : [kept], today);
  await tellOfTalk(tx, { tenantId, at: now, by: null }, 'talk-proposed', talk, deciders(holders));
  return 1;
}
