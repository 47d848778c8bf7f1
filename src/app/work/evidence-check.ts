// Whether rows and files of evidence agree: a file that is gone or changed, and files no row speaks of.
import { evidenceHashes } from '../../store/evidence.ts';
import type { EvidenceFiles } from '../../store/evidence-files.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';

export interface EvidenceCheck {
  readonly files: number;
  /** Hashes of rows whose file is gone or no longer has its content. */
  readonly lost: readonly string[];
  /** Files older than an hour that no row speaks of. */
  readonly orphans: readonly string[];
}

/** Reads every file once; removes orphans only when told to. */
export async function checkEvidence(
  { pool }: Pick<AppContext, 'pool'>,
  files: EvidenceFiles,
  tenantId: number,
  now: string,
  sweep = false,
): Promise<EvidenceCheck> {
  const scope = { tenantId, personId: null, actor: 'system', today: now.slice(0, 10) } as const;
  const present = await files.list(tenantId, Date.parse(now));
  const known = await inReadTransaction(pool, scope, (tx) => evidenceHashes(tx, tenantId));
  const lost: string[] = [];
  for (const hash of known) if ((await files.read(tenantId, hash)) === null) lost.push(hash);
  const orphans = present.filter((hash) => !known.includes(hash));
  if (sweep) for (const hash of orphans) await files.removeOld(tenantId, hash, Date.parse(now));
  return { files: known.length, lost, orphans };
}
