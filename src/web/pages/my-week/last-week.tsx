import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Popover } from '../../parts/popover.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import css from './my-week.module.css';
import type { WeekForm } from './use-week-form.ts';
import { type DraftItem, NO_ITEM, nextNumber } from './week-draft.ts';

type Earlier = WeekForm['view']['lastWeek'][number];

function appended(items: readonly DraftItem[], earlier: readonly Earlier[]): readonly DraftItem[] {
  const first = nextNumber(items);
  return [
    ...items,
    ...earlier.map(({ title, product }, at) => ({ ...NO_ITEM, title, product, n: first + at })),
  ];
}

/** What last week left: unfinished work carried over by one click, and its wording to use again. */
export function LastWeek({ form }: { readonly form: WeekForm }) {
  const { t } = useTexts();
  const toast = useToast();
  const { view, draft, change } = form;
  const listed = new Set(draft.value.items.map((item) => item.title));
  const offered = view.lastWeek.filter((earlier) => !listed.has(earlier.title));
  const unfinished = offered.filter((earlier) => earlier.unfinished);
  const take = (earlier: readonly Earlier[]) => {
    change((now) => ({ ...now, items: appended(now.items, earlier) }));
    toast({ text: t('week.carried', { count: earlier.length }) });
  };
  if (offered.length === 0) return null;
  return (
    <div className={css.lastWeek}>
      {unfinished.length > 0 && (
        <>
          <span className={css.carryCount}>{t('week.carry', { count: unfinished.length })}</span>
          <Button small icon={<Icon name="plus" size={16} />} onClick={() => take(unfinished)}>
            {t('week.carryAll', { count: unfinished.length })}
          </Button>
        </>
      )}
      <Popover
        buttonClass={css.wording}
        button={
          <>
            {t('week.wording')}
            <Icon name="down" size={16} />
          </>
        }
      >
        <ul className={css.offers}>
          {offered.map((earlier) => (
            <li key={earlier.title}>
              <button type="button" className={css.offer} onClick={() => take([earlier])}>
                <span className={css.offerTitle}>{earlier.title}</span>
                <span className={css.muted}>
                  {earlier.product}
                  {earlier.unfinished && ` · ${t('week.item.undone')}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Popover>
    </div>
  );
}
