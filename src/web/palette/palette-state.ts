// Whether the palette is open: by Ctrl+K, or from the menu where there is no keyboard.
import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

export function showPalette(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePaletteShown(): boolean {
  return useSyncExternalStore(subscribe, () => isOpen);
}
