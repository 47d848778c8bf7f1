// Goals of a unit's plan: added, changed and dropped by those who head the unit.
import { periodDates, periodKind, periodOf } from '../../domain/period/period.ts';
import { hasWords, type Refusal, refuse } from '../../domain/refusal.ts';
import { feeds, type Goal, lineOf } from '../../domain/work/plan.ts';
import { takeIds } from '../../store/counters.ts';
import { appendActs, appendTo } from '../../store/ledger.ts';
import { goalsOfLines, insertGoal, lockGoal, updateGoal } from '../../store/plans.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { ledgerAct } from './keep-tasks.ts';
import { itemFor, loadWorkDesk, type WorkDesk } from './work-facts.ts';

export type GoalForm = Pick<Goal, 'title' | 'product' | 'target' | 'itemId'>;
export type NewGoalForm = GoalForm & {
  readonly period: string;
  /** The goal of a longer plan of the unit it is taken over from. */
  readonly partOf?: number | null | undefined;
};

const recordOf = (id: number) => ({ kind: 'goal', id, weekStart: null });

/** Who may know of the unit's plan but does not head it hears `forbidden`; others that there is no such unit. */
export function demandHead({ viewer }: WorkDesk, unitId: number): void {
  if (viewer.headedUnits.includes(unitId)) return;
  if (viewer.watchedUnits.includes(unitId)) throw new Failure('forbidden', 'not-your-part');
  throw notFound();
}

/** Adds a goal. Throws not-found, forbidden, refused. */
export function addGoal(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  unitId: number,
  form: NewGoalForm,
): Promise<{ id: number; version: number }> {
  const { tenantId, today } = actor;
  return write(context, actor, intent, {
    load: (tx) => loadWorkDesk(tx, context, actor),
    run: async (tx, desk) => {
      demandHead(desk, unitId);
      const { period, title, product, target, itemId } = form;
      const over = periodDates(period).to <= today;
      const { source, faults } = await sourceOf(tx, actor, unitId, form);
      await demandFit(tx, actor, unitId, form, [...(over ? [refuse('goal-period-over')] : []), ...faults]);
      const id = await takeIds(tx, tenantId, 'goal', 1);
      const payload = {
        ...{ unitId, periodKind: periodKind(period), periodStart: periodDates(period).from },
        ...{ target, itemId, partOf: source === null ? null : lineOf(source) },
      };
      const goal = { ...payload, id, title, product, state: 'open', version: 1 } as const;
      await insertGoal(tx, tenantId, goal);
      const act = ledgerAct({ act: 'planned', payload, texts: { title, product } }, actor, 'unit-head');
      await appendActs(tx, tenantId, actor.now, [{ record: recordOf(id), end: null, acts: [act] }]);
      return { id, version: 1 };
    },
  });
}

/** The goal it is taken over from: of the same unit, of a longer period around this one, once for each period. */
async function sourceOf(
  tx: Tx,
  { tenantId }: RequestActor,
  unitId: number,
  { partOf, period }: NewGoalForm,
): Promise<{ readonly source: Goal | null; readonly faults: readonly Refusal[] }> {
  if (partOf == null) return { source: null, faults: [] };
  const source = await lockGoal(tx, tenantId, partOf);
  const isFit =
    source?.state === 'open' &&
    source.unitId === unitId &&
    feeds(periodOf(source.periodKind, source.periodStart), period);
  if (source === null || !isFit) return { source: null, faults: [refuse('goal-source-unfit')] };
  const known = await goalsOfLines(tx, tenantId, [lineOf(source)]);
  const isTaken = known.some(
    (one) => one.state === 'open' && periodOf(one.periodKind, one.periodStart) === period,
  );
  return { source, faults: isTaken ? [refuse('goal-taken-already')] : [] };
}

async function demandFit(
  tx: Tx,
  actor: RequestActor,
  unitId: number,
  { title, itemId }: GoalForm,
  more: readonly Refusal[],
): Promise<void> {
  const held = await itemFor(tx, actor, unitId, itemId);
  const refusals = [
    ...more,
    ...(hasWords(title) ? [] : [refuse('task-title-missing')]),
    ...(itemId !== null && held === null ? [refuse('task-item-unfit')] : []),
  ];
  if (refusals.length > 0) throw refused(refusals);
}

export type GoalActForm =
  | ({ readonly act: 'edit'; readonly version: number; readonly reason: string } & GoalForm)
  | { readonly act: 'drop'; readonly version: number; readonly reason: string };

/** Changes or drops a goal; tasks under it stay. Throws not-found, forbidden, changed, refused. */
export function actOnGoal(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: GoalActForm,
): Promise<{ id: number; version: number }> {
  const { tenantId, now } = actor;
  return write(context, actor, intent, {
    load: async (tx) => {
      const [desk, goal] = await Promise.all([loadWorkDesk(tx, context, actor), lockGoal(tx, tenantId, id)]);
      return { desk, goal };
    },
    run: async (tx, { desk, goal }) => {
      if (goal === null) throw notFound();
      demandHead(desk, goal.unitId);
      if (goal.version !== form.version) throw changed(goal.version);
      const faults = [
        ...(goal.state === 'open' ? [] : [refuse('goal-dropped')]),
        ...(hasWords(form.reason) ? [] : [refuse('comment-required', { rule: 'always', hundredths: null })]),
      ];
      const next = nextGoal(goal, form);
      await demandFit(tx, actor, goal.unitId, next, faults);
      await updateGoal(tx, tenantId, next);
      const { title, product, target, itemId } = next;
      const said = { words: form.reason };
      const act =
        form.act === 'drop'
          ? { act: 'dropped', payload: {}, texts: said }
          : { act: 'changed', payload: { target, itemId }, texts: { title, product, ...said } };
      await appendTo(tx, tenantId, now, recordOf(id), [ledgerAct(act, actor, 'unit-head')]);
      return { id, version: next.version };
    },
  });
}

function nextGoal(goal: Goal, form: GoalActForm): Goal {
  const version = goal.version + 1;
  if (form.act === 'drop') return { ...goal, version, state: 'dropped' };
  const { title, product, target, itemId } = form;
  return { ...goal, version, title, product, target, itemId };
}
