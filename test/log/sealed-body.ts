// A body whose acts are sealed, the files somebody keeps of it, and what its database's owner could do to it.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entriesOf, judgeStored } from '../../src/app/log/check.ts';
import { actEntry } from '../../src/app/log/entries.ts';
import { readKept } from '../../src/app/log/file.ts';
import { createKey, readKeys } from '../../src/app/log/keys.ts';
import { signCheckpoint } from '../../src/app/log/note.ts';
import { sealTenant } from '../../src/app/log/seal.ts';
import { logLines } from '../../src/app/log/stored.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { openPool } from '../../src/store/connection.ts';
import { actHash } from '../../src/store/ledger-hash.ts';
import { entriesFrom, lastCheckpoint } from '../../src/store/log.ts';
import { CompactRange, leafHash } from '../../src/store/merkle.ts';
import { inReadTransaction } from '../../src/store/transaction.ts';
import type { StoredAct } from '../../src/store/verify.ts';
import { aBody, WEDNESDAY } from '../builders/body.ts';
import type { TestMajor } from '../database.ts';

export const TENANT = { id: 1, slug: 't1', name: 'Cơ quan thử' };
const SYSTEM = { tenantId: 1, personId: null, actor: 'system' } as const;

export type SealedBody = Awaited<ReturnType<typeof aSealedBody>>;

export async function aSealedBody(major: TestMajor) {
  const folder = await mkdtemp(join(tmpdir(), 'cong-tam-seal-'));
  await chmod(folder, 0o711);
  const keyFolder = join(folder, 'keys');
  const body = await aBody(undefined, { major });
  const jobs = openPool(body.database.jobUrl, { max: 3 });
  const owner = openPool(body.database.ownerUrl, { max: 1 });
  await createKey(keyFolder);
  let files = 0;

  const seal = async (now = WEDNESDAY, since: string | null = null) =>
    sealTenant(jobs, { tenant: TENANT, keys: await readKeys(keyFolder), now, since });

  /** Writes what somebody outside would keep, or an export; returns the file. */
  const write = async (form: 'note' | 'entries' | 'acts') => {
    files += 1;
    const file = join(folder, `kept-${files}`);
    const text = await inReadTransaction(owner, SYSTEM, async (tx) => {
      if (form === 'note') return (await lastCheckpoint(tx, 1))?.note ?? '';
      const what = { origin: 'cong-tam/t1', from: 0, withActs: form === 'acts' };
      let lines = '';
      for await (const piece of logLines(tx, 1, what)) lines += piece;
      return lines;
    });
    await writeFile(file, text);
    return file;
  };

  /** The verdict of `congtam verify`, against a kept file or without. */
  const verify = async (file: string | null = null) => {
    const troubles: Trouble[] = [];
    await verifyTenant(owner, 1, (trouble) => troubles.push(trouble));
    const kept = file === null ? null : (await readKept(file)).open();
    const judged = await judgeStored(owner, TENANT, kept);
    const check = { ...judged, wrongActs: await entriesOf(owner, TENANT, troubles) };
    const numbers = [check.verdict.fault?.no, check.wrongActs[0]?.no].filter((no) => no !== undefined);
    return { troubles, check, first: numbers.length === 0 ? null : Math.min(...numbers) };
  };

  const drop = async () => {
    await Promise.all([jobs.end(), owner.end()]);
    await body.drop();
    await rm(folder, { recursive: true });
  };
  return { body, jobs, owner, folder, keyFolder, seal, write, verify, drop };
}

export const entries = ({ owner }: SealedBody) =>
  inReadTransaction(owner, SYSTEM, (tx) => entriesFrom(tx, 1, 0, 10_000));

/** Number of the entry about an act. */
export async function numberOf(sealed: SealedBody, id: number, seq: number): Promise<number> {
  const found = (await entries(sealed)).find(({ record }) => record?.id === id && record.seq === seq);
  if (found === undefined) throw new Error(`no entry about act ${seq} of ${id}`);
  return found.no;
}

/**
 * What a careful forger does who owns the database and has stolen the key: changes an act, links its record anew,
 * writes its entries anew, and signs every checkpoint anew, each at its old time.
 */
export async function forge(sealed: SealedBody, id: number, seq: number, set: string): Promise<void> {
  const { body } = sealed;
  await body.sql(`update act set ${set} where tenant_id = 1 and record_id = $1 and seq = $2`, [id, seq]);
  await linkAnew(sealed, id);
  await signAnew(sealed);
}

export async function linkAnew({ body, owner }: SealedBody, id: number): Promise<void> {
  const acts = await inReadTransaction(owner, SYSTEM, (tx) =>
    tx.query<StoredAct>(
      `select record_kind as kind, record_id as id, seq, act, at, actor_id as "actorId", acting_for as "actingFor",
         role, rulebook, payload, commitments, week_start as "weekStart" from act
       where tenant_id = 1 and record_id = $1 and record_kind = 'evaluation' order by seq`,
      [id],
    ),
  );
  let prev: Buffer = Buffer.alloc(32);
  for (const act of acts) {
    const hash = actHash({ ...act, tenantId: 1, record: { kind: act.kind, id }, prev });
    await body.sql(
      `update act set prev_hash = $3, hash = $4 where record_kind = 'evaluation' and record_id = $1 and seq = $2`,
      [...[id, act.seq, prev, hash]],
    );
    await body.sql(
      `update log_entry set body = $3 where record_kind = 'evaluation' and record_id = $1 and seq = $2`,
      [id, act.seq, actEntry({ ...act, week: act.weekStart, hash })],
    );
    prev = hash;
  }
  await body.sql('update evaluation set last_hash = $2 where id = $1', [id, prev]);
}

export async function signAnew(sealed: SealedBody): Promise<void> {
  const [key] = await readKeys(sealed.keyFolder);
  if (key === undefined) throw new Error('no key was stolen');
  const bodies = (await entries(sealed)).map((entry) => entry.body);
  const rows = await sealed.body.sql<{ size: string; at: Date }>(
    'select size, at from log_checkpoint order by size',
  );
  for (const row of rows) {
    const size = Number(row.size);
    if (size > bodies.length) continue;
    const tree = new CompactRange();
    for (const one of bodies.slice(0, size)) tree.push(0, leafHash(one));
    const checkpoint = { origin: 'cong-tam/t1', size, root: tree.root(), at: row.at.toISOString() };
    const note = signCheckpoint(checkpoint, key);
    await sealed.body.sql('update log_checkpoint set root = $2, note = $3 where size = $1', [
      size,
      checkpoint.root,
      note,
    ]);
  }
}
