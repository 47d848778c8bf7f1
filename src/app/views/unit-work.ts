// What stands around a unit's record: the members' results beside the unit's, what speaks against it, the work the
// members have reported, the unit's earlier results, and the report as it was filed.
import { contradictionsOf, memberFigures } from '../../domain/evaluation/members.ts';
import { reads, relationsTo, sees } from '../../domain/evaluation/policy.ts';
import type { Evaluation, Report, WorkItem } from '../../domain/evaluation/shape.ts';
import {
  containsPeriod,
  type PeriodKey,
  type PeriodKind,
  periodDates,
  periodKind,
  periodOf,
} from '../../domain/period/period.ts';
import { isWeekKey } from '../../domain/period/week.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { levelOfExact } from '../../domain/score/exact-level.ts';
import { inHundredths, toExact } from '../../domain/score/fraction.ts';
import type { RecordedAct } from '../../store/acts.ts';
import { inReadTransaction, type Tx } from '../../store/transaction.ts';
import { filedReports, type MemberRow, membersOf, recordsOfUnit } from '../../store/unit-records.ts';
import type { WeekFacts } from '../../store/weeks.ts';
import { calendarOf, daysOffAround } from '../week-facts.ts';
import type { Line } from './evaluation-item.ts';
import { levelNames } from './period-item.ts';
import { logReads, type Reading } from './reading.ts';
import { treeDayIn } from './unit-tree.ts';

/** Most works offered to start from, and of each member. */
const MOST_OFFERED = 200;
/** A group this small is not shown to somebody who does not read its members' records. */
const SMALL_GROUP = 5;

/** Null for a person's record, and for whoever may not read the unit's. */
export async function unitWorkOf(
  desk: Reading,
  { state, rulebook }: Line,
  acts: readonly RecordedAct[],
  facts: WeekFacts,
) {
  if (state.subject !== 'unit') return null;
  const { actor, context } = desk;
  const relation = relationsTo(desk.viewer, state)[0] ?? null;
  if (relation === null || (!reads(desk.viewer, state) && relation !== 'scorer' && relation !== 'approver'))
    return null;
  const day = treeDayIn(state.period, actor.today);
  const scope = { tenantId: actor.tenantId, personId: null, actor: 'system', today: actor.today } as const;
  return inReadTransaction(context.pool, scope, async (tx) => {
    const { tenantId } = actor;
    const writes = relation === 'self' || relation === 'drafter';
    const [all, offered, earlier] = await Promise.all([
      membersOf(tx, tenantId, state, day),
      writes && isWeekKey(state.period) ? offeredWork(tx, tenantId, state, day) : [],
      earlierOf(tx, tenantId, state, rulebook),
    ]);
    const report = reads(desk.viewer, state) ? reportOf(state, acts) : null;
    const calendar = calendarOf(context, facts);
    return {
      report,
      daysOff: daysOffAround(calendar, report?.items ?? [], periodDates(state.period), actor.today),
      members: membersView(desk, state, rulebook, all),
      offered,
      earlier,
    };
  });
}

/**
 * The members' records under a regulation of the same side. Points of persons are for who reads them by right, and for
 * everybody else the figures of a few are, too.
 */
function membersView(desk: Reading, state: Evaluation, rulebook: Rulebook, all: readonly MemberRow[]) {
  const sourceOf = (row: MemberRow) => desk.rulebooks.source(row.rulebookId, row.rulebookVersion);
  const rows = all.filter((row) => sourceOf(row).line === rulebook.line);
  const figures = memberFigures(rows);
  const known = rows.filter((row) => sees(desk.viewer, row));
  if (known.length < rows.length && figures.decided < SMALL_GROUP)
    return { counted: figures.counted, decided: figures.decided, hidden: true, ...NOTHING_SHOWN };
  const level = (state.approver ?? state.scorer ?? state.self)?.level ?? null;
  const first = rows[0];
  const people = known.filter(({ counted }) => counted);
  logReads(
    desk,
    people.filter(({ decided }) => decided),
    'unit-record',
  );
  return {
    counted: figures.counted,
    decided: figures.decided,
    hidden: false,
    mean: figures.mean === null ? null : { shown: inHundredths(figures.mean), exact: toExact(figures.mean) },
    levels: first === undefined ? [] : levelNames(sourceOf(first)),
    byLevel: { ...figures.levels },
    contradictions: contradictionsOf(rulebook.contradictions, level, rows).map(({ rule, weak, of }) => ({
      key: rule.key,
      name: { ...rule.name },
      below: rule.below,
      weak,
      of,
      citation: { ...rule.citation, note: rule.citation.note === null ? null : { ...rule.citation.note } },
    })),
    people: people.map(({ id, personId, name, post, total, level: own }) => ({
      ...{ id, person: { id: personId, name }, post, level: own },
      total: total === null ? null : inHundredths(total),
    })),
  };
}

const NOTHING_SHOWN = { mean: null, levels: [], byLevel: {}, contradictions: [], people: [] };

function reportOf(state: Evaluation, acts: readonly RecordedAct[]): Mutable | null {
  const text = acts.find((act) => act.seq === state.contentSeq)?.texts.report;
  return text === undefined ? null : (JSON.parse(text) as Mutable);
}

type Mutable = {
  items: { -readonly [K in keyof WorkItem]: WorkItem[K] }[];
  conduct: string;
  difficulties: string;
};

/**
 * Works the members have filed, to start the unit's report from: work alone, never points. The one place where other
 * sources of work (tasks, products) join in.
 */
async function offeredWork(tx: Tx, tenantId: number, state: Evaluation, day: string) {
  const reports = await filedReports(tx, tenantId, state, day);
  const items = reports.flatMap(({ name, body }) =>
    (JSON.parse(body) as Report).items.map((item) => ({ ...item, by: name })),
  );
  return items.slice(0, MOST_OFFERED);
}

/** The unit's results inside this period, and their mean where the regulation takes the longer period from them. */
async function earlierOf(tx: Tx, tenantId: number, state: Evaluation, rulebook: Rulebook) {
  const { from, to } = periodDates(state.period);
  if (isWeekKey(state.period)) return null;
  const first = periodDates(periodOf('week', from)).from;
  const rows = await recordsOfUnit(tx, tenantId, state.unitId, first, to);
  const inside = rows
    .map((row) => ({ ...row, period: periodOf(row.kind as PeriodKind, row.start) }))
    .filter(({ id, period }) => id !== state.id && containsPeriod(state.period, period));
  return {
    records: inside.map(({ id, period, shown, level, counted }) => ({
      ...{ id, period, counted, level },
      total: counted ? shown : null,
    })),
    mean: meanOf(rulebook, state.period, inside),
  };
}

interface Inside {
  readonly period: PeriodKey;
  readonly rulebookId: string;
  readonly counted: boolean;
  readonly total: Parameters<typeof inHundredths>[0] | null;
  readonly level: string | null;
}

function meanOf(rulebook: Rulebook, period: PeriodKey, inside: readonly Inside[]) {
  const rule = rulebook.rollUps.find(({ to }) => to === periodKind(period));
  if (rule === undefined) return null;
  const parts = inside.filter(
    (one) => periodKind(one.period) === rule.from && one.rulebookId === rulebook.id,
  );
  const { mean, decided } = memberFigures(parts);
  if (mean === null) return null;
  return {
    how: rule.how,
    periods: decided,
    shown: inHundredths(mean),
    exact: toExact(mean),
    level: levelOfExact(rulebook, mean)?.key ?? null,
  };
}
