// Files of evidence go with a backup into a folder beside it. They are named by their content, so that many backups share
// one folder and only what is new is copied.
import { dirname, join } from 'node:path';
import { openConnection } from '../connection.ts';
import { EvidenceFiles } from '../evidence-files.ts';

export interface CopiedEvidence {
  readonly files: number;
  /** Hashes the database speaks of, but the folder does not have whole. */
  readonly missing: readonly string[];
}

/** Where the evidence of a body lies in a data folder, respectively beside a backup. */
export const evidenceFolder = (dataDir: string) => join(dataDir, 'evidence');
export const evidenceBeside = (backupFile: string) => join(dirname(backupFile), 'evidence');

/** Copies every file the database behind `migrationUrl` speaks of from one folder to the other. */
export async function copyEvidence(migrationUrl: string, from: string, to: string): Promise<CopiedEvidence> {
  const [source, target] = [new EvidenceFiles(from), new EvidenceFiles(to)];
  const client = await openConnection(migrationUrl, 'cong-tam evidence');
  try {
    // A database older than the register of work has no evidence.
    const { rows: known } = await client.query<{ there: boolean }>(
      `select to_regclass('evidence') is not null as there`,
    );
    if (known[0]?.there !== true) return { files: 0, missing: [] };
    const { rows } = await client.query<{ tenant: number; hash: string }>(
      `select distinct tenant_id as tenant, encode(hash, 'hex') as hash from evidence
       where hash is not null order by 1, 2`,
    );
    const missing: string[] = [];
    for (const { tenant, hash } of rows) if (!(await source.copyTo(target, tenant, hash))) missing.push(hash);
    return { files: rows.length - missing.length, missing };
  } finally {
    await client.end();
  }
}
