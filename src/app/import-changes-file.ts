// Every change an open import would make, as a workbook: what a second person reads before agreeing.
import { type ChangesSay, changesWorkbook } from '../files/changes-workbook.ts';
import { changesPiece } from '../store/import-rows.ts';
import { findImport } from '../store/imports.ts';
import { inReadTransaction } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { notFound } from './failure.ts';
import { requireSight, systemReach } from './import-scope.ts';
import type { ChangeLine } from './views/import-changes.ts';
import type { ImportOutcome } from './views/imports.ts';

export async function changesFile(context: AppContext, actor: RequestActor, id: number, say: ChangesSay) {
  const { fileName, lines } = await inReadTransaction(context.pool, systemReach(actor), async (tx) => {
    const job = await findImport(tx, actor.tenantId, id);
    if (job === null) throw notFound();
    await requireSight(tx, actor, job);
    const all: ChangeLine[] = [];
    for (let piece = 0; ; piece += 1) {
      const found = await changesPiece<ChangeLine>(tx, actor.tenantId, id, piece);
      if (found === null) break;
      all.push(...found);
    }
    const kept = (job.outcome as ImportOutcome | null)?.changes ?? [];
    return { fileName: job.fileName, lines: all.length > 0 ? all : kept };
  });
  return {
    name: `${fileName.replace(/\.[^.]*$/, '')} - ${say('importPage.changes')}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await changesWorkbook(lines, say),
  };
}
