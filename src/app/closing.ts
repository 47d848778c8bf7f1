// What page and act of closing have in common: in which capacity, and why not yet.
import { checkClose } from '../domain/evaluation/close.ts';
import type { Evaluation, Viewer } from '../domain/evaluation/shape.ts';
import { type PeriodKey, periodDates } from '../domain/period/period.ts';
import { isWeekKey } from '../domain/period/week.ts';
import type { Refusal } from '../domain/refusal.ts';
import { personNames, unitNames } from '../store/names.ts';
import type { Rulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import type { WeekFacts } from '../store/weeks.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { deadlinesFor } from './views/week.ts';
import { weekDeadlines } from './week-facts.ts';

/** A head of the unit or above, or its office; null for everybody else. */
export function closingRole(viewer: Viewer, unitId: number): 'unit-head' | 'office' | null {
  if (viewer.headedUnits.includes(unitId)) return 'unit-head';
  return viewer.officeUnits.includes(unitId) ? 'office' : null;
}

/**
 * Until when nobody is left without a result: where several regulations run in one period, the last of their deadlines.
 * Throws refused `no-rulebook` when the body has none for a week.
 */
export function closeDeadline(
  context: AppContext,
  rulebooks: Rulebooks,
  facts: WeekFacts,
  period: PeriodKey,
  states: readonly Pick<Evaluation, 'rulebook'>[],
): string {
  const used = new Map(
    states.map(({ rulebook: { id, version } }) => [`${id}@${version}`, rulebooks.source(id, version)]),
  );
  const found = [...used.values()].map((one) => weekDeadlines(context, facts, one, period).close);
  if (isWeekKey(period)) found.push(deadlinesFor(context, rulebooks, facts, period).close);
  return found.toSorted((a, b) => a.localeCompare(b)).at(-1) ?? '';
}

/** What would be refused if one closed the period now without leaving anybody unfinished. */
export function whyNotClosed(
  states: readonly Evaluation[],
  { personId: actorId, now, today }: RequestActor,
  period: PeriodKey,
  closeDeadline: string,
): readonly Refusal[] {
  const closing = checkClose(
    { evaluations: states, actorId, role: 'unit-head', leaveUnfinished: false, reason: '' },
    { now, today, begins: periodDates(period).from, closeDeadline },
  );
  return closing.ok ? [] : closing.refusals;
}

/** Names that were read already, by id. */
interface KnownNames {
  readonly persons: ReadonlyMap<number, string>;
  readonly units: ReadonlyMap<number, string>;
}

/** Puts the name beside every person a reason is about, so that the page need not look it up; asks for those not known yet. */
export async function namedRefusals(
  tx: Tx,
  tenantId: number,
  refusals: readonly Refusal[],
  known: KnownNames = { persons: new Map(), units: new Map() },
): Promise<readonly Refusal[]> {
  const personOf = ({ params }: Refusal) => (typeof params.person === 'number' ? params.person : null);
  const unitOf = ({ params }: Refusal) => (typeof params.unit === 'number' ? params.unit : null);
  const [names, units] = await Promise.all([
    personNames(tx, tenantId, unknown(refusals.map(personOf), known.persons)),
    unitNames(tx, tenantId, unknown(refusals.map(unitOf), known.units)),
  ]);
  return refusals.map((refusal) => {
    const [person, unit] = [personOf(refusal) ?? 0, unitOf(refusal) ?? 0];
    const name =
      known.persons.get(person) ?? names.get(person)?.name ?? known.units.get(unit) ?? units.get(unit);
    return name === undefined ? refusal : { ...refusal, params: { ...refusal.params, name } };
  });
}

const unknown = (ids: readonly (number | null)[], known: ReadonlyMap<number, string>) =>
  ids.filter((id) => id !== null && !known.has(id));
