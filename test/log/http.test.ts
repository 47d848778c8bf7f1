// The log over HTTP: who may see its state, what a proof shows to whom, and that a stranger's program can check it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, readKeys } from '../../src/app/log/keys.ts';
import { readCheckpoint } from '../../src/app/log/note.ts';
import { sealTenant } from '../../src/app/log/seal.ts';
import { openPool, type Pool } from '../../src/store/connection.ts';
import { nodeHash } from '../../src/store/merkle.ts';
import { type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

interface Second {
  verifyProof(file: string, key?: string): Promise<{ ok: boolean; code: string | null; acts: number } | null>;
}

let served: ServedBody;
let second: Second;
let jobs: Pool;
let folder: string;
let lan: number;
const LATER = '2026-11-18T03:30:00.000Z';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cong-tam-proof-'));
  served = await servedBody();
  second = (await import(join(import.meta.dirname, '..', '..', 'verifier', 'verify.mjs'))) as Second;
  jobs = openPool(served.body.database.jobUrl, { max: 1 });
  await createKey(folder);
  await served.body.does('lan', 'submit', { of: 'lan' });
  await served.body.does('nam', 'score', { of: 'lan', comment: 'Bí mật nhỏ' });
  lan = (await served.body.evaluation('lan')).id;
});
afterAll(async () => {
  await jobs.end();
  await served.drop();
  await rm(folder, { recursive: true });
});

const seal = async () =>
  sealTenant(jobs, { tenant: { id: 1, slug: 't1' }, keys: await readKeys(folder), now: LATER, since: null });
const proofOf = (who: Who, id = lan) => served.get(who, `/evaluations/${id}/proof`);
const check = async (text: string, key?: string) => {
  const file = join(folder, 'a.proof');
  await writeFile(file, text);
  return second.verifyProof(file, key);
};

describe('before the first sealing', () => {
  it('says that there is no log yet, and refuses a proof with a reason', async () => {
    expect((await served.get('office', '/log')).body).toMatchObject({ checkpoints: [], key: null });
    expect((await served.get('lan', `/evaluations/${lan}/seal`)).body).toMatchObject({ sealed: [] });
    const refused = await proofOf('lan');
    expect([refused.status, refused.at('code')]).toEqual([409, 'not-sealed-yet']);
    expect((await served.get('office', '/log/checkpoint')).status).toBe(404);
  });
});

describe('the state of the log', () => {
  it('is for office, inspector and system administrator, and for nobody else', async () => {
    await seal();
    for (const who of ['office', 'inspector', 'cultureOffice'] as const)
      expect((await served.get(who, '/log')).status, who).toBe(200);
    for (const who of ['lan', 'nam', 'minh', 'chair', 'admin', 'cultureAdmin'] as const)
      for (const path of ['log', 'log/checkpoint', 'log/consistency?from=1&to=2'])
        expect((await served.get(who, `/${path}`)).status, `${who} ${path}`).toBe(403);
  });

  it('counts what waits, and tells where checkpoints went and what failed', async () => {
    await served.body.does('minh', 'approve', { of: 'lan' });
    await served.body.sql(
      `insert into log_delivery (tenant_id, target, size, at, outcome, detail)
       select 1, t, size, $1, o, d from log_checkpoint, (values ('folder', 'sent', '/mnt/x/t1.log'), ('mail', 'due', ''),
         ('mail', 'failed', '452 Mailbox full')) as v (t, o, d) where tenant_id = 1`,
      [LATER],
    );
    expect((await served.get('inspector', '/log')).body).toMatchObject({
      waiting: { count: 1, oldest: '2026-11-18T03:00:00.000Z' },
      checkpoints: [{ at: LATER }],
      ways: [
        { target: 'folder', sent: { where: '/mnt/x/t1.log' }, failed: null, failures: 0, waiting: 0 },
        { target: 'mail', sent: null, failed: { why: '452 Mailbox full' }, failures: 1, waiting: 1 },
      ],
    });
  });

  it('of one body is not that of the other', async () => {
    expect((await served.get('office', '/log', 2)).body).toMatchObject({ checkpoints: [] });
  });
});

