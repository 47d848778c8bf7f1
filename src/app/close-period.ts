// Closes a unit's week or longer period with everything under it: one transaction, an act on every evaluation and on
// the unit's own record of that period.
import { checkClose } from '../domain/evaluation/close.ts';
import type { Viewer } from '../domain/evaluation/shape.ts';
import { isPeriodKey, type PeriodKey, periodDates } from '../domain/period/period.ts';
import type { LoadedEvaluation } from '../store/evaluations.ts';
import { appendActs } from '../store/ledger.ts';
import { loadRulebooks, type Rulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import {
  chainEnds,
  closeUnitWeeks,
  lockUnder,
  type TreeUnit,
  type UnitWeek,
  unitWeekId,
  unitWeeks,
  unitWithSurroundings,
} from '../store/unit-weeks.ts';
import { loadViewer } from '../store/viewer.ts';
import { loadWeekFacts, type WeekFacts } from '../store/weeks.ts';
import type { RequestActor } from './actor.ts';
import { closeDeadline, closingRole, namedRefusals } from './closing.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, notFound, refused } from './failure.ts';
import type { Intent } from './once.ts';
import { carryOut, record } from './record.ts';
import { treeDayIn } from './views/unit-tree.ts';
import { write } from './write.ts';

export interface CloseInput {
  readonly unitId: number;
  readonly period: PeriodKey;
  /** Version of the unit's period last seen; 0 when it was never closed. */
  readonly version: number;
  readonly leaveUnfinished: boolean;
  readonly reason: string;
}

export interface Closed {
  state: 'closed';
  /** Evaluations closed by this act; 0 when everything was closed already. */
  closed: number;
  /** Of these, how many stay without a result. */
  unfinished: number;
  version: number;
}

interface Loaded {
  readonly viewer: Viewer;
  readonly rulebooks: Rulebooks;
  readonly facts: WeekFacts;
  /** The unit and those under it that the closer has today: one that moved away since is no longer his to close. */
  readonly units: readonly TreeUnit[];
  readonly rows: ReadonlyMap<number, UnitWeek>;
  readonly evaluations: readonly LoadedEvaluation[];
}

/** Throws not-found, forbidden, changed, or refused with every reason and every person in the way. */
export async function closeUnitPeriod(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  input: CloseInput,
): Promise<Closed> {
  if (!isPeriodKey(input.period)) throw notFound();
  return write(context, actor, intent, {
    load: (tx) => load(tx, actor, input),
    run: (tx, loaded) => close(tx, context, actor, input, loaded),
  });
}

async function load(tx: Tx, actor: RequestActor, { unitId, period }: CloseInput): Promise<Loaded> {
  const { tenantId, personId, today } = actor;
  const { from } = periodDates(period);
  const day = treeDayIn(period, today);
  const [lock, viewer, rulebooks, facts, tree] = await Promise.all([
    lockUnder(tx, tenantId, period, unitId, day),
    loadViewer(tx, tenantId, personId, today),
    loadRulebooks(tx, tenantId),
    loadWeekFacts(tx, tenantId, [from]),
    unitWithSurroundings(tx, tenantId, unitId, day),
  ]);
  const top = tree.find((unit) => unit.id === unitId);
  const under = top === undefined ? [] : tree.filter(({ lo }) => lo >= top.lo && lo <= top.hi);
  const units = under.filter(({ id }) => closingRole(viewer, id) !== null);
  const ids = units.map((unit) => unit.id);
  const rows = await unitWeeks(tx, tenantId, period, ids);
  const evaluations = lock(rulebooks.source).filter(({ state }) => ids.includes(state.unitId));
  return { viewer, rulebooks, facts, units, rows, evaluations };
}

async function close(
  tx: Tx,
  context: AppContext,
  actor: RequestActor,
  input: CloseInput,
  loaded: Loaded,
): Promise<Closed> {
  const role = roleOf(loaded, input.unitId);
  const current = loaded.rows.get(input.unitId);
  const open = loaded.evaluations.filter((one) => one.state.state !== 'closed');
  if (current?.state === 'closed' && open.length === 0)
    return { state: 'closed', closed: 0, unfinished: 0, version: current.version };
  if (input.version !== (current?.version ?? 0)) throw changed(current?.version ?? 0);
  const evaluations = loaded.evaluations.map((one) => one.state);
  const { rulebooks, facts } = loaded;
  const deadline = closeDeadline(context, rulebooks, facts, input.period, evaluations);
  const { leaveUnfinished, reason } = input;
  const closing = checkClose(
    { evaluations, actorId: actor.personId, role, leaveUnfinished, reason },
    { now: actor.now, today: actor.today, begins: periodDates(input.period).from, closeDeadline: deadline },
  );
  if (!closing.ok) throw refused(await namedRefusals(tx, actor.tenantId, closing.refusals));
  const decided = closing.acts.flatMap(({ evaluationId, act }) => {
    const before = open.find((one) => one.state.id === evaluationId);
    if (before === undefined) return [];
    const { id, version } = before.state.rulebook;
    return [carryOut(before, [act], loaded.rulebooks.source(id, version))];
  });
  record(tx, actor.tenantId, actor.now, decided);
  const counts = { closed: decided.length, unfinished: closing.unfinished.length };
  await closeUnits(tx, actor, input, loaded, role, counts);
  return { state: 'closed', ...counts, version: (current?.version ?? 0) + 1 };
}

function roleOf({ viewer, units }: Loaded, unitId: number): 'unit-head' | 'office' {
  const role = closingRole(viewer, unitId);
  if (role !== null && units.length > 0) return role;
  if (viewer.inspectedUnits.includes(unitId)) throw new Failure('forbidden', 'not-your-part');
  throw notFound();
}

/** The unit itself, and those under it that were still open or had something to close. */
async function closeUnits(
  tx: Tx,
  actor: RequestActor,
  input: CloseInput,
  loaded: Loaded,
  role: string,
  counts: { readonly closed: number; readonly unfinished: number },
): Promise<void> {
  const { tenantId, personId, now } = actor;
  const { period, unitId, reason } = input;
  const touched = new Set(
    loaded.evaluations.filter(({ state }) => state.state !== 'closed').map(({ state }) => state.unitId),
  );
  const unitIds = loaded.units
    .map((unit) => unit.id)
    .filter((id) => id === unitId || touched.has(id) || loaded.rows.get(id)?.state !== 'closed');
  const ids = unitIds.map((id) => unitWeekId(period, id));
  const ends = await chainEnds(tx, tenantId, 'unit-week', ids);
  const act = (id: number) => ({
    act: 'closed',
    payload: id === unitId ? { under: unitId, ...counts } : { under: unitId },
    texts: id === unitId && reason.trim() !== '' ? { reason } : {},
    actorId: personId,
    role,
    actingFor: null,
    rulebook: null,
  });
  const entries = unitIds.map((id) => ({
    record: { kind: 'unit-week', id: unitWeekId(period, id), weekStart: periodDates(period).from },
    end: ends.get(unitWeekId(period, id)) ?? null,
    acts: [act(id)],
  }));
  await appendActs(tx, tenantId, now, entries);
  await closeUnitWeeks(tx, tenantId, { period, unitIds, at: now, by: personId });
}
