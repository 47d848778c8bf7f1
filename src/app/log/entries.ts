// The entries of the sealed log as text: what exactly a leaf hashes (docs/log-format.md).
import type { SettledAct } from '../../store/log.ts';
import { isSignedBy, parseVerifierKey, type SigningKey, signText, type VerifierKey } from './note.ts';

export interface ActEntry {
  readonly kind: 'act';
  /** Key of the record: kind and number, as written. */
  readonly record: string;
  readonly seq: number;
  readonly at: string;
  readonly hash: string;
}
export interface KeyEntry {
  readonly kind: 'start' | 'key';
  readonly key: VerifierKey;
  readonly at: string;
  /** By the key before; null when that was lost. */
  readonly oldSignature: string | null;
  readonly newSignature: string;
}
export type Entry = ActEntry | KeyEntry;

export function actEntry({ kind, id, seq, week, at, hash }: SettledAct): string {
  return `act ${encodeURIComponent(kind)} ${id} ${seq} ${week ?? '-'} ${at} ${hash.toString('hex')}`;
}

const keyStatement = (origin: string, no: number, key: string, at: string) =>
  `cong-tam/key/1\n${origin}\n${no}\n${key}\n${at}\n`;

/** Where and when a key begins to sign. */
export interface KeyChange {
  readonly origin: string;
  readonly no: number;
  readonly at: string;
}

export function startEntry({ origin, no, at }: KeyChange, key: SigningKey): string {
  const { text } = key.verifier;
  return `start ${text} ${at} ${signText(keyStatement(origin, no, text, at), key)}`;
}

/** Another key from here on; `old` null when the key before is lost, which every verifier then tells. */
export function keyEntry({ origin, no, at }: KeyChange, key: SigningKey, old: SigningKey | null): string {
  const { text } = key.verifier;
  const statement = keyStatement(origin, no, text, at);
  return `key ${text} ${at} ${old === null ? '-' : signText(statement, old)} ${signText(statement, key)}`;
}

const INSTANT = String.raw`(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)`;
const SIGNATURE = '[A-Za-z0-9+/]{86}==';
const ACT = new RegExp(
  String.raw`^act ([^ \n]+ \d{1,16}) ([1-9]\d{0,9}) (?:-|\d{4}-\d\d-\d\d) ${INSTANT} ([0-9a-f]{64})$`,
);
const START = new RegExp(`^start (\\S+) ${INSTANT} (${SIGNATURE})$`);
const KEY = new RegExp(`^key (\\S+) ${INSTANT} (-|${SIGNATURE}) (${SIGNATURE})$`);

/** Null when the text is no entry of a kind known here. */
export function readEntry(text: string): Entry | null {
  const act = ACT.exec(text);
  if (act !== null) {
    const [, record = '', seq, at = '', hash = ''] = act;
    return { kind: 'act', record, seq: Number(seq), at, hash };
  }
  const start = START.exec(text);
  if (start !== null) return keyOf('start', start[1], start[2], null, start[3]);
  const change = KEY.exec(text);
  if (change === null) return null;
  return keyOf('key', change[1], change[2], change[3] === '-' ? null : (change[3] ?? ''), change[4]);
}

function keyOf(
  kind: 'start' | 'key',
  vkey = '',
  at = '',
  oldSignature: string | null,
  newSignature = '',
): KeyEntry | null {
  const key = parseVerifierKey(vkey);
  return key === null ? null : { kind, key, at, oldSignature, newSignature };
}

/** Whether the key's own signature is right, and the old key's unless that was lost. */
export function isLawfulKey(entry: KeyEntry, origin: string, no: number, old: VerifierKey | null): boolean {
  const { key, at, oldSignature, newSignature } = entry;
  const statement = keyStatement(origin, no, key.text, at);
  if (!isSignedBy(statement, newSignature, key)) return false;
  return oldSignature === null || (old !== null && isSignedBy(statement, oldSignature, old));
}
