// The one road: load and lock, decide, append to the ledger, write the state. One transaction, one effect per key.
import { type Command, decide } from '../domain/evaluation/decide.ts';
import { isSignature, sees } from '../domain/evaluation/policy.ts';
import { isKeptFromReassigner } from '../domain/evaluation/precheck.ts';
import type { Evaluation, Refusal, Viewer } from '../domain/evaluation/shape.ts';
import { loadDesk } from '../store/desk.ts';
import { dropDrafts } from '../store/drafts.ts';
import { type LoadedEvaluation, lockEvaluations, periodStartOfEvaluationId } from '../store/evaluations.ts';
import { managersNamedBy, type NamedManager, reassignedAmong } from '../store/reassigned.ts';
import type { Rulebooks } from '../store/rulebooks.ts';
import type { Tx } from '../store/transaction.ts';
import type { WeekFacts } from '../store/weeks.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, notFound } from './failure.ts';
import { furtherMoment } from './further.ts';
import { isLongPeriod, leadersReopened, type Related, relatedTo } from './leaders.ts';
import type { Intent } from './once.ts';
import { approversOf } from './preview.ts';
import { overQuota } from './quota/guard.ts';
import { carryOut, type Decided, record } from './record.ts';
import { signWithStepUp } from './step-up.ts';
import { calendarOf, weekDeadlines } from './week-facts.ts';
import { type FiledWork, withProposals, workOfFiled } from './work/filed-proposal.ts';
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
  readonly related: Related;
  readonly work: ReadonlyMap<number, FiledWork>;
  /** Who may confirm readings that are open; only where a record asked for rests on one. */
  readonly approvers: readonly string[];
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
    plans: 'point',
    load: (tx) => load(tx, actor, asked),
    // Leaders and subordinates of a longer period may lie beyond what the actor sees; the guard decides all the same.
    ...(asked.some(({ id }) => isLongPeriod(id)) ? { reach: 'system' } : {}),
    run: async (tx, loaded) => {
      const filed = withProposals(context, actor, loaded, asked);
      const decided = decideAll(context, actor, loaded, filed);
      const over = await overQuota(tx, actor, loaded.viewer, loaded.rulebooks, decided);
      if (over.length > 0) throw failureOf(over, loaded.evaluations);
      if (isSigned(asked)) await signWithStepUp(tx, actor);
      decided.push(...leadersReopened(decided, loaded.related, loaded.rulebooks.source));
      record(tx, actor.tenantId, actor.now, decided);
      const sent = asked.filter((one) => one.command.name === 'submit').map((one) => one.id);
      if (sent.length > 0) dropDrafts(tx, actor.tenantId, sent);
      return decided
        .slice(0, asked.length)
        .map(({ after }) => ({ id: after.id, version: after.seq, state: after.state }));
    },
  });
}

/** Signatures; and a further step of many records in one go: one set of words stands in all of them. */
function isSigned(asked: readonly Asked[]): boolean {
  const names = asked.map(({ command }) => command.name);
  return names.some((name) => isSignature(name)) || (asked.length > 1 && names.includes('record-step'));
}

async function load(tx: Tx, actor: RequestActor, asked: readonly Asked[]): Promise<Loaded> {
  const ids = asked.map((one) => one.id);
  const needsNamed = asked.some((one) => isKeptFromReassigner(one.command.name));
  const starts = ids.map(periodStartOfEvaluationId).filter((start) => start !== null);
  const [{ viewer, rulebooks, facts }, lock, named, work] = await Promise.all([
    loadDesk(tx, actor.tenantId, actor.personId, actor.today, starts),
    lockEvaluations(tx, actor.tenantId, ids),
    needsNamed ? managersNamedBy(tx, actor.tenantId, actor.personId) : [],
    workOfFiled(tx, actor, asked),
  ]);
  const evaluations = lock(rulebooks.source);
  const related = await relatedTo(tx, actor.tenantId, rulebooks.source, evaluations, asked);
  const used = evaluations.map(({ state }) => rulebooks.source(state.rulebook.id, state.rulebook.version));
  const approvers = await approversOf(tx, actor, rulebooks, used);
  return { viewer, rulebooks, facts, evaluations, named, related, work, approvers };
}

function decideAll(
  context: AppContext,
  actor: RequestActor,
  loaded: Loaded,
  asked: readonly Asked[],
): Decided[] {
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
      calendar: calendarOf(context, loaded.facts),
      reassignedByViewer: reassignedAmong(loaded.named, [state]),
      ...furtherMoment(
        loaded.rulebooks,
        rulebook,
        state,
        loaded.viewer,
        loaded.related.known.get(id),
        loaded.approvers,
      ),
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
