// A unit's month, quarter or longer: regulations with deadlines and figures, units under it, what stops its closing.
import { countLevels, countStages } from '../../domain/evaluation/counts.ts';
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import { isPeriodKey, type PeriodKey, periodDates, periodNumber } from '../../domain/period/period.ts';
import { isWeekKey } from '../../domain/period/week.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type RecordedAct, readActs } from '../../store/acts.ts';
import { personNames } from '../../store/names.ts';
import { periodVersion } from '../../store/periods.ts';
import {
  statesUnder,
  type TreeUnit,
  type UnitWeek,
  unitWeeks,
  unitWithSurroundings,
} from '../../store/unit-weeks.ts';
import { loadWeekFacts, type WeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import { closeDeadline, closingRole, namedRefusals, whyNotClosed } from '../closing.ts';
import type { AppContext } from '../context.ts';
import { mayExtend } from '../extend-week.ts';
import { notFound } from '../failure.ts';
import { weekDeadlines } from '../week-facts.ts';
import { nameIn } from './evaluation-item.ts';
import { levelNames } from './period-item.ts';
import { type Reading, reading } from './reading.ts';
import { treeDayIn } from './unit-tree.ts';

/** Everything about one unit in one period that the page needs. */
interface Material {
  readonly period: PeriodKey;
  readonly unit: TreeUnit;
  readonly tree: readonly TreeUnit[];
  readonly facts: WeekFacts;
  readonly states: readonly Evaluation[];
  readonly rows: ReadonlyMap<number, UnitWeek>;
  readonly version: number | null;
  readonly acts: readonly RecordedAct[];
}

/** Throws not-found unless the viewer heads the unit, serves it as office, or inspects it. */
export function viewUnitPeriod(context: AppContext, actor: RequestActor, unitId: number, period: PeriodKey) {
  if (!isPeriodKey(period) || isWeekKey(period)) throw notFound();
  return reading(context, actor, async (desk) => {
    const { headedUnits, officeUnits, inspectedUnits } = desk.viewer;
    if (![...headedUnits, ...officeUnits, ...inspectedUnits].includes(unitId)) throw notFound();
    const material = await load(desk, unitId, period);
    const { unit, tree, states, rows } = material;
    const row = rows.get(unitId);
    const names = await personNames(desk.tx, actor.tenantId, [
      row?.closedBy ?? null,
      ...material.acts.map((act) => act.actor_id),
    ]);
    const isDone = row?.state === 'closed' && states.every((one) => one.state === 'closed');
    const canClose = closingRole(desk.viewer, unitId) !== null && !isDone && states.length > 0;
    const deadline = closeDeadline(context, desk.rulebooks, material.facts, period, states);
    return {
      unit: refOf(unit),
      path: tree.filter(({ lo, hi }) => lo < unit.lo && hi >= unit.hi).map(refOf),
      period,
      ...periodDates(period),
      state: row?.state ?? ('open' as const),
      version: row?.version ?? 0,
      closedAt: row?.closedAt ?? null,
      closedBy: nameIn(names, row?.closedBy ?? null),
      closeDeadline: deadline === '' ? null : deadline,
      regulations: regulationsOf(desk, material, (act) => nameIn(names, act.actor_id)),
      children: childrenOf(material),
      closeRefusals: isDone ? [] : await refusalsOf(desk, material, deadline),
      periodVersion: material.version,
      may: [
        ...(canClose ? (['close'] as const) : []),
        ...(material.version !== null && (await mayExtend(desk)) ? (['extend'] as const) : []),
      ],
    };
  });
}

async function load(desk: Reading, unitId: number, period: PeriodKey): Promise<Material> {
  const { tx, actor, rulebooks } = desk;
  const { tenantId } = actor;
  const day = treeDayIn(period, actor.today);
  const [facts, tree, states, version, acts] = await Promise.all([
    loadWeekFacts(tx, tenantId, []),
    unitWithSurroundings(tx, tenantId, unitId, day),
    statesUnder(tx, tenantId, period, unitId, day, rulebooks.source),
    periodVersion(tx, tenantId, period),
    readActs(tx, tenantId, 'period', periodNumber(period)),
  ]);
  const unit = tree.find((one) => one.id === unitId);
  if (unit === undefined) throw notFound();
  const ids = [unitId, ...tree.filter((one) => one.parentId === unitId).map((one) => one.id)];
  const rows = await unitWeeks(tx, tenantId, period, ids);
  return { period, unit, tree, facts, states, rows, version, acts };
}

const refOf = ({ id, name, code }: TreeUnit) => ({ id, name, code });

/** The regulations by which somebody here is evaluated, each with its deadlines, figures and levels. */
function regulationsOf(
  desk: Reading,
  { facts, states, period, acts }: Material,
  by: (act: RecordedAct) => { id: number; name: string } | null,
) {
  const groups = Map.groupBy(states, ({ rulebook }) => `${rulebook.id}@${rulebook.version}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const rulebook = desk.rulebooks.source(first.rulebook.id, first.rulebook.version);
    const deadlines = weekDeadlines(desk.context, facts, rulebook, period);
    const own = acts.filter(({ act, payload }) => act === 'extended' && payload.rulebook === rulebook.id);
    const latest = new Map(own.map((act) => [String(act.payload.stage), act]));
    return [
      {
        ...{ id: rulebook.id, version: rulebook.version, line: rulebook.line },
        title: { ...rulebook.title },
        subject: first.subject,
        levels: levelNames(rulebook),
        stages: rulebook.stages.map(({ key, name }) => ({ key, name: { ...name }, due: deadlines[key] })),
        extended: [...latest].map(([stage, act]) => ({
          stage,
          at: String(act.payload.until),
          reason: act.texts.reason ?? '',
          by: by(act),
        })),
        counts: countStages(group, () => deadlines, desk.actor.now),
        results: countLevels(group),
      },
    ];
  });
}

function childrenOf({ unit, tree, states, rows }: Material) {
  const placeOf = new Map(tree.map((one) => [one.id, one.lo]));
  return tree
    .filter((one) => one.parentId === unit.id)
    .map((child) => {
      const under = states.filter(({ unitId, counted }) => {
        const lo = placeOf.get(unitId) ?? 0;
        return counted && lo >= child.lo && lo <= child.hi;
      });
      const done = under.filter(({ state }) => state === 'approved' || state === 'closed').length;
      return {
        unit: refOf(child),
        state: rows.get(child.id)?.state ?? ('open' as const),
        records: under.length,
        done,
      };
    });
}

async function refusalsOf(desk: Reading, { states, period }: Material, deadline: string) {
  const refusals = whyNotClosed(states, desk.actor, period, deadline);
  const named: readonly Refusal[] = await namedRefusals(desk.tx, desk.actor.tenantId, refusals);
  return named.map(({ code, params }) => ({ code, params: { ...params } }));
}
