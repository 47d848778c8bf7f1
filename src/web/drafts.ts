// Texts being typed, kept on this device, encrypted with a key that lives as long as the session.
// No React here; pages use `use-draft.ts`.
import { clear, createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import { basePath } from './place.ts';

export interface DraftRecord<T> {
  readonly value: T;
  /** Instant of the last change on this device. */
  readonly savedAt: string;
  /** Version of the server's text that the typing started from. */
  readonly baseVersion: number;
  /** True once the server has this very value. */
  readonly mirrored: boolean;
}

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

interface Vault {
  readonly key: CryptoKey;
  readonly scope: string;
}

let store: UseStore | null = null;
let vault: Vault | null = null;

function draftStore(): UseStore {
  store ??= createStore(`congtam-drafts${basePath.replaceAll('/', '-')}`, 'drafts');
  return store;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** Opens the drafts of a session; drafts sealed with another session's key become unreadable and are dropped when met. */
export async function openDrafts(session: {
  readonly draftKey: string;
  readonly person: { readonly id: number };
}): Promise<void> {
  const usages: KeyUsage[] = ['encrypt', 'decrypt'];
  const key = await crypto.subtle.importKey('raw', bytesOf(session.draftKey), 'AES-GCM', false, usages);
  vault = { key, scope: `${session.person.id}` };
}

function placeOf(open: Vault, name: string): string {
  return `${open.scope}:${name}`;
}

/** Seals and keeps a draft. Without an open session nothing is written: plain text never reaches the disk. */
export async function keepDraft<T>(name: string, record: DraftRecord<T>): Promise<void> {
  if (vault === null) return;
  const open = vault;
  const place = placeOf(open, name);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(place);
  const plain = new TextEncoder().encode(JSON.stringify(record));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, open.key, plain);
  await set(place, { iv, data } satisfies Sealed, draftStore());
}

/** The kept draft, or null. An unreadable one (other session, damaged) is removed. */
export async function readDraft<T>(name: string): Promise<DraftRecord<T> | null> {
  if (vault === null) return null;
  const open = vault;
  const place = placeOf(open, name);
  const sealed = await get<Sealed>(place, draftStore());
  if (sealed === undefined) return null;
  try {
    const additionalData = new TextEncoder().encode(place);
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.iv, additionalData },
      open.key,
      sealed.data,
    );
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    await del(place, draftStore());
    return null;
  }
}

/** Names of the person's kept drafts that begin so. */
export async function draftNames(start: string): Promise<readonly string[]> {
  if (vault === null) return [];
  const begin = placeOf(vault, '');
  const places = await keys<string>(draftStore());
  return places.filter((place) => place.startsWith(begin + start)).map((place) => place.slice(begin.length));
}

/** Forgets one draft, after the server has taken it over for good (submitted, sent). */
export async function dropDraft(name: string): Promise<void> {
  if (vault !== null) await del(placeOf(vault, name), draftStore());
}

/** Sign-out: nothing stays on this computer. */
export async function wipeDrafts(): Promise<void> {
  vault = null;
  await clear(draftStore());
}
