// Whether rows and files of evidence agree: a file that is gone or changed, and files no row speaks of.
import { evidenceHashes, type FileOfEvidence } from '../../store/evidence.ts';
import type { EvidenceFault, EvidenceFiles } from '../../store/evidence-files.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';

export interface LostEvidence extends FileOfEvidence {
  readonly fault: EvidenceFault;
}

export interface EvidenceCheck {
  readonly files: number;
  /** Files that rows speak of and that are no longer as they were given. */
  readonly lost: readonly LostEvidence[];
  /** Files older than an hour that no row speaks of. */
  readonly orphans: readonly string[];
  /** What nobody of this program put there. */
  readonly strays: readonly string[];
  /** Files open to others on this machine. */
  readonly open: readonly string[];
}

/** Reads every file once; removes orphans and unfinished writes only when told to, and never what is not ours. */
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
  const lost: LostEvidence[] = [];
  for (const file of known) {
    const found = await files.examine(tenantId, file.hash);
    if (typeof found === 'string') lost.push({ ...file, fault: found });
  }
  const spokenOf = new Set(known.map(({ hash }) => hash));
  const orphans = present.old.filter((hash) => !spokenOf.has(hash));
  if (sweep) {
    for (const hash of orphans) await files.removeOld(tenantId, hash, Date.parse(now));
    await files.removeHalves(present);
  }
  const { strays, open } = present;
  return { files: known.length, lost, orphans, strays, open };
}
