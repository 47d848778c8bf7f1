// Own results of units over longer periods, made of the units' records by the same function as a person's lines. All periods
// asked for come from one reading: units are few, and their records stand in every kind of period.
import { isLeftOpen, levelGiven } from '../../domain/rollup/period-level.ts';
import { periodLevels } from '../../store/period-levels.ts';
import { recordsBetween } from '../../store/roll-up-records.ts';
import { replaceUnits, type UnitPeriod } from '../../store/roll-up-units.ts';
import type { RollUpKey } from '../../store/roll-ups.ts';
import {
  levelOfMean,
  type OwnRecords,
  ofRulebooks,
  personLine,
  rulerOf,
  sourcesOf,
  within,
} from './compute.ts';
import { type Facts, regimesOf, type Target } from './targets.ts';

interface OfUnit {
  readonly line: UnitPeriod;
  readonly own: OwnRecords;
}

/** In the order of the targets, each with its units in order. */
async function ofUnits(facts: Facts, targets: readonly Target[]): Promise<readonly (readonly OfUnit[])[]> {
  const { tx, tenantId, calendar } = facts;
  if (targets.length === 0) return [];
  const rulers = targets.map(({ period }) => rulerOf(period, calendar));
  const spans = rulers.map(({ span }) => span);
  const first = spans.map(({ from }) => from).toSorted()[0] ?? '';
  const end =
    spans
      .map(({ to }) => to)
      .toSorted()
      .at(-1) ?? '';
  const ids = targets.every(({ subjectIds }) => subjectIds !== null)
    ? [...new Set(targets.flatMap(({ subjectIds }) => subjectIds ?? []))]
    : null;
  const sources = sourcesOf([...new Set(targets.map(({ regimeOf }) => regimeOf))]);
  const rows = await recordsBetween(tx, tenantId, { from: first, to: end }, sources, {
    subject: 'unit',
    ids,
  });
  const byUnit = [...Map.groupBy(rows, ({ unitId }) => unitId)].toSorted(([a], [b]) => a - b);
  const made = targets.map(({ regimeOf, subjectIds }, index): readonly OfUnit[] => {
    const ruler = rulers[index];
    if (ruler === undefined) return [];
    return byUnit
      .filter(([unitId]) => subjectIds === null || subjectIds.includes(unitId))
      .flatMap(([, of]) => {
        const own = within(ofRulebooks(of, regimeOf, ruler), ruler.span);
        const answered = personLine(regimeOf, ruler, own);
        if (answered === null) return [];
        const { personId: _answers, ...line } = answered;
        return [{ line, own }];
      });
  });
  return Promise.all(made.map((units, index) => withDecided(facts, targets[index], units)));
}

/** The same with levels somebody decided where the mean leaves them open: nearly always there are none to look for. */
async function withDecided(
  { tx, tenantId }: Facts,
  target: Target | undefined,
  units: readonly OfUnit[],
): Promise<readonly OfUnit[]> {
  const open = units.flatMap(({ line }) => (isLeftOpen(line) ? [line.unitId] : []));
  if (target === undefined || open.length === 0) return units;
  const settled = await periodLevels(tx, tenantId, target, 'unit', open);
  return units.map(({ line, own }) => ({
    line: { ...line, level: levelGiven(line, settled.get(line.unitId)) },
    own,
  }));
}

/** Lines of each target's units. */
export async function linesOfUnits(
  facts: Facts,
  targets: readonly Target[],
): Promise<readonly (readonly UnitPeriod[])[]> {
  return (await ofUnits(facts, targets)).map((units) => units.map(({ line }) => line));
}

/** Brings these targets' lines up to date. The caller holds the lock. */
export async function foldUnits(
  facts: Facts,
  targets: readonly Target[],
): Promise<readonly (readonly UnitPeriod[])[]> {
  const made = await linesOfUnits(facts, targets);
  for (const [index, target] of targets.entries())
    await replaceUnits(facts.tx, facts.tenantId, target, target.subjectIds, made[index] ?? []);
  return made;
}

/** One unit's line with how its level follows; null where the unit has no record in the period. */
export async function explainedUnit(facts: Facts, key: RollUpKey, unitId: number) {
  const regimeOf = (await regimesOf(facts.tx, facts.tenantId)).find(({ family }) => family === key.regime);
  if (regimeOf === undefined) return null;
  const [units] = await ofUnits(facts, [{ ...key, regimeOf, subjectIds: [unitId] }]);
  const [found] = units ?? [];
  if (found === undefined) return null;
  const ruler = rulerOf(key.period, facts.calendar);
  const level = levelOfMean(regimeOf, ruler, found.own, found.line.total);
  return { ...found.line, steps: level?.steps ?? [] };
}
