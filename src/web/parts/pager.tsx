import { useTexts } from '../texts.tsx';
import { Button } from './button.tsx';
import css from './pager.module.css';

export interface PagerProps {
  /** How many rows are on screen. */
  readonly shown: number;
  /** null when the server does not count. */
  readonly total: number | null;
  readonly hasNext: boolean;
  readonly loading: boolean;
  readonly onNext: () => void;
}

/** The end of a list that is fetched piece by piece (cursor): counts, and a button for more. */
export function Pager({ shown, total, hasNext, loading, onNext }: PagerProps) {
  const { t } = useTexts();
  if (!hasNext && total === null) return null;
  return (
    <div className={css.pager}>
      {total !== null && <span className={css.count}>{t('common.pagerCount', { shown, total })}</span>}
      {hasNext && (
        <Button small busy={loading} onClick={onNext}>
          {t('common.loadMore')}
        </Button>
      )}
    </div>
  );
}
