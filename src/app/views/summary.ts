// A unit's week in one page: completeness, levels, units, persons in question, difficulties; every figure opens.
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import {
  byGravity,
  figuresOf,
  type InQuestion,
  type NamedDifficulty,
  type OwnReport,
  questionsOf,
  type SummaryFacts,
  type WeekSummary,
} from '../../domain/office/summary.ts';
import { addDays } from '../../domain/period/date.ts';
import { weekDates } from '../../domain/period/week.ts';
import type { Level, Rulebook } from '../../domain/rulebook/shape.ts';
import { personNames } from '../../store/names.ts';
import { levelsBefore, talkedAbout, writtenDifficulties } from '../../store/summary.ts';
import { statesUnder, type TreeUnit, unitWeeks, unitWithSurroundings } from '../../store/unit-weeks.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { watchedUnits } from '../office/board-material.ts';
import { recordDeadlines } from '../week-facts.ts';
import { levelNames } from './period-item.ts';
import { logReads, mondayOf, type Reading, reading } from './reading.ts';
import { treeDayOf } from './unit-tree.ts';
import { rulebookFor } from './week.ts';

export interface SummaryQuery {
  readonly unit: number;
  readonly week: string;
  /** Named in the read log: seen on the page, or taken away as a file. */
  readonly as: 'summary' | 'summary-file';
}

/** Throws not-found unless the viewer heads the unit, serves it as office, or inspects it. */
export function viewSummary(
  context: AppContext,
  actor: RequestActor,
  query: SummaryQuery,
): Promise<WeekSummary> {
  const monday = mondayOf(query.week);
  return reading(context, actor, async (desk) => {
    if (!watchedUnits(desk.viewer).has(query.unit)) throw notFound();
    const material = await load(desk, query, monday);
    const { facts, states, tree, unit, rulebook } = material;
    const inQuestion = states
      .map((state) => ({ state, reasons: questionsOf(state, facts) }))
      .filter(({ reasons }) => reasons.length > 0);
    const written = await writtenDifficulties(desk.tx, actor.tenantId, monday, under(tree, unit));
    const names = await personNames(desk.tx, actor.tenantId, [
      ...inQuestion.map(({ state }) => state.personId),
      ...written.map(({ personId }) => personId),
    ]);
    const refs = refsOf(material, names);
    const authors = new Set(written.map(({ evaluationId }) => evaluationId));
    const read = [...states, ...material.own.values()].filter(
      (one) => authors.has(one.id) || one.subject === 'unit' || inQuestion.some(({ state }) => state === one),
    );
    logReads(desk, read, query.as);
    const { from, to } = weekDates(query.week);
    return {
      unit: refs.unit(unit.id),
      ...{ week: query.week, from, last: addDays(to, -1), at: actor.now },
      state: material.closed.has(unit.id) ? 'closed' : 'open',
      rulebook: { id: rulebook.id, version: rulebook.version, document: rulebook.document },
      levels: material.levels.map(({ key, order, name }) => ({ key, order, name: { ...name } })),
      whole: figuresOf(states, facts),
      units: partsOf(material).map(({ id, own }) => ({
        unit: refs.unit(id),
        state: material.closed.has(id) ? ('closed' as const) : ('open' as const),
        own: ownReport(desk, material.own.get(id)),
        ...figuresOf(own, facts),
      })),
      people: inQuestion.map((one) => named(one, refs)).toSorted(byGravity),
      difficulties: written.map(
        ({ evaluationId, personId, unitId, text, itemId }): NamedDifficulty => ({
          ...{ id: itemId, evaluationId, person: refs.person(personId), unit: refs.unit(unitId), text },
        }),
      ),
    };
  });
}

interface Material {
  readonly unit: TreeUnit;
  readonly tree: readonly TreeUnit[];
  /** Of people. */
  readonly states: readonly Evaluation[];
  /** Own reports of units, by unit. */
  readonly own: ReadonlyMap<number, Evaluation>;
  readonly closed: ReadonlySet<number>;
  readonly rulebook: Rulebook;
  readonly levels: readonly Level[];
  readonly facts: SummaryFacts;
}

