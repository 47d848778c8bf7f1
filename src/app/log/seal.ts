// Takes all settled acts of a body into its log and signs the new state. One transaction, one sealer at a time.
import type { Pool } from '../../store/connection.ts';
import {
  type CheckpointRow,
  insertCheckpoint,
  insertEntries,
  insertNodes,
  type LogEntryRow,
  lastCheckpoint,
  leavesOf,
  lockLog,
  type NodeRow,
  newestKeyEntry,
  nodesOf,
  settledActs,
  settledHorizon,
} from '../../store/log.ts';
import { CompactRange, chunksOf, leafHash, STORED_LEVELS } from '../../store/merkle.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { Tenant } from '../actor.ts';
import { actEntry, type KeyChange, keyEntry, readEntry, startEntry } from './entries.ts';
import { originOf, type SigningKey, signCheckpoint } from './note.ts';

export type Sealed =
  /** `size`: entries under the last checkpoint; `added`: how many of them are new. */
  | { readonly outcome: 'sealed'; readonly size: number; readonly added: number; readonly horizon: string }
  /** Another sealer works on this body; it takes what is there. */
  | { readonly outcome: 'busy' }
  /** The log goes on under a key that is not in the key folder: nothing is signed until it is back or declared lost. */
  | { readonly outcome: 'key-missing' };

export interface SealOrder {
  readonly tenant: Pick<Tenant, 'id' | 'slug'>;
  /** Newest first. */
  readonly keys: readonly SigningKey[];
  /** ISO instant. */
  readonly now: string;
  /** The horizon this process reached before; null looks through everything. */
  readonly since: string | null;
  /** Goes over to the newest key; 'lost' without the old key's signature. */
  readonly change?: 'rotate' | 'lost';
}

/** Brings the log up to all settled acts; `pool` under the job role. Writes nothing when there is nothing new. */
export function sealTenant(pool: Pool, order: SealOrder): Promise<Sealed> {
  const scope = { tenantId: order.tenant.id, personId: null, actor: 'system' } as const;
  return inTransaction(pool, scope, async (tx): Promise<Sealed> => {
    if (!(await lockLog(tx, order.tenant.id))) return { outcome: 'busy' };
    const [last, keyBody, horizon] = await Promise.all([
      lastCheckpoint(tx, order.tenant.id),
      newestKeyEntry(tx, order.tenant.id),
      settledHorizon(tx),
    ]);
    const signer = signerOf(order, keyBody);
    if (signer === null) return { outcome: 'key-missing' };
    const log = await openLog(tx, order.tenant.id, last);
    const change = { origin: originOf(order.tenant.slug), no: log.size, at: order.now };
    await changeKey(log, change, order, signer);
    for await (const acts of settledActs(tx, order.tenant.id, { horizon, since: order.since }))
      await log.append(acts.map((act) => [actEntry(act), { kind: act.kind, id: act.id, seq: act.seq }]));
    const added = log.size - (last?.size ?? 0);
    if (added > 0) await sign(tx, order, log, signer.now, horizon);
    return { outcome: 'sealed', size: log.size, added, horizon };
  });
}

export function hasLog(pool: Pool, tenantId: number): Promise<boolean> {
  const scope = { tenantId, personId: null, actor: 'system' } as const;
  return inTransaction(pool, scope, async (tx) => (await lastCheckpoint(tx, tenantId)) !== null);
}

interface Signer {
  /** Signed until now; null before the first entry and when lost. */
  readonly before: SigningKey | null;
  readonly now: SigningKey;
}

function signerOf({ keys, change }: SealOrder, keyBody: string | null): Signer | null {
  const [newest] = keys;
  if (newest === undefined) return null;
  if (keyBody === null) return { before: null, now: newest };
  const entry = readEntry(keyBody);
  const id = entry === null || entry.kind === 'act' ? '' : entry.key.id;
  const current = keys.find((key) => key.verifier.id === id) ?? null;
  if (change === 'lost') return { before: null, now: newest };
  if (current === null) return null;
  return { before: current, now: change === 'rotate' ? newest : current };
}

async function changeKey(log: Log, change: KeyChange, order: SealOrder, signer: Signer): Promise<void> {
  if (log.size === 0) return log.append([[startEntry(change, signer.now), null]]);
  const isOther = signer.before?.verifier.id !== signer.now.verifier.id;
  if (order.change !== undefined && isOther)
    await log.append([[keyEntry(change, signer.now, signer.before), null]]);
}

/** The stored log is not the one that was signed last; `congtam verify` says where. */
export class LogDamaged extends Error {
  constructor(size: number) {
    super(`the sealed log of ${size} entries is not the one that was signed`);
    this.name = 'LogDamaged';
  }
}

type Leaf = readonly [body: string, record: LogEntryRow['record']];

interface Log {
  readonly size: number;
  readonly root: () => Buffer;
  readonly append: (leaves: readonly Leaf[]) => Promise<void>;
}

/** The right edge of the tree, read back from stored subtrees and the last leaves, and what appends to it. */
async function openLog(tx: Tx, tenantId: number, last: CheckpointRow | null): Promise<Log> {
  const parts = new CompactRange();
  let size = last?.size ?? 0;
  const chunks = chunksOf({ from: 0, to: size });
  const [nodes, leaves] = await Promise.all([
    nodesOf(
      tx,
      tenantId,
      chunks.filter((chunk) => chunk.level > 0),
    ),
    leavesOf(
      tx,
      tenantId,
      chunks.filter((chunk) => chunk.level === 0).map((chunk) => chunk.index),
    ),
  ]);
  const stored = new Map(nodes.map((node) => [`${node.level}/${node.index}`, node.hash]));
  for (const { no, body } of leaves) stored.set(`0/${no}`, leafHash(body));
  for (const { level, index } of chunks) {
    const hash = stored.get(`${level}/${index}`);
    if (hash === undefined) throw new LogDamaged(size);
    parts.push(level, hash);
  }
  // Fails closed: what somebody changed behind our back must not get a new signature.
  if (last !== null && !parts.root().equals(last.root)) throw new LogDamaged(size);
  const append = async (added: readonly Leaf[]) => {
    const full: NodeRow[] = [];
    const rows = added.map(([body, record]) => {
      const no = size;
      size += 1;
      parts.push(0, leafHash(body), (level, hash) => {
        if (STORED_LEVELS.some((one) => one === level))
          full.push({ level, index: size / 2 ** level - 1, hash });
      });
      return { no, body, record };
    });
    await Promise.all([insertEntries(tx, tenantId, rows), insertNodes(tx, tenantId, full)]);
  };
  return {
    get size() {
      return size;
    },
    root: () => parts.root(),
    append,
  };
}

async function sign(tx: Tx, { tenant, now }: SealOrder, log: Log, key: SigningKey, horizon: string) {
  const checkpoint = { origin: originOf(tenant.slug), size: log.size, root: log.root(), at: now };
  const note = signCheckpoint(checkpoint, key);
  await insertCheckpoint(tx, tenant.id, { size: log.size, root: checkpoint.root, at: now, note }, horizon);
}
