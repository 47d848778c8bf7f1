// Absences as people see them: everybody the own ones, heads and office those of their units.

import type { Viewer } from '../../domain/evaluation/shape.ts';
import { checkAbsenceRevocation } from '../../domain/organization/absence.ts';
import { addDays } from '../../domain/period/date.ts';
import { weekDates, weekOf } from '../../domain/period/week.ts';
import { type AbsenceRow, absencesOf } from '../../store/absences.ts';
import { peopleInUnits, unitsOfPerson } from '../../store/people.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { unitsUnder } from '../../store/subtree.ts';
import { inReadTransaction, type Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { type CountingRules, weeksNotCounted } from '../week-counting.ts';
import { calendarOf, liveMondays } from '../week-facts.ts';

const MOST = 500;

/** Units whose people's absences the viewer keeps. */
export function keptUnits(viewer: Viewer): readonly number[] {
  return [...new Set([...viewer.headedUnits, ...viewer.officeUnits])];
}

/** In which capacity the viewer keeps the absences of a person with these units; null when not at all. */
export function keepsAs(viewer: Viewer, units: readonly number[]): 'unit-head' | 'office' | null {
  if (units.some((unit) => viewer.headedUnits.includes(unit))) return 'unit-head';
  return units.some((unit) => viewer.officeUnits.includes(unit)) ? 'office' : null;
}

export interface AbsenceQuery {
  /** Absences that last beyond this date; by default from eight weeks ago. */
  readonly from?: string | undefined;
  /** Only people of this unit and below. */
  readonly unit?: number | undefined;
}

/** Own absences, and those of the units one heads or serves. */
export function listAbsences(context: AppContext, actor: RequestActor, query: AbsenceQuery) {
  const { tenantId, today } = actor;
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const viewer = await loadViewer(tx, tenantId, actor.personId, today);
    const kept = keptUnits(viewer);
    const inside =
      query.unit === undefined ? kept : common(kept, await unitsUnder(tx, tenantId, query.unit, today));
    const people = await peopleInUnits(tx, tenantId, inside, today);
    const own = query.unit === undefined ? [actor.personId] : [];
    const since = query.from ?? liveMondays(today)[0] ?? today;
    const items = await absenceItems(tx, context, actor, viewer, [...new Set([...own, ...people])], since);
    return { items, canRecordFor: kept.length > 0 ? ('units' as const) : ('self' as const) };
  });
}

const common = (a: readonly number[], b: readonly number[]) => a.filter((one) => b.includes(one));

const LONG_AGO = '0001-01-01';

/** Absences of these people the viewer may see, each with the weeks it takes out of the count. */
export async function absenceItems(
  tx: Tx,
  context: AppContext,
  actor: RequestActor,
  viewer: Viewer,
  people: readonly number[],
  since: string = LONG_AGO,
) {
  const { tenantId, today } = actor;
  const kept = new Set(await peopleInUnits(tx, tenantId, keptUnits(viewer), today));
  const visible = people.filter((person) => person === actor.personId || kept.has(person));
  const rows = await absencesOf(tx, tenantId, visible, { since, limit: MOST });
  const rules = rows.length === 0 ? null : await countingRules(tx, context, tenantId);
  return rows.map((row) => itemOf(row, rows, rules, { actor, keeps: kept.has(row.personId) }));
}

/** One absence as its keeper sees it after a change. */
export async function absenceItem(
  tx: Tx,
  context: AppContext,
  actor: RequestActor,
  row: AbsenceRow,
): Promise<AbsenceItem> {
  const [rules, others] = await Promise.all([
    countingRules(tx, context, actor.tenantId),
    absencesOf(tx, actor.tenantId, [row.personId], { since: row.from, limit: MOST }),
  ]);
  return itemOf(row, others, rules, { actor, keeps: true });
}

/** Rulebooks and calendar by which weeks are counted. */
export async function countingRules(tx: Tx, context: AppContext, tenantId: number): Promise<CountingRules> {
  const [rulebooks, facts] = await Promise.all([
    loadRulebooks(tx, tenantId),
    loadWeekFacts(tx, tenantId, []),
  ]);
  return { rulebooks, calendar: calendarOf(context, facts) };
}

/** Units the person works in today: what decides who keeps the absences. */
export function workplaces(tx: Tx, actor: RequestActor, personId: number): Promise<readonly number[]> {
  return unitsOfPerson(tx, actor.tenantId, personId, actor.today);
}

type AbsenceItem = ReturnType<typeof itemOf>;

function itemOf(
  row: AbsenceRow,
  all: readonly AbsenceRow[],
  rules: CountingRules | null,
  seen: { readonly actor: RequestActor; readonly keeps: boolean },
) {
  const { id, version, personId, name, kind, from, to, note, documentNumber, revoked } = row;
  const others = all.filter((one) => one.personId === personId && one.id !== id && !one.revoked);
  const facts = { recorderId: seen.actor.personId, mayRecord: seen.keeps, affected: [] };
  const mayRevoke = checkAbsenceRevocation({ personId, revoked }, facts).length === 0;
  return {
    ...{ id, version, kind, from, to, note, documentNumber, revoked },
    person: { id: personId, name },
    weeksNotCounted:
      revoked || rules === null ? [] : [...weeksNotCounted(rules, row, others, nextSunday(seen.actor.today))],
    may: mayRevoke ? (['revoke'] as const).slice() : [],
  };
}

/** Last day of next week: so far weeks are generated. */
function nextSunday(today: string): string {
  return addDays(weekDates(weekOf(today)).to, 6);
}
