// Evidence of tasks on a real database and a real folder: who may add and read, what is refused, what verify and the check find.
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyTenant } from '../../src/app/verify.ts';
import { readEvidenceFile, viewEvidence } from '../../src/app/views/evidence.ts';
import { addEvidence, addEvidenceFile, removeEvidence } from '../../src/app/work/evidence.ts';
import { checkEvidence } from '../../src/app/work/evidence-check.ts';
import { copyEvidence, evidenceBeside } from '../../src/store/backup/evidence-copy.ts';
import { EvidenceFiles, hashOf } from '../../src/store/evidence-files.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import { intentOf, WEDNESDAY } from '../builders/body.ts';
import { DELIVER, refusal, type WorkBody, workBody } from './work-body.ts';

let body: WorkBody;
let folder: string;
let files: EvidenceFiles;
let keys = 0;
const intent = () => {
  keys += 1;
  return intentOf({ keys }, `evidence-key-${keys}`);
};
const context = () => ({ ...body.context, evidence: files });
const PDF = Buffer.from('%PDF-1.7\nbiên bản');
const HOUR = 3_600_000;

beforeAll(async () => {
  body = await workBody();
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  files = new EvidenceFiles(folder);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await body.drop();
});

const name = (who: string, task: number, more: { kind?: 'document' | 'link'; name?: string } = {}) =>
  addEvidence(context(), body.as(who), intent(), task, { kind: 'document', name: '214/TTr-UBND', ...more });
const upload = (who: string, task: number, bytes: Uint8Array = PDF, fileName = 'bien-ban.exe') =>
  addEvidenceFile(context(), body.as(who), intent(), task, { name: fileName, bytes });
const list = (who: string, task: number) => viewEvidence(context(), body.as(who), task);
const placeOf = (hash: string) => join(folder, String(body.tenantId), hash.slice(0, 2), hash);

