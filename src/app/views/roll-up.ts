// A longer period of a unit: its figures, the units under it, its people, what was frozen and what moved since.
import type { Unit } from '../../domain/organization/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { type PeriodKey, periodDates } from '../../domain/period/period.ts';
import { type Move, movesBetween } from '../../domain/rollup/moves.ts';
import { EMPTY_NODE } from '../../domain/rollup/node.ts';
import type { NodeFigures } from '../../domain/rollup/shape.ts';
import { personNames } from '../../store/names.ts';
import { organizationVersionOn, unitsOf } from '../../store/organization.ts';
import { closesOf } from '../../store/period-closes.ts';
import { foldedAt } from '../../store/roll-position.ts';
import { linesOfPerson, personLines, regimesWithLines } from '../../store/roll-up-lines.ts';
import { nodeLines } from '../../store/roll-up-nodes.ts';
import { type UnitLine, unitLines } from '../../store/roll-up-units.ts';
import type { PersonLine, RollUpKey } from '../../store/roll-ups.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { lastDayOf, openInRegime, previewOf } from '../preview.ts';
import { foldRollUps } from '../roll-ups/fold.ts';
import { mayFreeze } from '../roll-ups/freeze.ts';
import { unitWithParts, withParts } from '../roll-ups/parts.ts';
import { openLevelsIn } from './open-levels.ts';
import { logLooks, type Reading, reading } from './reading.ts';
import {
  exactItem,
  figuresItem,
  partItems,
  regimeItems,
  standingItem,
  warningItems,
} from './roll-up-items.ts';
import { reaches } from './roll-up-reads.ts';

export interface RollUpQuery {
  readonly period: PeriodKey;
  readonly regime?: string | undefined;
  readonly unit?: number | undefined;
}

/** Throws not-found for a unit the viewer neither heads, nor serves as office, nor inspects. */
export async function viewRollUp(
  context: AppContext,
  actor: RequestActor,
  query: RollUpQuery,
  as: 'roll-up' | 'roll-up-file' = 'roll-up',
) {
  await foldRollUps(context, actor.tenantId, actor.today, actor.now);
  return reading(context, actor, async (desk) => {
    const { from, to } = periodDates(query.period);
    const place = await placeOf(desk, query);
    const families = await regimesWithLines(desk.tx, actor.tenantId, query.period);
    const regimes = regimeItems(desk.rulebooks, families, lastDayOf(query.period));
    const chosen = regimes.find((one) => one.regime === query.regime) ?? regimes[0];
    const head = {
      ...{ period: query.period, from, to, over: to <= actor.today },
      regimes: [...regimes].sort((a, b) => Number(b === chosen) - Number(a === chosen)),
      unit: place === null ? null : refOf(place.unit),
      path: place === null ? [] : place.path.map(refOf),
      foldedAt: await foldedAt(desk.tx, actor.tenantId),
    };
    const key = chosen === undefined ? null : { regime: chosen.regime, period: query.period };
    const content = key === null || place === null ? NOTHING : await contentOf(desk, key, place, as);
    const may = key !== null && (await mayFreeze(desk.tx, actor, desk.viewer)) ? (['freeze'] as const) : [];
    const open = key === null ? [] : openInRegime(desk.rulebooks, key.regime, lastDayOf(key.period));
    return { ...head, ...content, may: [...may], openReadings: await previewOf(desk.tx, actor, open) };
  });
}

const NOTHING = { figures: null, result: null, children: [], people: [], open: [], frozen: [], moves: [] };

interface Place {
  readonly unit: Unit;
  readonly path: readonly Unit[];
  readonly children: readonly Unit[];
  /** The unit with everything under it. */
  readonly inside: readonly Unit[];
}

const refOf = ({ id, name, code }: Unit) => ({ id, name, code });

/** The unit asked for, or the topmost one in reach; null when nothing is. In the tree of the period's end. */
async function placeOf({ tx, actor, viewer }: Reading, query: RollUpQuery): Promise<Place | null> {
  const { to } = periodDates(query.period);
  const day = to <= actor.today ? addDays(to, -1) : actor.today;
  const version = await organizationVersionOn(tx, actor.tenantId, day);
  const units = version === null ? [] : await unitsOf(tx, actor.tenantId, version);
  const inReach = units.filter((unit) => reaches(viewer, unit.id));
  const unit = query.unit === undefined ? inReach[0] : inReach.find((one) => one.id === query.unit);
  if (unit === undefined && query.unit !== undefined) throw notFound();
  if (unit === undefined) return null;
  return {
    unit,
    path: inReach.filter(({ lo, hi }) => lo < unit.lo && unit.hi <= hi),
    children: units.filter((one) => one.parentId === unit.id),
    inside: units.filter(({ lo }) => unit.lo <= lo && lo <= unit.hi),
  };
}

