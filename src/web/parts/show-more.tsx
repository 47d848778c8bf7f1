import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts.tsx';
import { usePhone } from '../use-wide.ts';
import { Button } from './button.tsx';
import css from './show-more.module.css';
import { usePrinting } from './use-printing.ts';

/** A row of a table is a card of several lines on a phone: more of them than this nobody looks through. */
const PHONE_STEP = 15;

/**
 * The first `onDesk` of a long list that is already here, fewer on a phone, and the control that shows more or all of
 * it. Paper has all. `[shown, control]`; the control is null for a short list.
 */
export function useShowMore<Item>(
  items: readonly Item[],
  onDesk = 50,
): readonly [readonly Item[], ReactNode] {
  const { t } = useTexts();
  const step = usePhone() ? Math.min(onDesk, PHONE_STEP) : onDesk;
  const [added, setAdded] = useState(0);
  const most = step + added;
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
          <Button small onClick={() => setAdded(added + step)}>
            {t('list.next', { count: step })}
          </Button>
        )}
        <Button small onClick={() => setAdded(Number.POSITIVE_INFINITY)}>
          {t('list.all', { count: items.length })}
        </Button>
      </div>
    ) : null;
  return [shown, control];
}
