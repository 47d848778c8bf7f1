// Whether the server can be reached. A failed fetch, not only the browser's own flag, says that we are offline.
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { apiAddress } from './place.ts';

const FIRST_PROBE_MS = 2_000;
const LONGEST_PROBE_MS = 30_000;

let probe: ReturnType<typeof setTimeout> | null = null;
let wait = FIRST_PROBE_MS;

/** Any answer of the server, even a refusal, means that it is reachable. */
export function markOnline(): void {
  if (probe !== null) clearTimeout(probe);
  probe = null;
  wait = FIRST_PROBE_MS;
  onlineManager.setOnline(true);
}

/** Called when a fetch got no answer; queries and acts pause until a probe gets through. */
export function markOffline(): void {
  onlineManager.setOnline(false);
  if (probe !== null) return;
  probe = setTimeout(() => {
    probe = null;
    wait = Math.min(wait * 2, LONGEST_PROBE_MS);
    void tryNow();
  }, wait);
}

/** Asks the server once whether it is there. */
export async function tryNow(): Promise<boolean> {
  try {
    await fetch(apiAddress('/session'), { method: 'HEAD', cache: 'no-store' });
    markOnline();
    return true;
  } catch {
    markOffline();
    return false;
  }
}

function subscribe(notify: () => void): () => void {
  return onlineManager.subscribe(notify);
}

/** True while the server can be reached. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => onlineManager.isOnline());
}