async function contentOf(desk: Reading, key: RollUpKey, { unit, children, inside }: Place, as: string) {
  const { tx, actor } = desk;
  const [nodes, results, lines, closes] = await Promise.all([
    nodeLines(tx, actor.tenantId, key, 0),
    unitLines(
      tx,
      actor.tenantId,
      key,
      0,
      inside.map(({ id }) => id),
    ),
    personLines(tx, actor.tenantId, key, 0, [unit.id], null),
    closesOf(tx, actor.tenantId, key),
  ]);
  const versions = await Promise.all(
    closes.map((one) => personLines(tx, actor.tenantId, key, one.version, [unit.id], null)),
  );
  const between = (before: readonly PersonLine[] | undefined, after: readonly PersonLine[]) =>
    before === undefined ? [] : movesBetween(before, after);
  const moves = between(versions[0], lines);
  const earlier = versions.map((after, index) => between(versions[index + 1], after));
  const ids = [...lines, ...moves, ...earlier.flat()].map((one) => one.personId);
  const names = await personNames(tx, actor.tenantId, ids);
  const person = (id: number) => ({ id, name: names.get(id)?.name ?? '' });
  const figuresOf = new Map(nodes.map((node) => [node.unitId, node.figures]));
  const resultOf = new Map(results.map((line) => [line.unitId, line]));
  const own = figuresOf.get(unit.id) ?? (results.length > 0 ? EMPTY_NODE : undefined);
  const open = await openLevelsIn(desk, key, inside);
  const below = open.flatMap(({ subject, subjectId }) => (subject === 'person' ? [subjectId] : []));
  // Also those who are no longer among its people, but were when it was frozen.
  logLooks(desk, [...ids, ...below], as);
  const whole = await withParts(
    desk.context,
    actor,
    lines.map((line) => ({ ...line, ...key })),
  );
  return {
    figures: own === undefined ? null : figuresItem(own),
    result: await resultItem(desk, key, resultOf.get(unit.id)),
    children: childItems({ children, inside }, figuresOf, resultOf),
    people: whole.map((line) => ({
      person: person(line.personId),
      ...standingItem(line),
      parts: partItems(line),
      warnings: warningItems(line.steps),
    })),
    open,
    frozen: closes.map(({ version, at, by, byName, members, missing, moved, reason }, index) => ({
      ...{ version, at, by: by === null ? null : { id: by, name: byName ?? '' }, members, missing, moved },
      reason,
      moves: (earlier[index] ?? []).map((move) => moveItem(move, person)),
    })),
    moves: moves.map((move) => moveItem(move, person)),
  };
}

/** A unit without anything of its own still leads to those under it that have results. */
function childItems(
  { children, inside }: Pick<Place, 'children' | 'inside'>,
  figuresOf: ReadonlyMap<number, NodeFigures>,
  resultOf: ReadonlyMap<number, UnitLine>,
) {
  return children.flatMap((child) => {
    const [figures, result] = [figuresOf.get(child.id), resultOf.get(child.id)];
    const leads = inside.some(({ id, lo }) => child.lo <= lo && lo <= child.hi && resultOf.has(id));
    if (figures === undefined && !leads) return [];
    return [
      {
        unit: refOf(child),
        figures: figuresItem(figures ?? EMPTY_NODE),
        result: result === undefined ? null : standingItem(result),
      },
    ];
  });
}

/** The unit's own line with the periods in it, read from its records. */
async function resultItem({ context, actor }: Reading, key: RollUpKey, line: UnitLine | undefined) {
  if (line === undefined) return null;
  const whole = await unitWithParts(context, actor, key, line.unitId);
  const made = whole ?? { parts: [], steps: [] };
  return { ...standingItem(line), parts: partItems(made), warnings: warningItems(made.steps) };
}

function moveItem<P>({ personId, before, after, levelChanges }: Move, person: (id: number) => P) {
  const side = (one: Move['before']) =>
    one === null ? null : { total: exactItem(one.total), level: one.level };
  return { person: person(personId), before: side(before), after: side(after), levelChanges };
}

/** Longer periods of one person. Throws not-found for a stranger, as if he were not there. */
export async function viewPersonRollUps(context: AppContext, actor: RequestActor, personId: number) {
  await foldRollUps(context, actor.tenantId, actor.today, actor.now);
  return reading(context, actor, async (desk) => {
    // Row-level security narrows the lines to those in reach; the filter here is the first lock.
    const all = await linesOfPerson(desk.tx, actor.tenantId, personId);
    const lines = all.filter((line) => personId === actor.personId || reaches(desk.viewer, line.unitId));
    if (lines.length === 0 && personId !== actor.personId) throw notFound();
    if (lines.length > 0) logLooks(desk, [personId], 'person-roll-ups');
    const whole = await withParts(context, actor, lines);
    return {
      person: { id: personId },
      regimes: regimeItems(desk.rulebooks, [...new Set(lines.map((line) => line.regime))], actor.today),
      items: whole.map((line) => ({
        ...{ regime: line.regime, period: line.period },
        ...standingItem(line),
        parts: partItems(line),
        warnings: warningItems(line.steps),
      })),
    };
  });
}
