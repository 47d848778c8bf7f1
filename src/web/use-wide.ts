// Whether two panes fit beside each other. The one place in scripts that knows a width; everything else is CSS.
import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 62.0625rem)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** True from about 1,000 px on. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
}
