// The document's title follows the page and the number of things waiting.
import { createContext, useContext, useEffect } from 'react';
import { useTexts } from './texts.tsx';

/** How many things wait for the signed-in person; the frame fills it. */
export const WaitingCount = createContext(0);

export function usePageTitle(page: string): void {
  const { t } = useTexts();
  const count = useContext(WaitingCount);
  useEffect(() => {
    const title = t('common.title', { page });
    document.title = count > 0 ? t('common.titleCount', { count, title }) : title;
  }, [page, count, t]);
}
