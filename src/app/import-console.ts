// Importing from the command line: no session, no idempotency key; rehearsal and application are one transaction.

import type { ImportKind } from '../store/imports.ts';
import { treeOn } from '../store/organization-state.ts';
import { lockOrganization } from '../store/organization-write.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import type { AppContext } from './context.ts';
import { refused } from './failure.ts';
import { planImport } from './import-plan.ts';
import { applyJob, type ImportFile, keep, merged, type ResolutionForm, readImportFile } from './imports.ts';
import type { Author } from './organization-acts.ts';
import { type ImportOutcome, outcomeOf } from './views/imports.ts';

export interface ConsoleImport {
  readonly kind: ImportKind;
  readonly from: string;
  /** Code of the unit a staff list is of; null lets the letterhead say. */
  readonly unitCode: string | null;
  readonly complete: boolean;
  readonly answers: readonly ResolutionForm[];
  readonly apply: boolean;
}

export interface ConsoleOutcome extends ImportOutcome {
  readonly applied: boolean;
}

/** Reckons what the file would do and, when asked and no error is open, does it. A rehearsal alone leaves no trace. */
export async function importFromConsole(
  context: AppContext,
  author: Author,
  file: ImportFile,
  asked: ConsoleImport,
): Promise<ConsoleOutcome> {
  const { kind, from, complete, unitCode } = asked;
  const job = await readImportFile(author, file, { kind, options: { from, complete, unitId: null } });
  const resolutions = merged([], asked.answers);
  const scope = { tenantId: author.tenantId, personId: null, actor: 'system', today: author.today } as const;
  return inTransaction(context.pool, scope, async (tx) => {
    if (asked.apply) await lockOrganization(tx, author.tenantId);
    const unitId = unitCode === null ? null : await unitOfCode(tx, author.tenantId, from, unitCode);
    const placed = { ...job, options: { ...job.options, unitId } };
    const planned = await planImport(tx, author.tenantId, { ...placed, resolutions });
    const outcome = outcomeOf(planned);
    if (!asked.apply || !planned.plan.applicable) return { ...outcome, applied: false };
    const kept = await keep(tx, author, placed);
    await applyJob(tx, context, author, { ...kept, resolutions }, null);
    return { ...outcome, applied: true };
  });
}

async function unitOfCode(tx: Tx, tenantId: number, day: string, code: string): Promise<number> {
  const unit = (await treeOn(tx, tenantId, day))?.units.find((one) => one.code === code);
  if (unit === undefined) throw refused([{ code: 'unit-code-unknown', params: { code } }]);
  return unit.id;
}