describe('the proof of a record', () => {
  it('shows its person everything, and a program that knows nothing of us agrees', async () => {
    await seal();
    const answer = await proofOf('lan');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Bí mật nhỏ');
    expect(await check(answer.text)).toMatchObject({ ok: true, acts: 4 });
    const [key] = await readKeys(folder);
    expect(await check(answer.text, key?.verifier.text)).toMatchObject({ ok: true });
    const other = await createKey(join(folder, 'other'));
    expect(await check(answer.text, other.verifier.text)).toMatchObject({ ok: false, code: 'signature' });
  });

  it.each([
    ['a word', (text: string) => text.replace('Bí mật nhỏ', 'Bí mật to'), 'text'],
    ['a figure', (text: string) => text.replace(/"total":\d+/, '"total":9900'), 'act'],
    ['a time', (text: string) => text.replace(/(entry \d+ act .*T)03/, '$104'), 'act'],
    [
      'a path',
      (text: string) => text.replace(/path (.)/, (_, sign) => `path ${sign === 'A' ? 'B' : 'A'}`),
      'path',
    ],
  ])('with %s changed is refused by that program', async (_what, change, code) => {
    const { text } = await proofOf('lan');
    expect(change(text)).not.toBe(text);
    expect(await check(change(text))).toMatchObject({ ok: false, code });
  });

  it('shows others who may see the record hashes and no word, and strangers nothing', async () => {
    for (const who of ['nam', 'minh', 'office', 'inspector'] as const) {
      const { status, text } = await proofOf(who);
      expect(status, who).toBe(200);
      expect(text).not.toContain('Bí mật');
      expect(text).not.toContain('"total"');
      expect(await check(text)).toMatchObject({ ok: true, acts: 4 });
    }
    for (const who of ['thu', 'dung', 'admin'] as const) {
      expect((await proofOf(who)).status, who).toBe(404);
      expect((await served.get(who, `/evaluations/${lan}/seal`)).status, who).toBe(404);
    }
    expect((await proofOf('lan', 987_654)).status).toBe(404);
  });

  it('tells when each act was sealed', async () => {
    const { body } = await served.get('lan', `/evaluations/${lan}/seal`);
    expect(body).toMatchObject({ waiting: 0 });
    expect((body as { sealed: { seq: number; at: string }[] }).sealed.map((one) => one.seq)).toEqual([
      1, 2, 3, 4,
    ]);
  });
});

describe('checkpoints', () => {
  it('are fetched as signed notes, and prove that one log continues the other', async () => {
    const newest = readCheckpoint((await served.get('office', '/log/checkpoint')).text);
    const sizes = await served.body.sql<{ size: string }>(
      'select size from log_checkpoint where tenant_id = 1 order by size',
    );
    const [older = 0, newer = 0] = sizes.map((row) => Number(row.size));
    expect(newest?.size).toBe(newer);
    const path = `/log/consistency?from=${older}&to=${newer}`;
    const { body } = await served.get('inspector', path);
    const proof = body as { older: string; newer: string; hashes: string[] };
    const [one, two] = [readCheckpoint(proof.older), readCheckpoint(proof.newer)];
    expect(rootsFrom(older, newer, proof.hashes, one?.root.toString('base64') ?? '')).toEqual([
      one?.root.toString('base64'),
      two?.root.toString('base64'),
    ]);
    expect((await served.get('inspector', `/log/consistency?from=${newer}&to=${older}`)).status).toBe(404);
    expect((await served.get('inspector', '/log/consistency?from=1&to=2')).status).toBe(404);
  });
});

/** RFC 9162, 2.1.4.2: the old and the new root, computed from the proof. */
function rootsFrom(
  older: number,
  newer: number,
  hashes: readonly string[],
  oldRoot: string,
): [string, string] {
  const isPower = (older & (older - 1)) === 0;
  const path = [...(isPower ? [oldRoot] : []), ...hashes].map((hash) => Buffer.from(hash, 'base64'));
  let [fn, sn] = [older - 1, newer - 1];
  while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1];
  let [fr, sr]: [Buffer, Buffer] = [path[0] ?? Buffer.alloc(0), path[0] ?? Buffer.alloc(0)];
  for (const step of path.slice(1)) {
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(step, fr), nodeHash(step, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else sr = nodeHash(sr, step);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return [fr.toString('base64'), sr.toString('base64')];
}
