// Why a longer period made of shorter ones is what it is: the rule, the periods or people inside, each with the place that
// answers the same question for it. Nobody sees more of it than of the figures themselves.
import type { SubjectKind } from '../../domain/evaluation/shape.ts';
import type { Unit } from '../../domain/organization/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { type PeriodKey, periodDates, periodKind } from '../../domain/period/period.ts';
import { EMPTY_NODE, meanOfNode } from '../../domain/rollup/node.ts';
import { isLeftOpen } from '../../domain/rollup/period-level.ts';
import { saidRule } from '../../domain/rollup/rules.ts';
import type { NodeFigures, Part } from '../../domain/rollup/shape.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { fractionText, inHundredths } from '../../domain/score/fraction.ts';
import type { LevelStep } from '../../domain/score/outcome.ts';
import { personNames } from '../../store/names.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { periodLevels } from '../../store/period-levels.ts';
import { linesOfPerson, personLines } from '../../store/roll-up-lines.ts';
import { nodeLines } from '../../store/roll-up-nodes.ts';
import type { PersonLine, RollUpKey } from '../../store/roll-ups.ts';
import { notFound } from '../failure.ts';
import { lastDayOf, openInRegime } from '../preview.ts';
import { unitWithParts, withParts } from '../roll-ups/parts.ts';
import { levelNames } from './period-item.ts';
import { logLooks, type Reading } from './reading.ts';
import { settledItem } from './roll-up-items.ts';
import { reaches } from './roll-up-reads.ts';
import { type Why, type WhyNode, whyNode } from './why-node.ts';
import { regulationOf, stepNodes } from './why-record.ts';

export interface RollUpAsked {
  readonly id: number;
  readonly period: PeriodKey;
  readonly regime?: string | undefined;
}

interface Whole {
  readonly desk: Reading;
  readonly key: RollUpKey;
  readonly rulebook: Rulebook;
  readonly units: ReadonlyMap<number, Unit>;
}

async function wholeOf(desk: Reading, key: RollUpKey): Promise<Whole> {
  const rulebook = desk.rulebooks.all().find(({ family }) => family === key.regime);
  if (rulebook === undefined) throw notFound();
  const { to } = periodDates(key.period);
  const day = to <= desk.actor.today ? addDays(to, -1) : desk.actor.today;
  const version = await organizationVersionOn(desk.tx, desk.actor.tenantId, day);
  const units = version === null ? [] : await unitsOf(desk.tx, desk.actor.tenantId, version);
  return { desk, key, rulebook, units: new Map(units.map((unit) => [unit.id, unit])) };
}

function frameOf({ desk, key, rulebook, units }: Whole, unitId: number) {
  const unit = units.get(unitId);
  return {
    period: key.period,
    unit: unit === undefined ? null : { id: unit.id, name: unit.name, code: unit.code },
    regulation: regulationOf(rulebook),
    levels: levelNames(rulebook),
    preview: openInRegime(desk.rulebooks, key.regime, lastDayOf(key.period)).length > 0,
  };
}

/** The rule by which the period is made, as the regulation cites it; where it is silent, the regulation itself. */
function ruleCitation({ rulebook, key }: Whole) {
  const kind = periodKind(key.period);
  return saidRule(rulebook, kind)?.citation ?? rulebook.citation;
}

/** Throws not-found for a stranger, and where the person has nothing in the period. */
export async function whyPersonPeriod(desk: Reading, { id, period, regime }: RollUpAsked): Promise<Why> {
  const { tx, actor, viewer } = desk;
  const all = await linesOfPerson(tx, actor.tenantId, id);
  const line = all.find((one) => one.period === period && (regime === undefined || one.regime === regime));
  if (line === undefined || (id !== actor.personId && !reaches(viewer, line.unitId))) throw notFound();
  const key = { regime: line.regime, period };
  const whole = await wholeOf(desk, key);
  const names = await personNames(tx, actor.tenantId, [id]);
  logLooks(desk, [id], 'why');
  const [made] = await withParts(desk.context, actor, [line]);
  const level = await levelNode(whole, line, made?.steps ?? [], { subject: 'person', id });
  return {
    ...{ of: 'person' as const, ...frameOf(whole, line.unitId) },
    person: { id, name: names.get(id)?.name ?? '' },
    root: whyNode({
      ...{ key: 'result', kind: 'result', name: whole.rulebook.title, ...totals(line), level: line.level },
      ...{ max: whole.rulebook.maxTotal, citation: ruleCitation(whole) },
      children: [...(level === null ? [] : [level]), ...(made?.parts ?? []).flatMap(partNodes)],
    }),
  };
}

const totals = ({ total }: Pick<PersonLine, 'total'>) => ({
  shown: total === null ? null : inHundredths(total),
  exact: total === null ? null : fractionText(total),
});