async function load(desk: Reading, { unit: unitId, week }: SummaryQuery, monday: string): Promise<Material> {
  const { tx, actor, rulebooks, context } = desk;
  const day = treeDayOf(monday, actor.today);
  const [facts, tree, all] = await Promise.all([
    loadWeekFacts(tx, actor.tenantId, [monday]),
    unitWithSurroundings(tx, actor.tenantId, unitId, day),
    statesUnder(tx, actor.tenantId, week, unitId, day, rulebooks.source),
  ]);
  const unit = tree.find((one) => one.id === unitId);
  if (unit === undefined) throw notFound();
  const { rulebook } = rulebookFor(rulebooks, week);
  const states = all.filter(({ subject }) => subject === 'person');
  const regulationOf = ({ rulebook: { id, version } }: Evaluation) => rulebooks.source(id, version);
  const lowestOf = (state: Evaluation) => regulationOf(state).levels.at(-1)?.key ?? null;
  const low = states
    .filter((state) => state.approver !== null && state.approver.level === lowestOf(state))
    .map(({ personId }) => personId);
  const [rows, before, talks] = await Promise.all([
    unitWeeks(tx, actor.tenantId, week, under(tree, unit)),
    levelsBefore(tx, actor.tenantId, low, monday),
    talkedAbout(tx, actor.tenantId, week, under(tree, unit)),
  ]);
  const own = new Map(all.filter(({ subject }) => subject === 'unit').map((one) => [one.unitId, one]));
  const closed = new Set(
    [...rows.values()].filter(({ state }) => state === 'closed').map((row) => row.unitId),
  );
  const deadlinesOf = recordDeadlines(context, facts, rulebooks.source);
  const known = { deadlinesOf, now: actor.now, lowestOf, before, talks };
  const levels = levelsIn([rulebook, ...states.map(regulationOf)]);
  return { unit, tree, states, own, closed, rulebook, levels, facts: known };
}

/** The levels people may reach this week, the best first: several regulations may name some of their own. */
function levelsIn(rulebooks: readonly Rulebook[]): readonly Level[] {
  const levels = [...new Set(rulebooks)].flatMap((one) => one.levels);
  const first = new Map(levels.toReversed().map((level) => [level.key, level]));
  return [...new Set(levels.map(({ key }) => key))]
    .flatMap((key) => first.get(key) ?? [])
    .toSorted((a, b) => a.order - b.order);
}

const under = (tree: readonly TreeUnit[], unit: TreeUnit) =>
  tree.filter(({ lo }) => lo >= unit.lo && lo <= unit.hi).map(({ id }) => id);

/** Every unit under this one, and itself, with people or a report of its own; their figures add up to the whole. */
function partsOf({ tree, states, own: reports, unit }: Material) {
  const byUnit = Map.groupBy(states, (state) => state.unitId);
  return under(tree, unit).flatMap((id) => {
    const own = byUnit.get(id) ?? [];
    return own.length === 0 && !reports.has(id) ? [] : [{ id, own }];
  });
}

function ownReport({ rulebooks }: Reading, state: Evaluation | undefined): OwnReport | null {
  if (state === undefined) return null;
  const levels = levelNames(rulebooks.source(state.rulebook.id, state.rulebook.version));
  const result = state.approver;
  return {
    ...{ evaluationId: state.id, state: state.state, counted: state.counted },
    total: result?.total ?? null,
    level: levels.find(({ key }) => key === result?.level) ?? null,
  };
}

function refsOf({ tree }: Material, names: Awaited<ReturnType<typeof personNames>>) {
  const units = new Map(tree.map(({ id, name, code }) => [id, { id, name, code }]));
  return {
    unit: (id: number) => units.get(id) ?? { id, name: '', code: '' },
    person: (id: number) => names.get(id) ?? { id, name: '' },
  };
}

function named(
  { state, reasons }: { readonly state: Evaluation; readonly reasons: InQuestion['reasons'] },
  refs: ReturnType<typeof refsOf>,
): InQuestion {
  return {
    evaluationId: state.id,
    person: refs.person(state.personId),
    unit: refs.unit(state.unitId),
    total: state.approver?.total ?? null,
    level: state.approver?.level ?? null,
    reasons,
  };
}
