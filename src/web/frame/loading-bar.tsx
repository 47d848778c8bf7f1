import { useIsFetching } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import css from './loading-bar.module.css';

/** A thin line while a page or its data is on its way; appears after 300 ms (in the style sheet). */
export function LoadingBar() {
  const fetching = useIsFetching({ predicate: (query) => query.state.data === undefined });
  const moving = useRouterState({ select: (state) => state.isLoading });
  if (fetching === 0 && !moving) return null;
  return <div className={css.bar} aria-hidden="true" />;
}
