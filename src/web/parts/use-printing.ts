// True while the page goes to paper: what is folded or left for later on a screen is whole there.
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isPrinting = false;
const listeners = new Set<() => void>();

function tell(next: boolean): void {
  isPrinting = next;
  // The picture of the page is taken right after the event: it cannot wait for the next round of drawing.
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}
const begins = () => tell(true);
const ends = () => tell(false);

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    addEventListener('beforeprint', begins);
    addEventListener('afterprint', ends);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener('beforeprint', begins);
    removeEventListener('afterprint', ends);
  };
}

export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting);
}
