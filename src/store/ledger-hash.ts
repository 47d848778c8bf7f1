// What exactly is hashed. Length-prefixed fields, so that no two acts share a form; words enter only as commitments.
import { hash } from 'node:crypto';

/** Form of the hashed bytes; a change of the form is a new number, never an edit. */
const FORM = 'cong-tam/act/1';

/** JSON with sorted keys and no blanks; the same value always gives the same bytes. Undefined members are left out. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  // Asked a million times by a verifier: what needs no escaping is not handed to the library.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${nameOf(key)}${canonical(member)}`;
  }
  return `{${text}}`;
}

/** More names than this belong to no form of ours. */
const MOST_NAMES = 1000;
const names = new Map<string, string>();

/** A key as it stands before its value. */
function nameOf(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = `${JSON.stringify(key)}:`;
  if (names.size < MOST_NAMES) names.set(key, name);
  return name;
}

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether two values have the same canonical form. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return canonical(one) === canonical(other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one as Members, other as Members];
  const keys = Object.keys(left);
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => isSame(value, other[index]));
  // Undefined members are left out, on both sides.
  const isIn = (members: Members) => (key: string) => members[key] !== undefined;
  return (
    keys.every(
      (key) => left[key] === undefined || (right[key] !== undefined && isSame(left[key], right[key])),
    ) && Object.keys(right).filter(isIn(right)).every(isIn(left))
  );
}

/** Hex of SHA-256(salt, text): proves the text while it is there, says nothing once text and salt are erased. */
export function commitment(salt: Buffer, text: string): string {
  return hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'hex');
}

export interface HashedAct {
  readonly tenantId: number;
  readonly record: { readonly kind: string; readonly id: number };
  readonly seq: number;
  /** ISO instant with milliseconds. */
  readonly at: string;
  readonly act: string;
  readonly actorId: number | null;
  readonly actingFor: number | null;
  readonly role: string;
  readonly rulebook: string | null;
  readonly payload: object;
  readonly commitments: Readonly<Record<string, string>>;
  readonly prev: Buffer;
}

/** Room for any act but those of large imports, which get room of their own. */
const USUAL_BYTES = 1 << 16;
/** The bytes to be hashed are put together here, one act after the other: a verifier does this a million times. */
let desk = Buffer.allocUnsafe(USUAL_BYTES);

/** Writes a text with its length before it; answers where it ends. */
function put(text: string, at: number): number {
  const from = at + 4;
  const most = from + text.length * 3;
  if (most > desk.length) desk = Buffer.concat([desk.subarray(0, at)], most * 2);
  const length = desk.write(text, from, 'utf8');
  desk.writeUInt32BE(length, at);
  return from + length;
}

/** SHA-256 over every field of the act and the hash before it. */
export function actHash(act: HashedAct): Buffer {
  if (desk.length > USUAL_BYTES) desk = Buffer.allocUnsafe(USUAL_BYTES);
  let at = act.prev.copy(desk);
  at = put(FORM, at);
  at = put(String(act.tenantId), at);
  at = put(act.record.kind, at);
  at = put(String(act.record.id), at);
  at = put(String(act.seq), at);
  at = put(act.at, at);
  at = put(act.act, at);
  at = put(act.actorId === null ? '' : String(act.actorId), at);
  at = put(act.actingFor === null ? '' : String(act.actingFor), at);
  at = put(act.role, at);
  at = put(act.rulebook ?? '', at);
  at = put(canonical(act.payload), at);
  at = put(canonical(act.commitments), at);
  return hash('sha256', desk.subarray(0, at), 'buffer');
}
