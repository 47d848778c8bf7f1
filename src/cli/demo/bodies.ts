// Imports the sample files into a new body the way an administrator would: rehearse, take each suggestion, apply.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import { planImport } from '../../app/import-plan.ts';
import { applyJob, keep, readImportFile } from '../../app/imports.ts';
import type { Author } from '../../app/organization-acts.ts';
import type { Resolution } from '../../domain/organization/import/trouble.ts';
import { putResolutions } from '../../store/imports.ts';
import { inTransaction } from '../../store/transaction.ts';

export const demoFolder = join(import.meta.dirname, '..', '..', '..', 'demo');

/** Applies one file with every suggestion taken; throws when a trouble is left that has none. */
export async function importSample(
  context: AppContext,
  author: Author,
  kind: 'units' | 'people',
  file: string,
  unitId: number | null,
): Promise<void> {
  const bytes = await readFile(join(demoFolder, file));
  const options = { from: author.today, unitId, complete: false };
  const job = await readImportFile(author, { name: basename(file), bytes }, { kind, options });
  const scope = { tenantId: author.tenantId, personId: null, actor: 'system', today: author.today } as const;
  await inTransaction(context.pool, scope, async (tx) => {
    const planned = await planImport(tx, author.tenantId, { ...job, resolutions: [] });
    const resolutions: Resolution[] = planned.plan.troubles
      .filter((trouble) => trouble.suggestion !== null)
      .map((trouble) => ({ row: trouble.row, code: trouble.code, choice: 'use-suggestion' }));
    const kept = await keep(tx, author, job);
    await putResolutions(tx, author.tenantId, kept.id, resolutions);
    await applyJob(tx, context, author, { ...kept, resolutions, version: kept.version + 1 }, null);
  });
}
