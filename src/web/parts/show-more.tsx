import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts.tsx';
import { Button } from './button.tsx';
import css from './show-more.module.css';
import { usePrinting } from './use-printing.ts';

/**
 * The first `step` of a long list that is already here, and the control that shows more or all of it. Paper has all.
 * `[shown, control]`; the control is null for a short list.
 */
export function useShowMore<Item>(items: readonly Item[], step = 50): readonly [readonly Item[], ReactNode] {
  const { t } = useTexts();
  const [most, setMost] = useState(step);
  const printing = usePrinting();
  const shown = printing ? items : items.slice(0, most);
  const hidden = items.length - shown.length;
  const control =
    hidden > 0 ? (
      <div className={css.more}>
        <span className={css.count}>
          {t('common.pagerCount', { shown: shown.length, total: items.length })}
        </span>
        {hidden > step && (
          <Button small onClick={() => setMost(most + step)}>
            {t('list.next', { count: step })}
          </Button>
        )}
        <Button small onClick={() => setMost(Number.POSITIVE_INFINITY)}>
          {t('list.all', { count: items.length })}
        </Button>
      </div>
    ) : null;
  return [shown, control];
}
