// A unit's week: people, stages, levels, units under it, and what still stops its closing.
import { countLevels, countStages } from '../../domain/evaluation/counts.ts';
import { reads } from '../../domain/evaluation/policy.ts';
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { outsideThe } from '../../store/duties.ts';
import { listEvaluations } from '../../store/evaluation-lists.ts';
import { personNames } from '../../store/names.ts';
import {
  statesUnder,
  type TreeUnit,
  type UnitWeek,
  unitWeeks,
  unitWithSurroundings,
} from '../../store/unit-weeks.ts';
import { loadWeekFacts, type WeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import { closingRole, namedRefusals, whyNotClosed } from '../closing.ts';
import type { AppContext } from '../context.ts';
import { mayExtend } from '../extend-week.ts';
import { notFound } from '../failure.ts';
import { itemsOf, linesOf, nameIn } from './evaluation-item.ts';
import { levelNames } from './period-item.ts';
import { logReads, mondayOf, type Reading, reading } from './reading.ts';
import { treeDayOf } from './unit-tree.ts';
import { deadlinesFor, rulebookFor, weekViewOf } from './week.ts';

/** Everything about one unit in one week that the page needs. */
interface Material {
  readonly unit: TreeUnit;
  readonly tree: readonly TreeUnit[];
  readonly facts: WeekFacts;
  readonly states: readonly Evaluation[];
  readonly rows: ReadonlyMap<number, UnitWeek>;
  readonly monday: string;
  readonly day: string;
}

/** Throws not-found unless the viewer heads the unit, serves it as office, or inspects it. */
export async function viewUnitWeek(context: AppContext, actor: RequestActor, unitId: number, week: string) {
  mondayOf(week);
  return reading(context, actor, async (desk) => {
    const { headedUnits, officeUnits, inspectedUnits } = desk.viewer;
    if (![...headedUnits, ...officeUnits, ...inspectedUnits].includes(unitId)) throw notFound();
    const material = await load(desk, unitId, week);
    const deadlines = deadlinesFor(context, desk.rulebooks, material.facts, week);
    const { tx } = desk;
    const row = material.rows.get(unitId);
    const names = await personNames(tx, actor.tenantId, [row?.closedBy ?? null]);
    const isDone = row?.state === 'closed' && material.states.every((one) => one.state === 'closed');
    const canClose = closingRole(desk.viewer, unitId) !== null && !isDone;
    return {
      unit: refOf(material.unit),
      path: material.tree.filter(({ lo, hi }) => lo < material.unit.lo && hi >= material.unit.hi).map(refOf),
      week: await weekViewOf(tx, actor.tenantId, week, deadlines, material.facts, context),
      state: row?.state ?? ('open' as const),
      version: row?.version ?? 0,
      closedAt: row?.closedAt ?? null,
      closedBy: nameIn(names, row?.closedBy ?? null),
      counts: countStages(people(material.states), deadlines.submit, actor.now),
      levels: countLevels(people(material.states)),
      children: childrenOf(material, deadlines.submit, actor.now),
      unitRecords: unitRecordsOf(desk, material),
      people: await peopleOf(desk, material),
      outside: await outsideOf(desk, material, week),
      closeRefusals: isDone ? [] : await refusalsOf(desk, material, deadlines.close),
      may: [
        ...(canClose ? (['close'] as const) : []),
        ...((await mayExtend(desk)) ? (['extend'] as const) : []),
      ],
    };
  });
}

async function load(desk: Reading, unitId: number, week: string): Promise<Material> {
  const { tx, actor, rulebooks } = desk;
  const monday = mondayOf(week);
  const day = treeDayOf(monday, actor.today);
  const [facts, tree, states] = await Promise.all([
    loadWeekFacts(tx, actor.tenantId, [monday]),
    unitWithSurroundings(tx, actor.tenantId, unitId, day),
    statesUnder(tx, actor.tenantId, week, unitId, day, rulebooks.source),
  ]);
  const unit = tree.find((one) => one.id === unitId);
  if (unit === undefined) throw notFound();
  const ids = [unitId, ...tree.filter((one) => one.parentId === unitId).map((one) => one.id)];
  const rows = await unitWeeks(tx, actor.tenantId, week, ids);
  return { unit, tree, facts, states, rows, monday, day };
}

const refOf = ({ id, name, code }: TreeUnit) => ({ id, name, code });

/** Units' own records close with the week; they are nobody's in the figures. */
const people = (states: readonly Evaluation[]) => states.filter(({ subject }) => subject === 'person');

/** Records of this unit and the units right under it, with their results. */
function unitRecordsOf(desk: Reading, { unit, tree, states }: Material) {
  const near = new Map(
    tree.filter(({ id, parentId }) => id === unit.id || parentId === unit.id).map((one) => [one.id, one]),
  );
  return states.flatMap((state) => {
    const of = near.get(state.unitId);
    if (state.subject !== 'unit' || of === undefined) return [];
    const rulebook = desk.rulebooks.source(state.rulebook.id, state.rulebook.version);
    const result = reads(desk.viewer, state) ? (state.approver ?? state.scorer ?? state.self) : null;
    return [
      {
        ...{ id: state.id, unit: refOf(of), state: state.state, counted: state.counted },
        total: result?.total ?? null,
        level: levelNames(rulebook).find(({ key }) => key === result?.level) ?? null,
        decided: state.approver !== null,
      },
    ];
  });
}

function childrenOf({ unit, tree, states, rows }: Material, submitDeadline: string, now: string) {
  const placeOf = new Map(tree.map((one) => [one.id, one.lo]));
  return tree
    .filter((one) => one.parentId === unit.id)
    .map((child) => {
      const under = people(states).filter((state) => {
        const lo = placeOf.get(state.unitId) ?? 0;
        return lo >= child.lo && lo <= child.hi;
      });
      const state = rows.get(child.id)?.state ?? ('open' as const);
      return { unit: refOf(child), state, counts: countStages(under, submitDeadline, now) };
    });
}

async function peopleOf(desk: Reading, { unit, facts, monday, day }: Material) {
  const { tx, actor, viewer } = desk;
  const { rows } = await listEvaluations(tx, {
    ...{ tenantId: actor.tenantId, viewer, monday, part: 'unit', unit: unit.id, alone: true },
    ...{ treeDay: day, state: null, after: null, limit: null },
  });
  const lines = linesOf(desk, rows, facts);
  const items = await itemsOf(desk, lines);
  await logReads(
    desk,
    lines.map((line) => line.state),
    'unit-week',
  );
  return items;
}

async function outsideOf(
  { tx, actor, rulebooks }: Reading,
  { tree, unit, monday, day }: Material,
  week: string,
) {
  const ranks = rulebookFor(rulebooks, week)
    .rulebook.authority.filter((row) => row.outside)
    .flatMap((row) => row.ranks);
  const under = tree.filter(({ lo }) => lo >= unit.lo && lo <= unit.hi).map(({ id }) => id);
  const rows = await outsideThe(tx, actor.tenantId, monday, under, ranks, day);
  return rows.map((row) => ({
    person: { id: row.personId, name: row.personName },
    post: row.post,
    unit: { id: row.unitId, name: row.unitName, code: row.unitCode },
  }));
}

async function refusalsOf(desk: Reading, { states }: Material, closeDeadline: string) {
  const refusals = whyNotClosed(states, desk.actor, closeDeadline);
  const named: readonly Refusal[] = await namedRefusals(desk.tx, desk.actor.tenantId, refusals);
  return named.map(({ code, params }) => ({ code, params: { ...params } }));
}