type Standing = Pick<PersonLine, 'how' | 'total' | 'level'>;

/** The band of the level and what lowered or forced it; and who decided, where it was left open or a share had no place. */
async function levelNode(
  { desk, key, rulebook }: Whole,
  line: Standing,
  steps: readonly LevelStep[],
  { subject, id }: { readonly subject: SubjectKind; readonly id: number },
): Promise<WhyNode | null> {
  const level = rulebook.levels.find((one) => one.key === line.level);
  if (level === undefined && steps.length === 0) return null;
  const settled = await periodLevels(desk.tx, desk.actor.tenantId, key, subject, [id]);
  const decision = settledItem(settled.get(id), line);
  return whyNode({
    ...{ key: 'level', kind: 'level', level: level?.key ?? null, name: level?.name ?? null },
    note: isLeftOpen(line) ? 'left-open' : null,
    citation: level?.citation ?? rulebook.citation,
    children: [...stepNodes(steps), ...(decision === null ? [] : [decidedNode(rulebook, decision, steps)])],
  });
}

/** On which article somebody decided: the share's, or that of the step which left the level open. */
function decidedNode(
  { quotas }: Rulebook,
  { reached, by, at, words }: NonNullable<ReturnType<typeof settledItem>>,
  steps: readonly LevelStep[],
): WhyNode {
  const note = reached === null ? 'level-decided' : 'settled';
  const citation = reached === null ? steps.at(-1)?.citation : quotas[0]?.citation;
  return whyNode({ key: note, kind: 'act', note, by, at, words, level: reached, citation: citation ?? null });
}

function partNodes({ period, records }: Part): readonly WhyNode[] {
  return records.map((record) =>
    whyNode({
      ...{ key: String(record.evaluationId), kind: 'period', period, note: record.status, ...totals(record) },
      ...{ level: record.level, words: record.why },
      open: { of: 'record', id: record.evaluationId, period: null, regime: null },
    }),
  );
}

/** What the unit itself has, beside its people: the level with its steps, and the unit's records it is made of. */
async function resultNode(
  whole: Whole,
  result: NonNullable<Awaited<ReturnType<typeof unitWithParts>>>,
): Promise<WhyNode> {
  const { level, steps, parts, unitId } = result;
  const node = await levelNode(whole, result, steps, { subject: 'unit', id: unitId });
  return whyNode({
    ...{
      key: 'own',
      kind: 'group',
      name: whole.rulebook.title,
      note: 'own',
      ...totals(result),
      level,
      citation: ruleCitation(whole),
    },
    children: [...(node === null ? [] : [node]), ...parts.flatMap(partNodes)],
  });
}

/** Throws not-found for a unit out of reach, and where nobody of it has anything in the period. */
export async function whyUnitPeriod(desk: Reading, { id, period, regime }: RollUpAsked): Promise<Why> {
  const { tx, actor, viewer } = desk;
  if (regime === undefined || !reaches(viewer, id)) throw notFound();
  const key = { regime, period };
  const whole = await wholeOf(desk, key);
  const nodes = await nodeLines(tx, actor.tenantId, key, 0);
  const own = nodes.find(({ unitId }) => unitId === id);
  const result = await unitWithParts(desk.context, actor, key, id);
  if (own === undefined && result === null) throw notFound();
  const lines = await personLines(tx, actor.tenantId, key, 0, [id], null);
  const names = await personNames(
    tx,
    actor.tenantId,
    lines.map(({ personId }) => personId),
  );
  logLooks(
    desk,
    lines.map(({ personId }) => personId),
    'why',
  );
  const below = nodes.filter(({ unitId }) => whole.units.get(unitId)?.parentId === id);
  const mean = (figures: NodeFigures) => totals({ total: meanOfNode(figures) });
  return {
    ...{ of: 'unit' as const, person: null, ...frameOf(whole, id) },
    root: whyNode({
      ...{ key: 'result', kind: 'result', name: whole.rulebook.title, ...mean(own?.figures ?? EMPTY_NODE) },
      ...{ max: whole.rulebook.maxTotal, citation: ruleCitation(whole) },
      children: [
        ...(result === null ? [] : [await resultNode(whole, result)]),
        ...below.map(({ unitId, figures }) =>
          whyNode({
            ...{ key: `unit-${unitId}`, kind: 'unit', words: whole.units.get(unitId)?.name ?? '' },
            ...{ ...mean(figures), open: { of: 'unit' as const, id: unitId, period, regime } },
          }),
        ),
        ...lines.map((line) =>
          whyNode({
            ...{
              key: `person-${line.personId}`,
              kind: 'person',
              words: names.get(line.personId)?.name ?? '',
            },
            ...{ ...totals(line), level: line.level, note: line.total === null ? 'missing' : 'counted' },
            open: { of: 'person', id: line.personId, period, regime },
          }),
        ),
      ],
    }),
  };
}
