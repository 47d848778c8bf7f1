// Decisions made into history: acts appended, states written, people told. The last stretch of the one road.
import { evolve } from '../domain/evaluation/evolve.ts';
import type { Evaluation, EvaluationAct } from '../domain/evaluation/shape.ts';
import { newsOf } from '../domain/messages/news.ts';
import { periodDates } from '../domain/period/period.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { updateEvaluations } from '../store/evaluation-write.ts';
import type { LoadedEvaluation } from '../store/evaluations.ts';
import { chainActs, type LedgerEntry } from '../store/ledger.ts';
import type { Tx } from '../store/transaction.ts';
import { tell } from './messages/tell.ts';

export interface Decided {
  readonly before: LoadedEvaluation;
  readonly after: Evaluation;
  readonly acts: readonly EvaluationAct[];
  readonly rulebook: Rulebook;
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

/** Appends the acts and writes the states they lead to. Fails when a row is not the one that was locked. */
export function record(tx: Tx, tenantId: number, at: string, decided: readonly Decided[]): void {
  const moving = decided.filter((one) => one.acts.length > 0);
  if (moving.length === 0) return;
  const chained = chainActs(tenantId, at, moving.map(entryOf));
  const changes = moving.flatMap((one, index) => {
    const end = chained.ends[index];
    return end === undefined
      ? []
      : [{ from: one.before.state.seq, to: one.after, rulebook: one.rulebook, end }];
  });
  const news = moving.flatMap(({ before, after, acts, rulebook }) =>
    newsOf({ before: before.state, after, acts, rulebook }),
  );
  for (const write of chained.writes) tx.write(write);
  updateEvaluations(tx, tenantId, at, changes);
  tell(tx, tenantId, at, news);
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
