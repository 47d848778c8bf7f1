// The copy of the log in the folder of checkpoints, held against the log without anybody having to name it: whoever changes
// or takes away that copy is told of by the next `congtam verify`.
import type { Tenant } from '../app/actor.ts';
import { type KeptFile, readKept } from '../app/log/file.ts';
import { LogFileTrouble } from '../app/log/file-head.ts';
import { logFileIn } from '../app/log/folder.ts';
import { originOf } from '../app/log/note.ts';
import type { Pool } from '../store/connection.ts';
import { newestDeliveries } from '../store/log-deliveries.ts';
import { inReadTransaction } from '../store/transaction.ts';
import type { OperationText, OperationValues } from '../text/operations/index.ts';
import type { Console } from './command.ts';
import { explain } from './explain.ts';
import { err, sayKept } from './verify-report.ts';

export interface FolderCopy {
  /** Null: nothing to compare with. */
  readonly kept: KeptFile | null;
  readonly isWell: boolean;
}

/** What the folder has of this log; says by itself what is wrong with it. */
export async function copyInFolder(
  pool: Pool,
  tenant: Tenant,
  folder: string,
  console: Console,
): Promise<FolderCopy> {
  const file = logFileIn(folder, tenant.slug);
  // Before the file is read: what is delivered meanwhile may be more, never less.
  const delivered = await deliveredEntries(pool, tenant.id);
  const wrong = (key: OperationText, values: OperationValues): FolderCopy => {
    err(console, key, { file, delivered, ...values });
    return { kept: null, isWell: false };
  };
  try {
    const kept = await readKept(file);
    // The first delivery was torn: the server begins anew.
    if (kept.verdict.size === 0 && delivered === 0) return { kept: null, isWell: true };
    if (kept.origin !== originOf(tenant.slug)) return wrong('verify.folder-foreign', { kept: kept.origin });
    sayKept(console, kept);
    const { size, fault } = kept.verdict;
    if (size < delivered) return { ...wrong('verify.folder-older', { size }), kept };
    return { kept, isWell: fault === null };
  } catch (error) {
    if (!(error instanceof LogFileTrouble)) throw error;
    if (error.code === 'log-file-missing' && delivered === 0) return { kept: null, isWell: true };
    for (const line of explain(error, '')) console.err(line);
    return wrong('verify.folder-gone', {});
  }
}

/** Entries that went to the folder so far; 0 before the first. */
function deliveredEntries(pool: Pool, tenantId: number): Promise<number> {
  const scope = { tenantId, personId: null, actor: 'system' } as const;
  return inReadTransaction(pool, scope, async (tx) => {
    const { sent } = await newestDeliveries(tx, tenantId, 'folder');
    return Number(sent?.size ?? 0);
  });
}
