// One effect per key: the reply is stored in the transaction of the change and given again to every repetition.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Tx } from './transaction.ts';

export interface IdempotentRequest {
  readonly tenantId: number;
  readonly personId: number;
  /** As the client sent it; only its hash is stored. */
  readonly key: string;
  /** SHA-256 of route and parsed input. */
  readonly requestHash: Uint8Array;
}

export type Claim =
  | { readonly state: 'new' }
  | { readonly state: 'stored'; readonly reply: unknown }
  /** The key was used with another request. */
  | { readonly state: 'mismatch' };

export interface StoreOptions {
  readonly at: string;
  /** The reply holds a secret shown once: it is encrypted under the key itself, which the database does not know. */
  readonly sealed?: boolean;
}

/** 128 bits: enough to tell the keys of one person apart, and every act writes them twice, into the row and its index. */
const keyHash = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 32);

const sealingKey = (key: string) => Buffer.from(hkdfSync('sha256', key, '', 'idempotent-reply', 32));

function seal(key: string, reply: unknown): { sealed: string } {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(reply), 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') };
}

function unseal(key: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
}

/**
 * Takes the key for this transaction: repetitions arriving meanwhile wait for its end, then find the stored reply.
 * Call first in the transaction (read committed), and `storeReply` last.
 */
export async function claim(tx: Tx, request: IdempotentRequest): Promise<Claim> {
  const hash = keyHash(request.key);
  // Advisory locks are numbers: 64 bits of the hash. Two keys that share them merely wait for each other.
  const locked = tx.prepared(
    'idempotency-lock',
    `select pg_advisory_xact_lock(('x' || $1)::bit(64)::bigint)`,
    [
      createHash('sha256')
        .update(`${request.tenantId}/${request.personId}/${hash}`)
        .digest('hex')
        .slice(0, 16),
    ],
  );
  const found = tx.prepared<{ request_hash: Buffer; reply: { value: unknown } | { sealed: string } }>(
    'idempotency-find',
    'select request_hash, reply from idempotency where tenant_id = $1 and person_id = $2 and key = $3',
    [request.tenantId, request.personId, hash],
  );
  const [, [row]] = await Promise.all([locked, found]);
  if (row === undefined) return { state: 'new' };
  if (!row.request_hash.equals(request.requestHash)) return { state: 'mismatch' };
  const { reply } = row;
  return { state: 'stored', reply: 'sealed' in reply ? unseal(request.key, reply.sealed) : reply.value };
}

/** Stores the reply of a claimed key; commits or vanishes with the change itself. */
export function storeReply(tx: Tx, request: IdempotentRequest, reply: unknown, options: StoreOptions): void {
  const body = options.sealed ? seal(request.key, reply) : { value: reply };
  tx.write({
    name: 'idempotency-store',
    text: `insert into idempotency (tenant_id, person_id, key, request_hash, reply, at)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    values: [
      request.tenantId,
      request.personId,
      keyHash(request.key),
      request.requestHash,
      JSON.stringify(body),
      options.at,
    ],
  });
}
