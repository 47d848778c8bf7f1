// Roll-up lines in the form they are sent: exact values as text in points beside truncated hundredths.
import { meanOfNode } from '../../domain/rollup/node.ts';
import type { NodeFigures } from '../../domain/rollup/shape.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { type Fraction, fractionText, inHundredths } from '../../domain/score/fraction.ts';
import type { LevelStep } from '../../domain/score/outcome.ts';
import type { PeriodLevel } from '../../store/period-levels.ts';
import type { PersonLine, PersonPeriod } from '../../store/roll-ups.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import { openInRegime } from '../preview.ts';
import type { Mutable } from './period-stages.ts';

export function exactItem(total: Fraction | null) {
  return total === null ? null : { exact: fractionText(total), shown: inHundredths(total) };
}

export function figuresItem(figures: NodeFigures) {
  const { members, counted, missing, notCounted, levels } = figures;
  return {
    members,
    counted,
    missing,
    notCounted,
    levels: { ...levels },
    mean: exactItem(meanOfNode(figures)),
  };
}

export function standingItem(line: Omit<PersonLine, 'personId' | 'unitId'>) {
  const { how, counted, missing, notCounted, total, level } = line;
  return { how, counted, missing, notCounted, total: exactItem(total), level };
}

/** What a regulation only warns of: whoever decides weighs it, and the level stays. */
export function warningItems(steps: readonly LevelStep[]) {
  return steps
    .filter(({ result }) => result === 'warned')
    .map(({ name, citation }) => ({
      name: { ...name },
      citation: structuredClone(citation) as Mutable<LevelStep['citation']>,
    }));
}

/** The decision by which the level is another one than the mean reaches, or one where it reaches none (`reached` null);
 * null where there is none, or it fell away. */
export function settledItem(
  settled: PeriodLevel | undefined,
  { level, total }: Pick<PersonLine, 'level' | 'total'>,
) {
  if (settled === undefined || settled.level !== level || settled.level === settled.reached) return null;
  const { reached, by, byName, at, words } = settled;
  const isOfThis = reached !== null || (total !== null && fractionText(total) === settled.total);
  return isOfThis ? { reached, by: { id: by, name: byName }, at, words } : null;
}

export function partItems(line: Pick<PersonPeriod, 'parts'>) {
  return line.parts.map(({ period, status, total, days, records }) => ({
    ...{ period, status, days, total: exactItem(total) },
    records: records.map((record) => ({
      evaluationId: record.evaluationId,
      status: record.status,
      total: exactItem(record.total),
      level: record.level,
      days: record.days,
      why: record.why,
    })),
  }));
}

/** A regulation as the heading of its figures; of several rulebooks of one family the newest speaks. */
export function regimeItem(rulebook: Rulebook) {
  return {
    regime: rulebook.family,
    title: rulebook.title,
    document: rulebook.document,
    levels: rulebook.levels.map(({ key, order, name }) => ({ key, order, name })),
  };
}

/** The regulations of these families in their order; of each its newest version speaks. */
export function regimeItems(rulebooks: Rulebooks, families: readonly string[], day: string) {
  const newest = new Map<string, Rulebook>();
  for (const rulebook of rulebooks.all())
    if (families.includes(rulebook.family) && !newest.has(rulebook.family))
      newest.set(rulebook.family, rulebook);
  return families.flatMap((family) => {
    const rulebook = newest.get(family);
    return rulebook === undefined
      ? []
      : [{ ...regimeItem(rulebook), preview: openInRegime(rulebooks, family, day).length > 0 }];
  });
}
