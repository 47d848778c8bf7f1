// After moving to another page the focus goes to its heading, so that screen readers and keyboards start there.
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const HEADING_PATIENCE_MS = 2_000;

export function useFocusOnNavigation(): void {
  // The page that is shown, not the one on its way: until that arrives the old page's heading stands here.
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(pathname);
  useEffect(() => {
    const isFirst = before.current === undefined;
    if (before.current === pathname) return;
    before.current = pathname;
    if (isFirst) return;
    const main = document.getElementById('main');
    if (main === null) return;
    const toHeading = () => {
      const heading = main.querySelector<HTMLElement>('h1');
      heading?.focus({ preventScroll: true });
      return heading !== null;
    };
    main.focus({ preventScroll: true });
    if (toHeading()) return;
    // The heading may come with the data.
    const watcher = new MutationObserver(() => {
      const moved = document.activeElement !== main && document.activeElement !== document.body;
      if (moved || toHeading()) watcher.disconnect();
    });
    watcher.observe(main, { childList: true, subtree: true });
    const stop = setTimeout(() => watcher.disconnect(), HEADING_PATIENCE_MS);
    return () => {
      clearTimeout(stop);
      watcher.disconnect();
    };
  }, [pathname]);
}
