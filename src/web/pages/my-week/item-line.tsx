import { formatDayMonth } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { Icon } from '../../parts/icon.tsx';
import { itemMark, type Reckoning } from '../../parts/item-mark.ts';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';
import { FIELD } from './faults.ts';
import css from './my-week.module.css';
import { type DraftItem, readItemDate } from './week-draft.ts';

export interface ItemLineProps {
  readonly item: DraftItem;
  readonly number: number;
  readonly week: string;
  readonly reckoning: Reckoning;
  readonly carried: boolean;
  readonly faulty: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onDone: () => void;
}

/** One piece of work to read; its title opens it to be changed. */
export function ItemLine(props: ItemLineProps) {
  const { item, number, week, reckoning, carried, faulty, onEdit, onRemove, onDone } = props;
  const { t } = useTexts();
  const due = readItemDate(item.due, week) || null;
  const done = readItemDate(item.done, week) || null;
  const mark = itemMark({ due, done }, reckoning);
  const title = item.title.trim() === '' ? t('week.item.untitled') : item.title;
  const said = mark && <span className={css.mark}>{t(`week.item.${mark}`)}</span>;
  return (
    <div className={classNames(css.line, faulty && css.faulty)}>
      <span className={css.number}>{number}</span>
      <div className={css.what}>
        <button
          type="button"
          id={FIELD.item(item.n)}
          className={css.title}
          aria-label={t('week.item.edit', { title })}
          onClick={onEdit}
        >
          {title}
        </button>
        <span className={css.under}>
          {[item.product, item.note].filter((text) => text !== '').join(' · ')}
          {carried && <span className={css.tag}>{t('week.item.carried')}</span>}
          {item.taskId !== undefined && (
            <AppLink to={paths.task(item.taskId)} className={css.tag}>
              {t('proposal.fromTask')}
            </AppLink>
          )}
        </span>
      </div>
      <DateCell label={t('week.item.due')} text={item.due} date={due} />
      <div className={css.date}>
        <span className={css.dateName}>{t('week.item.done')}</span>
        {item.done === '' ? (
          <>
            {said}
            <Button small look="quiet" aria-label={t('week.item.doneNowOf', { title })} onClick={onDone}>
              {t('week.item.doneNow')}
            </Button>
          </>
        ) : (
          <>
            {shown(item.done, done)}
            {said}
          </>
        )}
      </div>
      <button
        type="button"
        className={css.remove}
        aria-label={t('week.item.remove', { title })}
        onClick={onRemove}
      >
        <Icon name="close" size={18} />
      </button>
    </div>
  );
}

function shown(text: string, date: string | null): string {
  return date === null ? text : formatDayMonth(date);
}

function DateCell({
  label,
  text,
  date,
}: {
  readonly label: string;
  readonly text: string;
  readonly date: string | null;
}) {
  return (
    <div className={css.date}>
      <span className={css.dateName}>{label}</span>
      {text === '' ? '—' : shown(text, date)}
    </div>
  );
}
