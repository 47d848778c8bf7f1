// What exactly is hashed. Length-prefixed fields, so that no two acts share a form; words enter only as commitments.
import { createHash } from 'node:crypto';

/** Form of the hashed bytes; a change of the form is a new number, never an edit. */
const FORM = 'cong-tam/act/1';

/** JSON with sorted keys and no blanks; the same value always gives the same bytes. Undefined members are left out. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return `{${text}}`;
}

/** Hex of SHA-256(salt, text): proves the text while it is there, says nothing once text and salt are erased. */
export function commitment(salt: Buffer, text: string): string {
  return createHash('sha256').update(salt).update(text, 'utf8').digest('hex');
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

/** SHA-256 over every field of the act and the hash before it. */
export function actHash(act: HashedAct): Buffer {
  const fields = [
    FORM,
    String(act.tenantId),
    act.record.kind,
    String(act.record.id),
    String(act.seq),
    act.at,
    act.act,
    act.actorId === null ? '' : String(act.actorId),
    act.actingFor === null ? '' : String(act.actingFor),
    act.role,
    act.rulebook ?? '',
    canonical(act.payload),
    canonical(act.commitments),
  ];
  // One piece of memory and one call: a verifier does this a million times.
  const sizes = fields.map((field) => Buffer.byteLength(field));
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + size, act.prev.length));
  let at = act.prev.copy(bytes);
  fields.forEach((field, index) => {
    at = bytes.writeUInt32BE(sizes[index] ?? 0, at);
    at += bytes.write(field, at, 'utf8');
  });
  return createHash('sha256').update(bytes).digest();
}
