// Which names have really been on screen: a block is only signed by somebody who has seen every name in it.
import { useEffect, useState } from 'react';

/** Under the top bar and the bar with the page's act nothing counts as seen. */
const MARGIN = '-64px 0px -72px 0px';

/** Ids of rows (`data-row`) that have been in view, while they were rendered. `key` changes with the rows. */
export function useSeen(key: string): ReadonlySet<number> {
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => {
        const inView = entries.filter((entry) => entry.isIntersecting);
        const ids = inView.map(({ target }) => Number(target.getAttribute('data-row')));
        for (const { target } of inView) watcher.unobserve(target);
        if (ids.length > 0) setSeen((known) => new Set([...known, ...ids]));
      },
      { rootMargin: MARGIN, threshold: 0.5 },
    );
    if (key !== '') for (const row of document.querySelectorAll('[data-row]')) watcher.observe(row);
    return () => watcher.disconnect();
  }, [key]);
  return seen;
}
