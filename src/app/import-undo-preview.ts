// What undoing would change and leave, shown before anybody decides.
import { findImport } from '../store/imports.ts';
import { inTransaction } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { notFound } from './failure.ts';
import { requireRoot, requireSight, systemReach } from './import-scope.ts';
import { planUndo } from './import-undo-plan.ts';
import { type UndoView, undoView } from './views/import-undo.ts';

/** `from` null: from the day on which the list itself began to hold, as if it had never been applied. */
export function previewUndo(
  context: AppContext,
  actor: RequestActor,
  id: number,
  from: string | null,
): Promise<UndoView & { readonly earliest: string }> {
  return inTransaction(
    context.pool,
    systemReach(actor),
    async (tx) => {
      const job = await findImport(tx, actor.tenantId, id);
      if (job === null) throw notFound();
      await requireSight(tx, actor, job);
      const planned = await planUndo(tx, actor.tenantId, job, from ?? job.options.from);
      await requireRoot(tx, actor, planned.kind === 'people' ? planned.rootUnitId : null);
      return { ...(await undoView(tx, actor, planned)), earliest: job.options.from };
    },
    { readOnly: true, isolation: 'repeatable read' },
  );
}
