// Which column is what: as guessed or remembered, to be chosen anew.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { WorkList } from '../../../contract/work-lists.ts';
import { LIST_FIELDS, type ListField } from '../../../domain/connect/list.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { SelectField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './work-list.module.css';

type Sheet = WorkList['sheets'][number];
type Chosen = Readonly<Record<string, ListField | null>>;

const fieldsOf = (sheet: Sheet): Chosen =>
  Object.fromEntries(sheet.columns.map(({ letter, field }) => [letter, field]));

export function Columns({ list }: { readonly list: WorkList }) {
  return list.sheets.map((sheet) => <OneSheet key={sheet.sheet} list={list} sheet={sheet} />);
}

function OneSheet({ list: { id, version }, sheet }: { readonly list: WorkList; readonly sheet: Sheet }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<Chosen>(fieldsOf(sheet));
  const act = useFormAct(ROUTES.workListAct);
  const options = [
    { value: '', label: t('workLists.noField') },
    ...LIST_FIELDS.map((value) => ({ value, label: t(`workLists.field.${value}`) })),
  ];
  const choose = (letter: string, value: string) => {
    const field = LIST_FIELDS.find((one) => one === value) ?? null;
    // No field stands in two columns.
    const others = Object.entries(chosen).map(([key, held]) => [key, held === field ? null : held]);
    setChosen({ ...Object.fromEntries(others), [letter]: field });
  };
  const send = () => {
    const layouts = [{ sheet: sheet.sheet, columns: { ...chosen } }];
    void act.run({ params: { id }, body: { act: 'lay-out', version, layouts, remember: true } });
  };
  const missing = sheet.missing.map((field) => t(`workLists.field.${field}`)).join(', ');
  return (
    <Card title={t('workLists.columns')} note={sheet.sheet}>
      <div className={css.stack}>
        <p className={css.muted}>{t(sheet.remembered ? 'workLists.remembered' : 'workLists.columnsHint')}</p>
        {missing !== '' && <p role="alert">{t('workLists.missing', { fields: missing })}</p>}
        <div className={css.columns}>
          {sheet.columns.map(({ letter, heading, samples }) => (
            <SelectField
              key={letter}
              label={`${letter} · ${heading}`}
              {...(samples.length === 0
                ? {}
                : { hint: t('workLists.example', { samples: samples.join(' · ') }) })}
              value={chosen[letter] ?? ''}
              options={options}
              onChange={(value) => choose(letter, value)}
            />
          ))}
        </div>
        <div>
          <Button busy={act.busy} onClick={send}>
            {t('workLists.saveColumns')}
          </Button>
        </div>
        {act.error ? <ErrorState error={act.error} /> : null}
      </div>
    </Card>
  );
}
