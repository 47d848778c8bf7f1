// Signed deliveries in the form of Standard Webhooks (standardwebhooks.com, v1): HMAC-SHA256 over id, time and the body as
// it arrived. Two secrets may be good at once, so that a secret can be changed without a gap.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Headers of a signed delivery; null: the sender did not sign. */
export interface Signed {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

export const TOLERANCE_SECONDS = 300;
const MOST_SIGNATURES = 8;
const SECRET_PREFIX = 'whsec_';
const TOKEN_PREFIX = 'ctk_';

export type SignatureFault = 'webhook-headers-missing' | 'webhook-time-outside' | 'webhook-signature-wrong';

/** Null when the signature is good for these bytes at this moment. */
export function signatureFault(
  { id, timestamp, signature }: Signed,
  body: Uint8Array,
  secrets: readonly Uint8Array[],
  now: string,
): SignatureFault | null {
  if (!/^[\x21-\x7e]{1,100}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return 'webhook-headers-missing';
  const given = signature
    .split(' ')
    .slice(0, MOST_SIGNATURES)
    .flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3), 'base64')] : []));
  const wanted = secrets.map((secret) => hmac(secret, id, timestamp, body));
  // Every pair is compared in full: how long it takes tells nothing.
  const fits = wanted.flatMap((good) =>
    given.map((one) => one.length === good.length && timingSafeEqual(one, good)),
  );
  if (!fits.includes(true)) return 'webhook-signature-wrong';
  const apart = Math.abs(Date.parse(now) / 1000 - Number(timestamp));
  return apart > TOLERANCE_SECONDS ? 'webhook-time-outside' : null;
}

function hmac(secret: Uint8Array, id: string, timestamp: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
}

/** The header a sender puts on a delivery. */
export function signatureOf(secret: Uint8Array, id: string, timestamp: string, body: Uint8Array): string {
  return `v1,${hmac(secret, id, timestamp, body).toString('base64')}`;
}

export const hashOfToken = (token: string) => createHash('sha256').update(token).digest();

/** Whether the token is one of these. A stored hash that is not there fits nothing. */
export function isToken(token: string, hashes: readonly (Buffer | null)[]): boolean {
  const given = hashOfToken(token);
  return hashes.map((one) => one !== null && timingSafeEqual(given, one)).includes(true);
}

export interface NewProofs {
  /** Shown once; only its hash is kept. */
  readonly token: string;
  /** Shown once, as Standard Webhooks writes it. */
  readonly secret: string;
  readonly secretBytes: Buffer;
}

export function newProofs(): NewProofs {
  const secretBytes = randomBytes(32);
  return {
    token: TOKEN_PREFIX + randomBytes(32).toString('base64url'),
    secret: SECRET_PREFIX + secretBytes.toString('base64'),
    secretBytes,
  };
}
