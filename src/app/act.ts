// The one road: load and lock, decide, append to the ledger, write the state. One transaction, one effect per key.
import { type Command, decide } from '../domain/evaluation/decide.ts';
import { evolve } from '../domain/evaluation/evolve.ts';
import { isSignature, sees } from '../domain/evaluation/policy.ts';
import type { Evaluation, EvaluationAct, Refusal, Viewer } from '../domain/evaluation/shape.ts';
import { periodDates } from '../domain/period/period.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { dropDrafts } from '../store/drafts.ts';
import {
  type LoadedEvaluation,
  lockEvaluations,
  periodStartOfEvaluationId,
  updateEvaluations,
} from '../store/evaluations.ts';
import { chainActs, type LedgerEntry } from '../store/ledger.ts';
import { managersNamedBy, type NamedManager, reassignedAmong } from '../store/reassigned.ts';
import { loadRulebooks, type Rulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import { loadViewer } from '../store/viewer.ts';
import { loadWeekFacts, type WeekFacts } from '../store/weeks.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, notFound } from './failure.ts';
import type { Intent } from './once.ts';
import { signWithStepUp } from './step-up.ts';
import { weekDeadlines } from './week-facts.ts';
import { write } from './write.ts';

export interface Asked {
  readonly id: number;
  readonly command: Command;
}

/** What is kept with the key and answered: small, and the same for every repetition. */
export interface Acted {
  readonly id: number;
  readonly version: number;
  readonly state: Evaluation['state'];
}

interface Loaded {
  readonly viewer: Viewer;
  readonly rulebooks: Rulebooks;
  readonly facts: WeekFacts;
  readonly evaluations: readonly LoadedEvaluation[];
  readonly named: readonly NamedManager[];
}

export interface Decided {
  readonly before: LoadedEvaluation;
  readonly after: Evaluation;
  readonly acts: readonly EvaluationAct[];
  readonly rulebook: Rulebook;
}

/**
 * Does one step on each evaluation: all or none, each a decision of its own. Throws Failure: not-found, changed
 * (somebody was faster), step-up, refused with every reason (params name the `evaluation`).
 */
export function actOnEvaluations(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  asked: readonly Asked[],
): Promise<readonly Acted[]> {
  if (new Set(asked.map((one) => one.id)).size < asked.length)
    throw new Failure('invalid', 'invalid-body', { fields: [{ path: 'body.items', code: 'duplicate' }] });
  return write(context, actor, intent, {
    load: (tx) =>
      load(
        tx,
        actor,
        asked.map((one) => one.id),
      ),
    run: async (tx, loaded) => {
      const decided = decideAll(context, actor, loaded, asked);
      if (asked.some(({ command }) => isSignature(command.name))) await signWithStepUp(tx, actor);
      await record(tx, actor.tenantId, actor.now, decided);
      const sent = asked.filter((one) => one.command.name === 'submit').map((one) => one.id);
      if (sent.length > 0) await dropDrafts(tx, actor.tenantId, sent);
      return decided.map(({ after }) => ({ id: after.id, version: after.seq, state: after.state }));
    },
  });
}

async function load(tx: Tx, actor: RequestActor, ids: readonly number[]): Promise<Loaded> {
  const starts = ids.map(periodStartOfEvaluationId).filter((start) => start !== null);
  const [viewer, rulebooks, facts, lock, named] = await Promise.all([
    loadViewer(tx, actor.tenantId, actor.personId, actor.today),
    loadRulebooks(tx, actor.tenantId),
    loadWeekFacts(tx, actor.tenantId, starts),
    lockEvaluations(tx, actor.tenantId, ids),
    managersNamedBy(tx, actor.tenantId, actor.personId),
  ]);
  return { viewer, rulebooks, facts, evaluations: lock(rulebooks.source), named };
}

function decideAll(
  context: AppContext,
  actor: RequestActor,
  loaded: Loaded,
  asked: readonly Asked[],
): readonly Decided[] {
  const decided: Decided[] = [];
  const refusals: Refusal[] = [];
  for (const { id, command } of asked) {
    const before = loaded.evaluations.find((candidate) => candidate.state.id === id);
    if (before === undefined || !sees(loaded.viewer, before.state)) throw notFound();
    const { state } = before;
    const rulebook = loaded.rulebooks.source(state.rulebook.id, state.rulebook.version);
    const { submit } = weekDeadlines(context, loaded.facts, rulebook, state.period);
    const moment = {
      now: actor.now,
      today: actor.today,
      stepUpUntil: actor.stepUpUntil,
      submitDeadline: submit,
      reassignedByViewer: reassignedAmong(loaded.named, [state]),
    };
    const decision = decide(state, command, loaded.viewer, rulebook, moment);
    if (decision.ok) decided.push(carryOut(before, decision.acts, rulebook));
    else refusals.push(...decision.refusals.map((reason) => named(reason, id)));
  }
  if (refusals.length > 0) throw failureOf(refusals, loaded.evaluations);
  return decided;
}

function named(refusal: Refusal, id: number): Refusal {
  return { code: refusal.code, params: { ...refusal.params, evaluation: id } };
}

// A single reason that the page can settle by itself (read anew, ask for the password) gets its own kind.
function failureOf(refusals: readonly Refusal[], evaluations: readonly LoadedEvaluation[]): Failure {
  const codes = new Set(refusals.map((refusal) => refusal.code));
  const first = evaluations.find((one) => one.state.id === refusals[0]?.params.evaluation);
  if (codes.has('version-changed') && first !== undefined) {
    const failure = changed(first.state.seq);
    return new Failure(failure.kind, failure.code, { ...failure.detail, refusals });
  }
  if (codes.size === 1 && codes.has('step-up-needed'))
    return new Failure('step-up', 'step-up-needed', { refusals });
  return new Failure('refused', refusals[0]?.code ?? 'refused', { refusals });
}

/** The state after the acts, ready to be recorded. */
export function carryOut(
  before: LoadedEvaluation,
  acts: readonly EvaluationAct[],
  rulebook: Rulebook,
): Decided {
  const after = acts.reduce((state, act) => evolve(state, act, state.seq + 1), before.state);
  return { before, after, acts, rulebook };
}

/** Appends the acts and writes the states they lead to. Throws when a row is not the one that was locked. */
export async function record(
  tx: Tx,
  tenantId: number,
  at: string,
  decided: readonly Decided[],
): Promise<void> {
  const moving = decided.filter((one) => one.acts.length > 0);
  if (moving.length === 0) return;
  const chained = chainActs(tenantId, at, moving.map(entryOf));
  const changes = moving.flatMap((one, index) => {
    const end = chained.ends[index];
    return end === undefined
      ? []
      : [{ from: one.before.state.seq, to: one.after, rulebook: one.rulebook, end }];
  });
  const [, written] = await Promise.all([chained.write(tx), updateEvaluations(tx, tenantId, at, changes)]);
  if (written !== moving.length) throw new Error(`${moving.length} evaluations decided, ${written} written`);
}

/** The ledger's form of an evaluation's acts. */
export function entryOf(
  decided: Pick<Decided, 'after' | 'acts'> & { readonly before: LoadedEvaluation | null },
): LedgerEntry {
  const { after, acts, before } = decided;
  return {
    record: { kind: 'evaluation', id: after.id, weekStart: periodDates(after.period).from },
    end: before?.end ?? null,
    acts: acts.map((act) => ({
      act: act.act,
      payload: act.payload,
      texts: act.texts,
      actorId: act.actorId,
      role: act.capacity.role,
      actingFor: act.capacity.actingFor,
      rulebook: `${after.rulebook.id}@${after.rulebook.version}`,
    })),
  };
}
