// How the file is read: what each column was taken for, with values from it, and a way to say otherwise.
import { useState } from 'react';
import type { ImportView } from '../../../contract/imports.ts';
import { PEOPLE_HEADINGS, UNIT_HEADINGS } from '../../../domain/organization/import/headings.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Tag } from '../../parts/tag.tsx';
import { type Option, SelectField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import css from './columns.module.css';
import {
  type Choices,
  chosen,
  fieldOf,
  needsHand,
  type SheetChoice,
  type SheetReading,
  twice,
} from './layouts.ts';
import { useLayouts } from './use-layouts.ts';

export function Columns({ view }: { readonly view: ImportView }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(needsHand(view));
  const layouts = useLayouts(view);
  return (
    <Card flush>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={css.head}>
          <span>{t('importPage.columns.title')}</span>
          {view.sheets.some((sheet) => sheet.remembered) && (
            <Tag look="on" icon="check">
              {t('importPage.columns.remembered')}
            </Tag>
          )}
        </summary>
        {open && (
          <div className={css.body}>
            <p className={css.lead}>{t('importPage.columns.lead')}</p>
            {view.sheets.map((sheet) => (
              <Sheet
                key={sheet.sheet}
                kind={view.kind}
                sheet={sheet}
                choices={layouts.choices}
                onChange={(choice) => layouts.set({ ...layouts.choices, [sheet.sheet]: choice })}
              />
            ))}
            <Acts view={view} layouts={layouts} />
          </div>
        )}
      </details>
    </Card>
  );
}

interface ActsProps {
  readonly view: ImportView;
  readonly layouts: ReturnType<typeof useLayouts>;
}

function Acts({ view, layouts }: ActsProps) {
  const { t } = useTexts();
  const canRemember = view.sheets.some(
    (sheet) => sheet.read && chosen(sheet, layouts.choices).headerRow !== 0,
  );
  return (
    <div className={css.acts}>
      <CheckField
        label={t('importPage.columns.remember')}
        hint={canRemember ? undefined : t('importPage.columns.rememberNo')}
        checked={layouts.remember}
        onChange={layouts.setRemember}
      />
      {layouts.error ? <ErrorState error={layouts.error} kept /> : null}
      <div className={css.buttons}>
        <Button look="primary" busy={layouts.busy} onClick={() => void layouts.send()}>
          {t('importPage.columns.go')}
        </Button>
        <Button look="quiet" onClick={() => void layouts.reset()}>
          {t('importPage.columns.reset')}
        </Button>
        {layouts.changed && <span className={css.note}>{t('importPage.columns.changed')}</span>}
      </div>
    </div>
  );
}

interface SheetProps {
  readonly kind: ImportView['kind'];
  readonly sheet: SheetReading;
  readonly choices: Choices;
  readonly onChange: (choice: SheetChoice) => void;
}

function Sheet({ kind, sheet, choices, onChange }: SheetProps) {
  const { t, find } = useTexts();
  const choice = chosen(sheet, choices);
  const doubled = twice(choice);
  return (
    <section className={css.sheet} aria-label={t('importPage.columns.sheet', { sheet: sheet.sheet })}>
      <div className={css.sheetHead}>
        <h2>{t('importPage.columns.sheet', { sheet: sheet.sheet })}</h2>
        {sheet.hidden && <Tag look="off">{t('importPage.columns.hidden')}</Tag>}
        <CheckField
          label={t('importPage.columns.read')}
          checked={choice.read}
          onChange={(read) => onChange({ ...choice, read })}
        />
      </div>
      {choice.read && (
        <>
          <HeaderRow sheet={sheet} choice={choice} onChange={onChange} />
          {doubled !== null && (
            <p className={css.error} role="alert">
              {t('importPage.columns.twice', { field: find(`import.column.${doubled}`) ?? doubled })}
            </p>
          )}
          <ul className={css.columns}>
            {sheet.columns.map((column) => (
              <Column key={column.letter} {...{ kind, sheet, choice, column, onChange }} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function HeaderRow({ sheet, choice, onChange }: Pick<SheetProps, 'sheet' | 'onChange'> & Chosen) {
  const { t } = useTexts();
  const found = !sheet.headerByHand && sheet.headerRow !== null;
  const options: Option[] = [
    {
      value: 'guess',
      label: found
        ? t('importPage.columns.headerGuess', { row: sheet.headerRow ?? 0 })
        : t('importPage.columns.headerNone'),
    },
    ...sheet.firstRows.map(({ row, text }) => ({
      value: String(row),
      label: t('importPage.columns.headerLine', { row, text }),
    })),
    { value: '0', label: t('importPage.columns.headerNo') },
  ];
  return (
    <SelectField
      label={t('importPage.columns.headerRow')}
      value={choice.headerRow === null ? 'guess' : String(choice.headerRow)}
      options={options}
      onChange={(value) => onChange({ ...choice, headerRow: value === 'guess' ? null : Number(value) })}
    />
  );
}
interface Chosen {
  readonly choice: SheetChoice;
}

interface ColumnProps extends Chosen, Pick<SheetProps, 'kind' | 'sheet' | 'onChange'> {
  readonly column: SheetReading['columns'][number];
}

function Column({ kind, sheet, choice, column, onChange }: ColumnProps) {
  const { t, find } = useTexts();
  const { letter, heading, samples } = column;
  const field = fieldOf(sheet, choice, letter);
  const isByHand = choice.columns[letter] !== undefined;
  const fields = Object.keys(kind === 'people' ? PEOPLE_HEADINGS : UNIT_HEADINGS);
  const options: Option[] = [
    { value: '', label: t('importPage.columns.skip') },
    ...fields.map((value) => ({ value, label: find(`import.column.${value}`) ?? value })),
  ];
  const source = isByHand ? 'byHand' : field === null ? 'unused' : 'guessed';
  return (
    <li className={css.column}>
      <div className={css.what}>
        <span className={css.letter}>{t('importPage.columns.column', { letter })}</span>
        <strong>{heading || t('importPage.columns.noHeading')}</strong>
        <span className={css.samples}>
          {samples.length > 0
            ? t('importPage.columns.samples', { samples: samples.join(' · ') })
            : t('importPage.columns.empty')}
        </span>
      </div>
      <SelectField
        label={t('importPage.columns.as', { letter })}
        labelHidden
        value={field ?? ''}
        options={options}
        onChange={(value) =>
          onChange({ ...choice, columns: { ...choice.columns, [letter]: value === '' ? null : value } })
        }
      />
      <span className={css.source}>{t(`importPage.columns.${source}`)}</span>
    </li>
  );
}
