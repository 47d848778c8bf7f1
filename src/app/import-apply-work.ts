// Applying an import under the lock of the organisation: planned anew, everything in one transaction.
import { refuse } from '../domain/refusal.ts';
import { dropRows, tablesOf } from '../store/import-rows.ts';
import { changeImport, forgetWritten, type ImportRow, lockImport } from '../store/imports.ts';
import { lockOrganization } from '../store/organization-write.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import type { AppContext } from './context.ts';
import { notFound, refused } from './failure.ts';
import { applyPlan, roleOf } from './import-apply.ts';
import { hashOf } from './import-check.ts';
import type { OrderOf, Tell } from './import-order.ts';
import { planImport } from './import-plan.ts';
import { requireScope, systemReach } from './import-scope.ts';
import { plusSeconds } from './instants.ts';
import { appendAct } from './organization-acts.ts';
import { outcomeOf } from './views/imports.ts';

/** How long an applied import can be undone; then what stood before is forgotten. */
export const UNDO_DAYS = 90;

export async function applyWork(context: AppContext, order: OrderOf<'apply'>, tell: Tell): Promise<void> {
  const { tenantId } = order.author;
  await tell('planning', 10);
  await inTransaction(context.pool, systemReach(order.author), async (tx) => {
    await lockOrganization(tx, tenantId);
    const job = await lockImport(tx, tenantId, order.importId);
    if (job === null) throw notFound();
    if (job.state !== 'rehearsed' && job.state !== 'proposed')
      throw refused([refuse('import-settled', { state: job.state })]);
    await applyJob(tx, context, order, job, tell);
  });
}

async function applyJob(
  tx: Tx,
  context: AppContext,
  { author, admin, agreedHash }: OrderOf<'apply'>,
  job: ImportRow,
  tell: Tell,
): Promise<void> {
  const tables = await tablesOf(tx, author.tenantId, job.id);
  const planned = await planImport(tx, author.tenantId, { ...job, tables });
  if (admin !== null) await requireScope(tx, admin, planned);
  // Whoever agreed has seen one difference: another one is not applied in its place.
  if (agreedHash !== null && hashOf(planned) !== agreedHash) throw refused([refuse('import-moved-on')]);
  await tell('writing', 40);
  const outcome = outcomeOf(planned, author.personId);
  const { counts, own } = outcome;
  const order = { importId: job.id, from: job.options.from, counts, tell };
  const written = await applyPlan(tx, context, author, planned, order);
  await forgetWritten(tx, author.tenantId, plusSeconds(author.now, -UNDO_DAYS * 24 * 60 * 60));
  await dropRows(tx, author.tenantId, job.id);
  await changeImport(tx, author.tenantId, job.id, {
    ...{ state: 'applied', appliedAt: author.now, outcome, written, proposal: null },
    ...{ resolutions: [], sheets: null, layouts: [] },
  });
  await appendAct(tx, author, 'import', job.id, {
    act: 'applied',
    role: roleOf(author),
    payload: {
      counts,
      ...(own ? { own } : {}),
      ...(job.proposal === null ? {} : { proposedBy: job.proposal.by }),
    },
  });
}
