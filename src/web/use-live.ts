// Looking again when the server says so: one stream of server-sent events per page in sight. Without it the page asks at
// intervals; the caller learns which of the two holds.
import { useEffect, useRef, useState } from 'react';
import { isInUse } from './activity.ts';

export type LiveState = 'live' | 'asking';

/** A stream that was refused is tried again after this time; a broken one the browser opens again by itself. */
const TRY_AGAIN_MS = 60_000;
/** While nobody uses the page nothing is read (it would keep the session alive); then this often it is looked whether. */
const PENDING_MS = 3000;

/** Calls `onChange` when there is something new at the stream's address. A page out of sight holds no connection. */
export function useLive(address: string, onChange: () => void): LiveState {
  const [state, setState] = useState<LiveState>('asking');
  const told = useRef(onChange);
  told.current = onChange;
  useEffect(() => follow(address, () => told.current(), setState), [address]);
  return state;
}

function follow(address: string, onChange: () => void, setState: (state: LiveState) => void): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let pending = false;
  const look = () => {
    pending = !isInUse();
    if (!pending) onChange();
  };
  const close = () => {
    clearTimeout(retry);
    source?.close();
    source = null;
    setState('asking');
  };
  const open = () => {
    close();
    if (document.visibilityState !== 'visible') return;
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener('open', () => setState('live'));
    // Said by the server when the stream begins, also after a break in which something may have been missed.
    opened.addEventListener('changed', look);
    opened.addEventListener('error', () => {
      setState('asking');
      if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, TRY_AGAIN_MS);
      else pending = true;
    });
  };
  const waiting = setInterval(() => pending && isInUse() && look(), PENDING_MS);
  document.addEventListener('visibilitychange', open);
  open();
  return () => {
    clearInterval(waiting);
    document.removeEventListener('visibilitychange', open);
    close();
  };
}
