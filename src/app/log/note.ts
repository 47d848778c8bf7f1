// Keys, signatures and checkpoints of the sealed log, in the C2SP forms of signed notes (docs/log-format.md).
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The name every key of this product signs under. */
export const KEY_NAME = 'cong-tam';
const ED25519 = Buffer.from([1]);
/** What stands before the 32 bytes of a public key in its usual envelope (RFC 8410). */
const ENVELOPE = Buffer.from('302a300506032b6570032100', 'hex');

/** A public key as a log names it: `<name>+<id>+<base64>`. */
export interface VerifierKey {
  readonly text: string;
  /** Four bytes, hexadecimal. */
  readonly id: string;
  readonly key: KeyObject;
}

const idOf = (bytes: Buffer) =>
  createHash('sha256').update(`${KEY_NAME}\n`).update(ED25519).update(bytes).digest('hex').slice(0, 8);

export function verifierKey(key: KeyObject): VerifierKey {
  const bytes = key.export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = idOf(bytes);
  return { text: `${KEY_NAME}+${id}+${Buffer.concat([ED25519, bytes]).toString('base64')}`, id, key };
}

/** Null for anything that is not an Ed25519 key under our name with its right id. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [, id, body] = /^cong-tam\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? [];
  const bytes = Buffer.from(body ?? '', 'base64');
  if (bytes.length !== 33 || bytes[0] !== 1 || idOf(bytes.subarray(1)) !== id) return null;
  const key = createPublicKey({
    key: Buffer.concat([ENVELOPE, bytes.subarray(1)]),
    format: 'der',
    type: 'spki',
  });
  return { text, id, key };
}

export interface SigningKey {
  readonly secret: KeyObject;
  readonly verifier: VerifierKey;
}

export function signingKey(secret: KeyObject): SigningKey {
  return { secret, verifier: verifierKey(createPublicKey(secret)) };
}

export const signText = (text: string, key: SigningKey): string =>
  sign(null, Buffer.from(text), key.secret).toString('base64');

export const isSignedBy = (text: string, signature: string, { key }: VerifierKey): boolean =>
  verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** ISO instant. */
  readonly at: string;
}

export const originOf = (slug: string) => `cong-tam/${slug}`;
export const slugOf = (origin: string) => origin.slice('cong-tam/'.length);

const bodyOf = ({ origin, size, root, at }: Checkpoint) =>
  `${origin}\n${size}\n${root.toString('base64')}\nat ${at}\n`;

/** The signed note of a checkpoint. */
export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): string {
  const body = bodyOf(checkpoint);
  const signature = Buffer.from(signText(body, key), 'base64');
  const blob = Buffer.concat([Buffer.from(key.verifier.id, 'hex'), signature]).toString('base64');
  return `${body}\n— ${KEY_NAME} ${blob}\n`;
}

export interface ReadCheckpoint extends Checkpoint {
  readonly isBy: (key: VerifierKey) => boolean;
}

const INSTANT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
const NOTE = new RegExp(
  String.raw`^((cong-tam/[a-z0-9-]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\nat (${INSTANT})\n)\n— cong-tam ([A-Za-z0-9+/]{91}=)\n$`,
);

/** Null unless `note` has exactly the form of a checkpoint with one signature. Whether it is genuine `isBy` tells. */
export function readCheckpoint(note: string): ReadCheckpoint | null {
  const [, body = '', origin = '', size, root = '', at = '', blob = ''] = NOTE.exec(note) ?? [];
  if (size === undefined) return null;
  const bytes = Buffer.from(blob, 'base64');
  const signature = bytes.subarray(4).toString('base64');
  const isBy = (key: VerifierKey) =>
    bytes.subarray(0, 4).toString('hex') === key.id && isSignedBy(body, signature, key);
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), at, isBy };
}
