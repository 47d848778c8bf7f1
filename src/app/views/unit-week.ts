// A unit's week: people, stages, levels, units under it, and what still stops its closing.
import { countLevels, countStages } from '../../domain/evaluation/counts.ts';
import type { DeadlinesOf } from '../../domain/evaluation/lateness.ts';
import { reads, sees } from '../../domain/evaluation/policy.ts';
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import { isSettled } from '../../domain/evaluation/waiting.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { outsideThe } from '../../store/duties.ts';
import { evaluationFromRow } from '../../store/evaluations.ts';
import type { Tx } from '../../store/transaction.ts';
import { inTurns } from '../../store/turns.ts';
import {
  isOwnLine,
  linesUnder,
  type TreeUnit,
  type UnitAround,
  unitsAround,
} from '../../store/unit-weeks.ts';
import type { WeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import { closeDeadline, closingRole, namedRefusals, whyNotClosed } from '../closing.ts';
import type { AppContext } from '../context.ts';
import { mayExtend } from '../extend-week.ts';
import { notFound } from '../failure.ts';
import { recordDeadlines } from '../week-facts.ts';
import { itemsWith, type Line, linesOf, trendsOf } from './evaluation-item.ts';
import { followedRegulations } from './followed-regulations.ts';
import { levelNames } from './period-item.ts';
import { factsOf, type LiveReading, logReads, mondayOf, type Reading, readingToEnd } from './reading.ts';
import type { TrendSource } from './trend.ts';
import { treeDayOf } from './unit-tree.ts';
import { deadlinesFor, rulebookFor, type WeekView, weekViewOf } from './week.ts';

/** Everything about one unit in one week that the page needs. */
interface Material {
  readonly unit: UnitAround;
  readonly tree: readonly UnitAround[];
  readonly facts: WeekFacts;
  readonly states: readonly Evaluation[];
  /** Lines of the unit itself, in the order of the list. */
  readonly lines: readonly Line[];
  readonly week: string;
  readonly day: string;
}

/** Throws not-found unless the viewer heads the unit, serves it as office, or inspects it. */
export async function viewUnitWeek(context: AppContext, actor: RequestActor, unitId: number, week: string) {
  const day = treeDayOf(mondayOf(week), actor.today);
  const ahead = (tx: Tx) => readAhead(tx, actor.tenantId, unitId, week, day);
  return readingToEnd(context, actor, ahead, async (desk, read) => {
    const { headedUnits, officeUnits, inspectedUnits } = desk.viewer;
    if (![...headedUnits, ...officeUnits, ...inspectedUnits].includes(unitId)) throw notFound();
    const material = await understood(desk, unitId, { week, day }, read);
    const deadlines = deadlinesFor(context, desk.rulebooks, material.facts, week);
    const view = await weekViewOf(desk.tx, actor.tenantId, week, deadlines, material.facts, context);
    logReads(
      desk,
      material.lines.map(({ state }) => state),
      'unit-week',
    );
    const rest = Promise.all([
      trendsOf(desk, material.lines),
      outsideOf(desk, material),
      refusalsOf(desk, material),
      mayExtend(desk),
    ]);
    return { answer: rest.then((found) => answerOf(desk, material, view, found)) };
  });
}

type Left = readonly [
  TrendSource,
  Awaited<ReturnType<typeof outsideOf>>,
  Awaited<ReturnType<typeof refusalsOf>>,
  boolean,
];

function answerOf(
  desk: LiveReading,
  material: Material,
  week: WeekView,
  [trends, outside, refusals, canExtend]: Left,
) {
  const { unit, tree, states } = material;
  const { now } = desk.actor;
  const deadlinesOf = recordDeadlines(desk.context, material.facts, desk.rulebooks.source);
  const ofPeople = states.filter(({ subject }) => subject === 'person');
  const isDone = unit.state === 'closed' && states.every((one) => one.state === 'closed');
  const canClose = closingRole(desk.viewer, unit.id) !== null && !isDone;
  return {
    unit: refOf(unit),
    path: tree.filter(({ lo, hi }) => lo < unit.lo && hi >= unit.hi).map(refOf),
    week,
    state: unit.state ?? ('open' as const),
    version: unit.version ?? 0,
    closedAt: unit.closedAt,
    closedBy: closerOf(unit),
    regulations: followedRegulations(desk.rulebooks, states.map(followedBy), ({ state }) =>
      deadlinesOf(state),
    ),
    counts: countStages(ofPeople, deadlinesOf, now),
    levels: countLevels(ofPeople),
    children: childrenOf(material, ofPeople, deadlinesOf, now),
    unitRecords: unitRecordsOf(desk, material),
    unitReports: unitReportsOf(material),
    people: itemsWith(desk, material.lines, trends),
    outside,
    closeRefusals: isDone ? [] : refusals,
    may: [...(canClose ? (['close'] as const) : []), ...(canExtend ? (['extend'] as const) : [])],
  };
}

const closerOf = ({ closedBy, closedByName }: UnitAround) =>
  closedBy === null || closedByName === null ? null : { id: closedBy, name: closedByName };

/** What can be read before it is known who asks. */
async function readAhead(tx: Tx, tenantId: number, unitId: number, week: string, day: string) {
  const [tree, lines] = await Promise.all([
    unitsAround(tx, tenantId, unitId, day, week),
    linesUnder(tx, tenantId, week, unitId, day),
  ]);
  return { tree, lines };
}

async function understood(
  desk: LiveReading,
  unitId: number,
  { week, day }: Pick<Material, 'week' | 'day'>,
  { tree, lines }: Awaited<ReturnType<typeof readAhead>>,
): Promise<Material> {
  const unit = tree.find((one) => one.id === unitId);
  if (unit === undefined) throw notFound();
  const facts = await factsOf(desk, mondayOf(week));
  const { source } = desk.rulebooks;
  // A unit of a province has sixty thousand lines under it: others are served in between.
  const read = await inTurns(lines, (some) =>
    some.map((row) => ({ row, state: evaluationFromRow(row, source) })),
  );
  const own = read
    .flatMap(({ row, state }) =>
      isOwnLine(row) && state.subject === 'person' && sees(desk.viewer, state) ? [row] : [],
    )
    .toSorted((a, b) => a.unit_lo - b.unit_lo || a.id - b.id);
  const states = read.map(({ state }) => state);
  return { unit, tree, facts, states, lines: linesOf(desk, own, facts), week, day };
}

const refOf = ({ id, name, code }: TreeUnit) => ({ id, name, code });

/** Counted by the regulation it follows. */
const followedBy = (state: Evaluation) => ({
  ...{ rulebookId: state.rulebook.id, rulebookVersion: state.rulebook.version },
  ...{ counted: state.counted, state },
});

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

/** How many units under this one, and the unit itself, have the result of their own report. */
function unitReportsOf({ states }: Material) {
  const own = states.filter(({ subject, counted }) => subject === 'unit' && counted);
  return { done: own.filter(isSettled).length, all: own.length };
}

function childrenOf(
  { unit, tree }: Material,
  people: readonly Evaluation[],
  deadlinesOf: DeadlinesOf<Evaluation>,
  now: string,
) {
  const children = tree.filter((one) => one.parentId === unit.id);
  const childOf = new Map(
    children.flatMap(({ id, lo, hi }) =>
      tree.flatMap((one) => (one.lo >= lo && one.lo <= hi ? [[one.id, id] as const] : [])),
    ),
  );
  // Everybody is looked at once, however many units there are: a province has thousands.
  const under = Map.groupBy(people, (state) => childOf.get(state.unitId));
  return children.map((child) => ({
    unit: refOf(child),
    state: child.state ?? ('open' as const),
    counts: countStages(under.get(child.id) ?? [], deadlinesOf, now),
  }));
}

async function outsideOf({ tx, actor, rulebooks }: Reading, { tree, unit, week, day }: Material) {
  const ranks = rulebookFor(rulebooks, week)
    .rulebook.authority.filter((row) => row.outside)
    .flatMap((row) => row.ranks);
  const under = tree.filter(({ lo }) => lo >= unit.lo && lo <= unit.hi).map(({ id }) => id);
  const rows = await outsideThe(tx, actor.tenantId, mondayOf(week), under, ranks, day);
  return rows.map((row) => ({
    person: { id: row.personId, name: row.personName },
    post: row.post,
    unit: { id: row.unitId, name: row.unitName, code: row.unitCode },
  }));
}

async function refusalsOf(desk: Reading, { states, week, facts, lines, tree }: Material) {
  const until = closeDeadline(desk.context, desk.rulebooks, facts, week, states);
  const refusals = whyNotClosed(states, desk.actor, week, until);
  const known = {
    persons: new Map(lines.map(({ row }) => [row.person_id, row.person_name])),
    units: new Map(tree.map(({ id, name }) => [id, name])),
  };
  const named: readonly Refusal[] = await namedRefusals(desk.tx, desk.actor.tenantId, refusals, known);
  return named.map(({ code, params }) => ({ code, params: { ...params } }));
}
