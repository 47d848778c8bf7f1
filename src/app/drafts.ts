// Keeps unsent text for its author, over the version the browser last saw.
import { everPermittedAs, permittedAs, sees } from '../domain/evaluation/policy.ts';
import { refuse } from '../domain/refusal.ts';
import { readDraft, saveDraft } from '../store/drafts.ts';
import { findEvaluation } from '../store/evaluation-lists.ts';
import { evaluationFromRow, periodStartOfEvaluationId } from '../store/evaluations.ts';
import { loadRulebooks } from '../store/rulebooks.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import { loadViewer } from '../store/viewer.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, Failure, notFound } from './failure.ts';

export interface DraftInput {
  readonly evaluationId: number;
  /** Draft version last seen; 0 for none. */
  readonly version: number;
  readonly body: unknown;
}

/**
 * Saves and returns the new version. Throws not-found, forbidden (another's record), refused `wrong-state`, changed
 * with the current version when another device was faster.
 */
export function keepDraft(context: AppContext, actor: RequestActor, input: DraftInput) {
  const { tenantId, personId, today, now } = actor;
  return inTransaction(context.pool, { tenantId, personId, actor: 'person', today }, async (tx) => {
    await assertAuthor(tx, actor, input.evaluationId);
    const { evaluationId, version: seen, body } = input;
    const version = await saveDraft(tx, tenantId, { evaluationId, personId, seen, body, at: now });
    if (version === null)
      throw changed((await readDraft(tx, tenantId, evaluationId, personId))?.version ?? 0);
    return { version, savedAt: now };
  });
}

async function assertAuthor(tx: Tx, actor: RequestActor, id: number): Promise<void> {
  const start = periodStartOfEvaluationId(id);
  if (start === null) throw notFound();
  const [viewer, rulebooks] = await Promise.all([
    loadViewer(tx, actor.tenantId, actor.personId, actor.today),
    loadRulebooks(tx, actor.tenantId),
  ]);
  const row = await findEvaluation(tx, actor.tenantId, viewer, start, id);
  const state = row === undefined ? null : evaluationFromRow(row, rulebooks.source);
  if (state === null || !sees(viewer, state)) throw notFound();
  if (permittedAs('save-draft', viewer, state) !== null) return;
  if (everPermittedAs('save-draft', viewer, state) === null) throw new Failure('forbidden', 'not-your-part');
  const reason = refuse('wrong-state', {
    command: 'save-draft',
    state: state.state,
    possible: 'open,returned',
  });
  throw new Failure('refused', reason.code, { refusals: [reason] });
}
