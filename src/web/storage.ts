// Whether the server's disk has room: every answer of the server says so when it has not.
import { useSyncExternalStore } from 'react';
import { apiAddress } from './place.ts';

/** 'low' is told to administrators alone; 'full' to everybody: then nothing can be written. */
export type StorageNotice = 'low' | 'full';

const HEADER = 'congtam-storage';
/** While a notice stands, the server is asked this often whether it still holds. */
const ASK_MS = 30_000;

let notice: StorageNotice | null = null;
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function readHeader(value: string | null): StorageNotice | null {
  return value === 'low' || value === 'full' ? value : null;
}

/** Takes in what an answer says. Any answer without the header means that there is room again. */
export function noteStorage(headers: Headers): void {
  const found = readHeader(headers.get(HEADER));
  if (found === notice) return;
  notice = found;
  if (timer !== null) clearInterval(timer);
  timer = found === null ? null : setInterval(() => void ask(), ASK_MS);
  for (const notify of listeners) notify();
}

async function ask(): Promise<void> {
  // Out of reach is told by another banner; this one keeps its last word.
  const answer = await fetch(apiAddress('/session'), { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer !== null) noteStorage(answer.headers);
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

export function useStorageNotice(): StorageNotice | null {
  return useSyncExternalStore(subscribe, () => notice);
}
