// Levels left to the competent person in periods that are a mean, as lines of the one list: owed by the heads of the organ
// from the first day on which the period can be made official.
import type { Duty } from '../../domain/duty.ts';
import type { Unit } from '../../domain/organization/shape.ts';
import { isLate } from '../../domain/period/late.ts';
import { addPeriods, periodKind, periodOf } from '../../domain/period/period.ts';
import { headsOwing, unitDeciding } from '../../domain/rollup/period-level.ts';
import { inForceOn } from '../../domain/rulebook/select.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { headsOfUnits, type OpenMean, openMeans } from '../../store/period-levels.ts';
import type { RollUpKey } from '../../store/roll-ups.ts';
import type { WeekFacts } from '../../store/weeks.ts';
import type { AppContext } from '../context.ts';
import { lastDayOf, openInRegime } from '../preview.ts';
import { officialFrom } from '../quota/year.ts';
import { unitsThen } from '../roll-ups/open-level.ts';
import { weekDeadlines } from '../week-facts.ts';
import type { LiveReading } from './reading.ts';

type Units = ReadonlyMap<number, Unit>;

/** One line for each regulation, period and organ. */
export async function openLevelDuties(desk: LiveReading): Promise<readonly Duty[]> {
  const { tx, actor, viewer } = desk;
  if (viewer.headedUnits.length === 0) return [];
  const open = (await openMeans(tx, actor.tenantId, viewer.headedUnits)).filter((one) => isDue(desk, one));
  const duties: Duty[] = [];
  for (const [, of] of Map.groupBy(open, ({ regime, period }) => `${regime}/${period}`)) {
    const [first] = of;
    if (first === undefined) continue;
    const units = await unitsThen(tx, actor.tenantId, actor.today, first);
    for (const [place, mine] of Map.groupBy(await mineAmong(desk, of, units), ({ at }) => at))
      duties.push(lineOf(desk, first, units.get(place), mine.length));
  }
  return duties;
}

/** Before the period can be official, and while its regulation gives previews only, nobody owes a decision. */
function isDue({ rulebooks, actor }: LiveReading, key: RollUpKey): boolean {
  const readings = openInRegime(rulebooks, key.regime, lastDayOf(key.period));
  return readings.length === 0 && officialFrom(rulebooks, key) <= actor.today;
}

async function mineAmong({ tx, actor }: LiveReading, open: readonly OpenMean[], units: Units) {
  const heads = Map.groupBy(
    await headsOfUnits(tx, actor.tenantId, [...units.keys()], actor.today),
    ({ unitId }) => unitId,
  );
  const headsOf = (unitId: number) => (heads.get(unitId) ?? []).map(({ personId }) => personId);
  return open.flatMap(({ subject, subjectId, unitId }) => {
    const at = unitDeciding(subject, unitId, units);
    const except = subject === 'person' ? [subjectId] : headsOf(subjectId);
    return at !== null && headsOwing(at, units, headsOf, except).includes(actor.personId) ? [{ at }] : [];
  });
}

function lineOf(
  desk: LiveReading,
  { regime, period }: RollUpKey,
  unit: Unit | undefined,
  count: number,
): Duty {
  const due = dueOf(desk.rulebooks.all(), desk.context, desk.facts, { regime, period });
  const overdue = due !== null && isLate(desk.actor.now, due);
  const place = unit === undefined ? null : { id: unit.id, name: unit.name, code: unit.code };
  return {
    ...{ kind: 'open-level', subject: 'person', period, regime, count, due, overdue },
    ...{ unit: place, id: null },
  };
}

/** Until when results of such a period are decided, where the regulation names it (335 art. 21: before 15 December). */
function dueOf(
  rulebooks: readonly Rulebook[],
  context: AppContext,
  facts: WeekFacts,
  { regime, period }: RollUpKey,
): string | null {
  const kind = periodKind(period);
  const rulebook = inForceOn(rulebooks, lastDayOf(period)).find((one) => one.family === regime);
  const stage = rulebook?.stages.find(({ key }) => key === 'approve');
  if (rulebook === undefined || !stage?.exceptions.some((one) => one.period === kind)) return null;
  return weekDeadlines(context, facts, rulebook, period).approve;
}

/** Instants at which lines above may be due, for whomever: of the year that runs and the one before. */
export function openLevelDeadlines(
  rulebooks: readonly Rulebook[],
  context: AppContext,
  facts: WeekFacts,
  today: string,
): readonly string[] {
  return rulebooks.flatMap(({ family: regime, rollUps }) =>
    rollUps
      .filter(({ how }) => how !== 'evidence')
      .flatMap(({ to }) => [periodOf(to, today), addPeriods(periodOf(to, today), -1)])
      .flatMap((period) => dueOf(rulebooks, context, facts, { regime, period }) ?? []),
  );
}
