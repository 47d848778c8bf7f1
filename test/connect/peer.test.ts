// A document system of somebody else, with its own tables, clock and zone, over a way that loses, doubles and reorders: in
// the end the register says what that system says.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyTenant } from '../../src/app/verify.ts';
import { WEDNESDAY } from '../builders/body.ts';
import { type ConnectedWard, connectedWard, type Proofs } from './connected-ward.ts';
import { type FlakyWay, flakyWay } from './flaky-way.ts';

interface IncomingDocument {
  readonly so_den: number;
  readonly so_ky_hieu: string;
  readonly trich_yeu: string;
  readonly can_bo: string;
  readonly han_xu_ly: string;
  readonly ngay_tra_ket_qua: string | null;
  readonly ngay_tra_lai: string | null;
  readonly ngay_duyet: string | null;
  readonly trang_thai: 'dang-xu-ly' | 'cho-duyet' | 'da-duyet' | 'thu-hoi';
}

const peer = fileURLToPath(new URL('./peer.mjs', import.meta.url));
let ward: ConnectedWard;
let door: Proofs;
let way: FlakyWay;
let folder: string;
beforeAll(async () => {
  ward = await connectedWard();
  door = await ward.connect({ signed: true });
  way = await flakyWay(ward.server.port);
  folder = await mkdtemp(join(tmpdir(), 'cong-tam-peer-'));
});
afterAll(async () => {
  await way.close();
  await ward.drop();
  await rm(folder, { recursive: true, force: true });
});

const STATES = {
  'dang-xu-ly': 'open',
  'cho-duyet': 'delivered',
  'da-duyet': 'accepted',
  'thu-hoi': 'dropped',
};
/** The day in Viet Nam of a moment told in Tokyo. */
const dayHere = (moment: string | null) =>
  moment === null ? null : new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10);

interface Told {
  /** What its clock shows. */
  readonly clock: number;
  readonly truth: readonly IncomingDocument[];
}

async function run(mode: 'work' | 'send'): Promise<Told> {
  const order = {
    ...{ url: way.url, host: 't1.localhost', connector: door.code, token: door.token, secret: door.secret },
    ...{ folder, seed: 7, documents: 60, people: [ward.login('lan'), ward.login('binh')] },
    // Some hours of work around midnight in Viet Nam.
    ...{ head: ward.login('minh'), start: Date.parse('2026-11-17T14:00:00Z') },
  };
  const { stdout } = await promisify(execFile)(process.execPath, [peer, mode, JSON.stringify(order)], {
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout);
}

it('ends exactly as the other system stands, each document once', async () => {
  const { clock } = await run('work');
  // Our clock lies four minutes behind the one it signs with.
  ward.server.clock.now = new Date(clock - 4 * 60_000).toISOString();
  const { truth } = await run('send');
  ward.server.clock.now = WEDNESDAY;
  const rows = new Map((await ward.tasks()).map((one) => [one.external_id, one]));
  expect(rows.size).toBe(truth.length);
  for (const one of truth) {
    const row = rows.get(`VBDEN-${one.so_den}`);
    const isIn = one.trang_thai === 'cho-duyet' || one.trang_thai === 'da-duyet';
    expect(row).toMatchObject({
      ...{ state: STATES[one.trang_thai], title: one.trich_yeu, source: 'qlvb' },
      ...{ due: one.han_xu_ly, returns: one.ngay_tra_lai === null ? 0 : 1 },
      ...{ delivered: isIn ? dayHere(one.ngay_tra_ket_qua) : null, accepted: dayHere(one.ngay_duyet) },
      lead: Number(one.can_bo.replace('canbo', '')),
    });
  }
  const states = new Set(truth.map(({ trang_thai }) => trang_thai));
  expect(states.size).toBe(4);
  for (const fate of ['lostAnswer', 'lostRequest', 'busy', 'twice'])
    expect(way.tally[fate]).toBeGreaterThan(0);
  const papers = await ward.body.sql<{ name: string }>('select name from evidence where tenant_id = 1');
  expect(papers.map(({ name }) => name).toSorted()).toEqual(
    truth.map(({ so_ky_hieu }) => so_ky_hieu).toSorted(),
  );
  expect((await ward.get('admin', `/connectors/${door.id}`)).at('troubles')).toEqual([]);
  const troubles: object[] = [];
  await verifyTenant(ward.body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
});
