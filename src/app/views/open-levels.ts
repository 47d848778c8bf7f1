// Levels a regulation leaves to the competent person in a period that is a mean, as the page of the period lists them: those
// still open first, then those somebody decided, each with what left it open.
import type { SubjectKind } from '../../domain/evaluation/shape.ts';
import type { Unit } from '../../domain/organization/shape.ts';
import { unitDeciding } from '../../domain/rollup/period-level.ts';
import type { LevelStep } from '../../domain/score/outcome.ts';
import { personNames } from '../../store/names.ts';
import { headsOfUnits, openMeans, periodLevels } from '../../store/period-levels.ts';
import { personLines } from '../../store/roll-up-lines.ts';
import { unitLines } from '../../store/roll-up-units.ts';
import type { RollUpKey } from '../../store/roll-ups.ts';
import { lastDayOf, openInRegime } from '../preview.ts';
import { officialFrom } from '../quota/year.ts';
import { unitsThen } from '../roll-ups/open-level.ts';
import { unitWithParts, withParts } from '../roll-ups/parts.ts';
import type { Mutable } from './period-stages.ts';
import type { Reading } from './reading.ts';
import { exactItem, settledItem } from './roll-up-items.ts';

/** Of people and units inside these units, as far as the caller may read the lines; that he read them he notes himself. */
export async function openLevelsIn(desk: Reading, key: RollUpKey, inside: readonly Pick<Unit, 'id'>[]) {
  const { actor, viewer, rulebooks } = desk;
  const lines = await linesLeftOpen(
    desk,
    key,
    inside.map(({ id }) => id),
  );
  if (lines.length === 0) return [];
  const tree = await unitsThen(desk.tx, actor.tenantId, actor.today, key);
  const answeredFor = await ownUnits(desk, lines);
  const readings = openInRegime(rulebooks, key.regime, lastDayOf(key.period));
  const mayBe = officialFrom(rulebooks, key) <= actor.today && readings.length === 0;
  return lines.map(({ subject, subjectId, personName, line, settled, steps }) => {
    const unit = tree.get(line.unitId);
    const place = unitDeciding(subject, line.unitId, tree);
    const isOwn = subject === 'person' ? subjectId === actor.personId : answeredFor.has(subjectId);
    return {
      ...{ subject, subjectId, total: exactItem(line.total), level: line.level, settled },
      name: personName ?? unit?.name ?? '',
      unit: { id: line.unitId, name: unit?.name ?? '', code: unit?.code ?? '' },
      why: reasonOf(steps),
      may: mayBe && !isOwn && place !== null && viewer.headedUnits.includes(place),
    };
  });
}

/** Those of the units among them that the caller answers for: nobody decides about his own. */
async function ownUnits(
  { tx, actor }: Reading,
  lines: readonly { readonly subject: SubjectKind; readonly subjectId: number }[],
): Promise<ReadonlySet<number>> {
  const ids = lines.flatMap(({ subject, subjectId }) => (subject === 'unit' ? [subjectId] : []));
  const heads = ids.length === 0 ? [] : await headsOfUnits(tx, actor.tenantId, ids, actor.today);
  return new Set(heads.flatMap(({ unitId, personId }) => (personId === actor.personId ? [unitId] : [])));
}

async function linesLeftOpen(desk: Reading, key: RollUpKey, unitIds: readonly number[]) {
  const { tx, actor } = desk;
  const open = (await openMeans(tx, actor.tenantId, unitIds)).filter(
    ({ regime, period }) => regime === key.regime && period === key.period,
  );
  const openOf = (of: SubjectKind) =>
    open.filter(({ subject }) => subject === of).map((one) => one.subjectId);
  const found = [
    ...(await personsLeftOpen(desk, key, unitIds, openOf('person'))),
    ...(await unitsLeftOpen(desk, key, unitIds, openOf('unit'))),
  ];
  return found
    .filter(({ line, settled }) => line.level === null || settled?.reached === null)
    .toSorted((a, b) => Number(a.line.level !== null) - Number(b.line.level !== null));
}

/** Whose level was decided where the mean left it open. */
async function decidedOpen({ tx, actor }: Reading, key: RollUpKey, subject: SubjectKind) {
  const all = await periodLevels(tx, actor.tenantId, key, subject, null);
  return new Map([...all].filter(([, { reached }]) => reached === null));
}

async function personsLeftOpen(
  desk: Reading,
  key: RollUpKey,
  unitIds: readonly number[],
  open: readonly number[],
) {
  const { tx, actor, context } = desk;
  const decided = await decidedOpen(desk, key, 'person');
  const ids = [...open, ...decided.keys()];
  const lines = ids.length === 0 ? [] : await personLines(tx, actor.tenantId, key, 0, unitIds, ids);
  const names = await personNames(tx, actor.tenantId, ids);
  const whole = await withParts(
    context,
    actor,
    lines.map((line) => ({ ...line, ...key })),
  );
  return whole.map(({ steps, ...line }) => ({
    ...{ subject: 'person' as const, subjectId: line.personId, line, steps },
    personName: names.get(line.personId)?.name,
    settled: settledItem(decided.get(line.personId), line),
  }));
}

async function unitsLeftOpen(
  desk: Reading,
  key: RollUpKey,
  unitIds: readonly number[],
  open: readonly number[],
) {
  const { tx, actor, context } = desk;
  const decided = await decidedOpen(desk, key, 'unit');
  const ids = [...open, ...decided.keys()].filter((id) => unitIds.includes(id));
  const found = [];
  for (const line of ids.length === 0 ? [] : await unitLines(tx, actor.tenantId, key, 0, ids))
    found.push({
      ...{ subject: 'unit' as const, subjectId: line.unitId, line, personName: undefined },
      settled: settledItem(decided.get(line.unitId), line),
      steps: (await unitWithParts(context, actor, key, line.unitId))?.steps ?? [],
    });
  return found;
}

/** The step that left a level open: the gap or the condition, with its article. null: no band fits. */
function reasonOf(steps: readonly LevelStep[]) {
  const step = steps.findLast(({ kind, to }) => to === null && kind !== 'forced');
  if (step === undefined) return null;
  const { name, citation } = step;
  return { name: { ...name }, citation: structuredClone(citation) as Mutable<LevelStep['citation']> };
}
