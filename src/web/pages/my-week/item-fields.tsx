// The fields of one piece of work. Texts go out as typed; dates are typed as day/month or picked.
import { type KeyboardEvent, useRef } from 'react';
import { formatDate } from '../../../text/format.ts';
import dateCss from '../../parts/date-field.module.css';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import css from './my-week.module.css';
import { type DraftItem, readItemDate } from './week-draft.ts';

export interface ItemFieldsProps {
  readonly item: DraftItem;
  readonly week: string;
  readonly onChange: (item: DraftItem) => void;
  /** Enter in any field. */
  readonly onEnter: () => void;
  /** Id of the title's field. */
  readonly id: string;
  /** Faults are said (after an attempt to send, or on leaving a date). */
  readonly strict: boolean;
  /** While there is no title Tab passes the other fields by: from an empty line straight to the scores. */
  readonly skipWhenEmpty?: boolean;
}

export function ItemFields({ item, week, onChange, onEnter, id, strict, skipWhenEmpty }: ItemFieldsProps) {
  const { t } = useTexts();
  const tabIndex = skipWhenEmpty && item.title === '' ? -1 : 0;
  const enter = (event: KeyboardEvent) => {
    if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onEnter();
  };
  const set = (part: Partial<DraftItem>) => onChange({ ...item, ...part });
  return (
    <div className={css.fields}>
      <TextField
        id={id}
        label={t('week.item.title')}
        placeholder={t('week.item.titleHint')}
        value={item.title}
        autoComplete="off"
        enterKeyHint="done"
        onKeyDown={enter}
        error={strict && item.title.trim() === '' ? t('week.item.noTitle') : null}
        onChange={(title) => set({ title })}
      />
      <TextField
        label={t('week.item.product')}
        placeholder={t('week.item.productHint')}
        value={item.product}
        autoComplete="off"
        tabIndex={tabIndex}
        onKeyDown={enter}
        onChange={(product) => set({ product })}
      />
      <ItemDate
        label={t('week.item.due')}
        fault={t('week.item.badDue')}
        value={item.due}
        week={week}
        tabIndex={tabIndex}
        onKeyDown={enter}
        onChange={(due) => set({ due })}
      />
      <ItemDate
        label={t('week.item.done')}
        fault={t('week.item.badDone')}
        value={item.done}
        week={week}
        tabIndex={tabIndex}
        onKeyDown={enter}
        onChange={(done) => set({ done })}
      />
    </div>
  );
}

interface ItemDateProps {
  readonly label: string;
  readonly fault: string;
  readonly value: string;
  readonly week: string;
  readonly tabIndex: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onChange: (text: string) => void;
}

/** A date as typed ('18/11'); what is no date stays in sight with the reason. */
function ItemDate({ label, fault, value, week, tabIndex, onKeyDown, onChange }: ItemDateProps) {
  const { t } = useTexts();
  const picker = useRef<HTMLInputElement>(null);
  const date = readItemDate(value, week);
  // Up to five characters may still become '18/11'.
  const wrong = date === null && value.trim().length >= 5;
  return (
    <Field label={label} error={wrong ? fault : null}>
      {(control) => (
        <div className={dateCss.box}>
          <input
            {...control}
            className={dateCss.input}
            value={value}
            inputMode="numeric"
            placeholder={t('week.item.dateHint')}
            autoComplete="off"
            tabIndex={tabIndex}
            onKeyDown={onKeyDown}
            onChange={(event) => onChange(event.target.value)}
          />
          <input
            ref={picker}
            type="date"
            className={dateCss.native}
            tabIndex={-1}
            aria-hidden="true"
            value={date ?? ''}
            onChange={(event) => onChange(event.target.value === '' ? '' : formatDate(event.target.value))}
          />
          <button
            type="button"
            className={dateCss.pick}
            tabIndex={-1}
            aria-label={`${label}: ${t('week.item.pick')}`}
            onClick={() => picker.current?.showPicker()}
          >
            <Icon name="calendar" />
          </button>
        </div>
      )}
    </Field>
  );
}
