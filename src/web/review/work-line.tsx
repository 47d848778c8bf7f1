// One work of somebody's week: what it is, until when, and whether it is done.
import type { WorkItem } from '../../domain/evaluation/shape.ts';
import { formatDayMonth } from '../../text/format.ts';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts.tsx';
import css from './evidence.module.css';

interface WorkLineProps {
  readonly item: Pick<WorkItem, 'title' | 'product' | 'note' | 'due' | 'done'>;
  /** Working days after its date. */
  readonly days: number;
}
export function WorkLine({ item, days }: WorkLineProps) {
  const { t } = useTexts();
  return (
    <li className={css.item}>
      <div className={css.what}>
        <div className={css.title}>{item.title}</div>
        {item.product && <div className={css.muted}>{item.product}</div>}
        {item.note && <div className={css.note}>{item.note}</div>}
      </div>
      <div className={css.when}>
        <span className={css.muted}>
          {item.due === null ? t('review.noDue') : t('review.due', { date: formatDayMonth(item.due) })}
        </span>
        {item.done === null ? (
          <span className={css.undone}>
            <Icon name="clock" size={14} />
            {t('review.undone')}
          </span>
        ) : (
          <span className={css.done}>
            <Icon name="check" size={14} />
            {t('review.done', { date: formatDayMonth(item.done) })}
          </span>
        )}
        {days > 0 && <span className={css.late}>{t('review.lateDays', { days })}</span>}
      </div>
    </li>
  );
}
