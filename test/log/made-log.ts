// A log made without a database, from given acts and keys: for mutating it, and for forging it whole.
import { createPrivateKey } from 'node:crypto';
import { actEntry, keyEntry, startEntry } from '../../src/app/log/entries.ts';
import { actLine, checkpointLines, entryLine, headerLines } from '../../src/app/log/file.ts';
import { type SigningKey, signCheckpoint, signingKey } from '../../src/app/log/note.ts';
import { actHash } from '../../src/store/ledger-hash.ts';
import { CompactRange, leafHash } from '../../src/store/merkle.ts';

export const ORIGIN = 'cong-tam/mau';
const SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same key for the same number. */
export function aKey(number: number): SigningKey {
  const secret = Buffer.alloc(32, number);
  return signingKey(createPrivateKey({ key: Buffer.concat([SEED, secret]), format: 'der', type: 'pkcs8' }));
}

export interface MadeAct {
  readonly id: number;
  readonly act: string;
  readonly at: string;
  readonly total: number;
}

const START = Date.parse('2026-11-16T01:00:00.000Z');
export const minute = (number: number) => new Date(START + number * 60_000).toISOString();

/** `count` acts of `records` records, one a minute, round and round. */
export function someActs(count: number, records: number): MadeAct[] {
  return Array.from({ length: count }, (_, at) => ({
    id: 1 + (at % records),
    act: ['submitted', 'scored', 'approved'][Math.floor(at / records) % 3] ?? '',
    at: minute(at),
    total: 8000 + at,
  }));
}

export interface LogPlan {
  readonly acts: readonly MadeAct[];
  /** A checkpoint after so many entries. */
  readonly every: number;
  /** The key goes over after so many acts. */
  readonly rotateAt: number;
}

/** The file of a log, with acts or as a checkpoint folder has it; linked, hashed and signed as it should be. */
export function makeLog({ acts, every, rotateAt }: LogPlan, withActs: boolean): string {
  const tree = new CompactRange();
  const ends = new Map<number, { seq: number; hash: Buffer }>();
  let text = headerLines(ORIGIN, withActs);
  let size = 0;
  let key = aKey(1);
  const add = (body: string, act = '') => {
    text += entryLine(size, body) + (withActs ? act : '');
    tree.push(0, leafHash(body));
    size += 1;
  };
  const sign = (at: string) => {
    text += checkpointLines(signCheckpoint({ origin: ORIGIN, size, root: tree.root(), at }, key));
  };
  add(startEntry({ origin: ORIGIN, no: 0, at: minute(0) }, key));
  acts.forEach(({ id, act, at, total }, index) => {
    if (index === rotateAt) {
      add(keyEntry({ origin: ORIGIN, no: size, at }, aKey(2), key));
      key = aKey(2);
    }
    const end = ends.get(id) ?? { seq: 0, hash: Buffer.alloc(32) };
    const seq = end.seq + 1;
    const fields = { act, actorId: 7, actingFor: null, role: 'scorer', rulebook: 'mau@1' };
    const rest = { payload: { scores: { total } }, commitments: {}, at, seq, prev: end.hash };
    const hash = actHash({ ...fields, ...rest, tenantId: 1, record: { kind: 'evaluation', id } });
    const row = { kind: 'evaluation', id, ...fields, ...rest, weekStart: '2026-11-16' };
    add(actEntry({ ...row, week: row.weekStart, hash }), actLine(1, row));
    ends.set(id, { seq, hash });
    if (size % every === 0) sign(at);
  });
  if (size % every !== 0) sign(minute(acts.length));
  return text;
}

/** The last checkpoint of a log's text, alone. */
export const lastNote = (log: string) => log.slice(log.lastIndexOf('checkpoint\n') + 'checkpoint\n'.length);
