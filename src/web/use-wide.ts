// Whether two panes fit beside each other, and whether tables are cards. The one place in scripts that knows a width;
// everything else is CSS.
import { useSyncExternalStore } from 'react';

function widthHook(query: string): () => boolean {
  const subscribe = (listener: () => void): (() => void) => {
    const list = matchMedia(query);
    list.addEventListener('change', listener);
    return () => list.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** True from about 1,000 px on. */
export const useWide = widthHook('(min-width: 62.0625rem)');

/** True up to 640 px, where rows of tables stand under each other as cards. */
export const usePhone = widthHook('(max-width: 40rem)');
