// The list of the week's work: one line each, opened to be changed, and a line at the end to add the next.
import { useState } from 'react';
import { formatDate } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { reckoningOf } from '../../parts/item-mark.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { FIELD, itemFaults } from './faults.ts';
import { ItemFields } from './item-fields.tsx';
import { ItemLine } from './item-line.tsx';
import css from './my-week.module.css';
import type { WeekForm } from './use-week-form.ts';
import { type DraftItem, isStarted, withAdded } from './week-draft.ts';

interface Props {
  readonly form: WeekForm;
}

export function Items({ form }: Props) {
  const { t } = useTexts();
  const list = useItemList(form);
  const { items } = form.draft.value;
  return (
    <div>
      <h3 className={css.itemsTitle}>
        {t('week.items')}
        {items.length > 0 && (
          <span className={css.muted}> {t('week.item.count', { count: items.length })}</span>
        )}
      </h3>
      {items.length === 0 && <p className={css.muted}>{t('week.itemsEmpty')}</p>}
      {items.length > 0 && (
        <div className={css.heads} aria-hidden="true">
          <span>{t('week.item.due')}</span>
          <span>{t('week.item.done')}</span>
        </div>
      )}
      <ol className={css.items}>
        {items.map((item, at) => (
          <li key={item.n} className={css.item}>
            {list.editing === item.n ? (
              <Editor form={form} item={item} list={list} />
            ) : (
              <ItemLine
                item={item}
                number={at + 1}
                week={form.view.week}
                reckoning={list.reckoning}
                carried={list.isCarried(item)}
                faulty={form.tried && list.isFaulty(item)}
                onEdit={() => list.edit(item.n)}
                onRemove={() => list.remove(item)}
                onDone={() => list.put({ ...item, done: formatDate(list.reckoning.until) })}
              />
            )}
          </li>
        ))}
      </ol>
      <Adder form={form} />
    </div>
  );
}

type ItemList = ReturnType<typeof useItemList>;

function useItemList({ view, work, draft, change }: WeekForm) {
  const texts = useTexts();
  const toast = useToast();
  const { today } = useSession();
  const [editing, setEditing] = useState<number | null>(null);
  const left = new Set(work?.items.filter(({ carried }) => carried).map(({ taskId }) => taskId));
  const unfinished = new Set(view.lastWeek.filter((one) => one.unfinished).map((one) => one.title));
  const put = (item: DraftItem) =>
    change((now) => ({ ...now, items: now.items.map((one) => (one.n === item.n ? item : one)) }));
  const remove = (item: DraftItem) => {
    const at = draft.value.items.indexOf(item);
    change((now) => ({ ...now, items: now.items.filter((one) => one.n !== item.n) }));
    document.getElementById(FIELD.add)?.focus();
    toast({
      text: texts.t('week.item.removed', { title: item.title }),
      undo: () => change((now) => ({ ...now, items: now.items.toSpliced(at, 0, item) })),
    });
  };
  const edit = (n: number | null) => {
    const back = editing;
    setEditing(n);
    const target = n ?? back;
    if (target !== null) requestAnimationFrame(() => document.getElementById(FIELD.item(target))?.focus());
  };
  return {
    editing,
    edit,
    put,
    remove,
    reckoning: reckoningOf(view, today),
    isCarried: (item: DraftItem) =>
      unfinished.has(item.title) || (item.taskId !== undefined && left.has(item.taskId)),
    isFaulty: (item: DraftItem) => itemFaults(item, view.week, texts).length > 0,
  };
}

function Editor({ form, item, list }: Props & { readonly item: DraftItem; readonly list: ItemList }) {
  const { t } = useTexts();
  return (
    <div className={css.editor}>
      <ItemFields
        id={FIELD.item(item.n)}
        item={item}
        week={form.view.week}
        strict
        onChange={list.put}
        onEnter={() => list.edit(null)}
      />
      <TextField
        label={t('week.item.note')}
        optional
        value={item.note}
        autoComplete="off"
        onChange={(note) => list.put({ ...item, note })}
      />
      <div>
        <Button small onClick={() => list.edit(null)}>
          {t('week.item.endEdit')}
        </Button>
      </div>
    </div>
  );
}

function Adder({ form }: Props) {
  const { t } = useTexts();
  const { draft, change, view } = form;
  const { adding } = draft.value;
  const add = () => {
    change(withAdded);
    document.getElementById(FIELD.add)?.focus();
  };
  return (
    <fieldset className={css.adder}>
      <legend className={css.hidden}>{t('week.item.adder')}</legend>
      <ItemFields
        id={FIELD.add}
        item={adding}
        week={view.week}
        strict={false}
        skipWhenEmpty
        onChange={(item) => change((now) => ({ ...now, adding: item }))}
        onEnter={add}
      />
      <Button className={css.add} tabIndex={isStarted(adding) ? 0 : -1} onClick={add} keyHint="Enter">
        {t('week.item.add')}
      </Button>
    </fieldset>
  );
}