describe('evidence of a task', () => {
  it('is added by who does it or assigned it, read by who sees it, unknown to everybody else', async () => {
    const { id } = await body.assign();
    await name('lan', id);
    await name('minh', id, { kind: 'link', name: 'https://vanban.example.vn/214' });
    for (const who of ['lan', 'minh', 'chair', 'office', 'inspector'])
      expect((await list(who, id)).items.map((one) => one.name)).toEqual([
        '214/TTr-UBND',
        'https://vanban.example.vn/214',
      ]);
    expect((await list('lan', id)).may).toEqual(['add']);
    expect((await list('chair', id)).may).toEqual([]);
    await expect(name('chair', id)).rejects.toMatchObject({ kind: 'forbidden' });
    for (const who of ['binh', 'yen'])
      for (const attempt of [() => list(who, id), () => name(who, id), () => upload(who, id)])
        await expect(attempt()).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('a file goes by its content: kept once under its hash, shown with the type it has, gone for strangers', async () => {
    const { id } = await body.assign();
    const made = await upload('lan', id);
    await upload('lan', id);
    const { items } = await list('minh', id);
    const hash = hashOf(PDF);
    expect(items[0]).toMatchObject({
      ...{ kind: 'file', name: 'bien-ban.exe.pdf', hash, bytes: PDF.length, mediaType: 'application/pdf' },
      ...{ shown: true, may: [] },
    });
    expect(await readEvidenceFile(context(), body.as('minh'), made.id)).toMatchObject({
      ...{ name: 'bien-ban.exe.pdf', shown: true, body: PDF },
    });
    await expect(readEvidenceFile(context(), body.as('yen'), made.id)).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(upload('lan', id, Buffer.from('<html><script>1</script>'))).rejects.toMatchObject(
      refusal('file-no-evidence'),
    );
    const { evidence: _none, ...bare } = context();
    await expect(
      addEvidenceFile(bare, body.as('lan'), intent(), id, { name: 'a.pdf', bytes: PDF }),
    ).rejects.toMatchObject({ code: 'no-evidence-folder' });
  });

  it('the same request twice has one effect', async () => {
    const { id } = await body.assign();
    const once = intentOf({ id }, 'evidence-once-only');
    const send = () => addEvidence(context(), body.as('lan'), once, id, { kind: 'document', name: '9/BC' });
    expect(await send()).toEqual(await send());
    expect((await list('lan', id)).items).toHaveLength(1);
  });

  it('refuses what is no link and what says nothing', async () => {
    const { id } = await body.assign();
    for (const link of ['javascript:alert(1)', 'file:///etc/passwd', 'vanban', 'data:text/html,x'])
      await expect(name('lan', id, { kind: 'link', name: link })).rejects.toMatchObject(
        refusal('evidence-no-link'),
      );
    await expect(name('lan', id, { name: ' . ' })).rejects.toMatchObject(refusal('comment-required'));
  });

  it('is taken back by whoever gave it, with a reason, before acceptance; it stays named', async () => {
    let task = await body.assign();
    const own = await name('lan', task.id);
    const kept = await name('lan', task.id, { name: '215/TTr-UBND' });
    const remove = (who: string, id: number, version = 1, reason = 'Nhầm số') =>
      removeEvidence(context(), body.as(who), intent(), id, { version, reason });
    await expect(remove('minh', own.id)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(remove('yen', own.id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(remove('lan', own.id, 7)).rejects.toMatchObject({ kind: 'changed' });
    await expect(remove('lan', own.id, 1, '..')).rejects.toMatchObject(refusal('comment-required'));
    expect(await remove('lan', own.id)).toEqual({ id: own.id, version: 2 });
    await expect(remove('lan', own.id, 2)).rejects.toMatchObject(refusal('evidence-removed-already'));
    expect((await list('minh', task.id)).items[0]).toMatchObject({ state: 'removed', name: '214/TTr-UBND' });
    task = await body.act('lan', task, DELIVER);
    await body.act('minh', task, { act: 'accept', words: '' });
    await expect(remove('lan', kept.id)).rejects.toMatchObject(refusal('evidence-of-accepted-work'));
  });

  it('what was changed behind its back is found: the row by verify, the file by the check', async () => {
    const { id } = await body.assign();
    const bytes = Buffer.from('%PDF-1.7\nphụ lục');
    const made = await upload('lan', id, bytes);
    const hash = hashOf(bytes);
    const troubles: unknown[] = [];
    const verify = () => verifyTenant(body.pool, body.tenantId, (trouble) => troubles.push(trouble));
    await verify();
    expect(troubles).toEqual([]);
    const now = new Date(Date.now() + 2 * HOUR).toISOString();
    const check = (sweep = false) => checkEvidence(body, files, body.tenantId, now, sweep);
    const orphan = await files.keep(body.tenantId, Buffer.from('%PDF-không ai nhắc tới'));
    expect(await check()).toEqual({ files: 2, lost: [], orphans: [orphan], strays: [], open: [] });
    // A young file may belong to an act that has not ended.
    expect(await checkEvidence(body, files, body.tenantId, new Date().toISOString())).toMatchObject({
      orphans: [],
    });
    await check(true);
    expect(await files.read(body.tenantId, orphan)).toBeNull();
    await writeFile(placeOf(hash), 'khác');
    await utimes(placeOf(hash), new Date(0), new Date(0));
    expect(await check()).toMatchObject({
      ...{ lost: [{ hash, id: made.id, taskId: id, fault: 'changed' }], orphans: [] },
    });
    await expect(readEvidenceFile(context(), body.as('lan'), made.id)).rejects.toMatchObject({
      code: 'evidence-file-lost',
    });
    const copied = await copyEvidence(
      body.database.ownerUrl,
      folder,
      evidenceBeside(join(folder, 'b', 'x.gz')),
    );
    expect(copied).toEqual({ files: 1, missing: [hash] });
    await writeFile(placeOf(hash), bytes);
    // A copy that was changed beside the backup is made whole again, and does not come back with a restore.
    const beside = evidenceBeside(join(folder, 'b', 'x.gz'));
    const again = () => copyEvidence(body.database.ownerUrl, folder, beside);
    expect(await again()).toEqual({ files: 2, missing: [] });
    const copy = new EvidenceFiles(beside);
    await writeFile(join(beside, String(body.tenantId), hash.slice(0, 2), hash), 'khác');
    expect(await again()).toEqual({ files: 2, missing: [] });
    expect(await copy.read(body.tenantId, hash)).toEqual(bytes);
    await body.sql('update evidence set name = $2 where tenant_id = 1 and id = $1', [made.id, 'khác.pdf']);
    await verify();
    expect(troubles).toMatchObject([{ kind: 'evidence', id: made.id, code: 'state-differs' }]);
  });

  it('row-level security hides its rows and words from strangers, whatever the program asks', async () => {
    const seen = (who: string) => {
      const scope = {
        tenantId: body.tenantId,
        personId: body.id(who),
        actor: 'person',
        today: '2026-11-18',
      } as const;
      return inTransaction(body.pool, scope, async (tx) => {
        const [rows] = await tx.query<{ count: number }>('select count(*)::int as count from evidence');
        const [words] = await tx.query<{ count: number }>(
          `select count(*)::int as count from act_text where record_kind = 'evidence'`,
        );
        return [(rows?.count ?? 0) > 0, (words?.count ?? 0) > 0];
      });
    };
    for (const who of ['lan', 'minh', 'chair']) expect(await seen(who), who).toEqual([true, true]);
    for (const who of ['yen', 'dung', 'hai']) expect(await seen(who), who).toEqual([false, false]);
  });

  it('stays with the day it was given', async () => {
    const { id } = await body.assign();
    await name('lan', id);
    expect((await list('lan', id)).items[0]).toMatchObject({
      ...{ addedAt: WEDNESDAY, by: { id: body.id('lan') }, version: 1, state: 'kept' },
    });
  });
});
