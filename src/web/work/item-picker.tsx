// A product of the catalogue, found by code or name; it brings its coefficient and standard time to the task.
import { useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import type { Reply } from '../api.ts';
import { Combobox } from '../parts/combobox.tsx';
import { coefficientText, hoursText } from '../parts/work-figures.ts';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import { useSettled } from '../use-settled.ts';

export type CatalogueItem = Reply<typeof ROUTES.catalogueChoice>['items'][number];

/** Whose entries: those a person, or a position, may be given; all that hold here; by default one's own. */
export type ChosenFor = 'me' | 'anybody' | { readonly person: number } | { readonly position: string };

const queryOf = (whom: ChosenFor) => (whom === 'me' ? {} : whom === 'anybody' ? { whom } : whom);

/** What the server takes: a chosen entry's whole name may be longer. */
const LONGEST_SEARCH = 100;

interface Props {
  readonly whom: ChosenFor;
  /** What stands in the box at first. */
  readonly start?: string;
  /** null as soon as the text is no longer that of the chosen one. */
  readonly onChange: (item: CatalogueItem | null) => void;
}

export function ItemPicker({ whom, start = '', onChange }: Props) {
  const { t, locale } = useTexts();
  const [text, setText] = useState(start);
  const search = useSettled(text.trim().slice(0, LONGEST_SEARCH), 200);
  const { data } = useRead(ROUTES.catalogueChoice, {
    query: { ...queryOf(whom), ...(search === '' ? {} : { search }) },
  });
  if (data?.exists === false) return null;
  const choices = (data?.items ?? []).map((item) => ({
    key: item.id,
    label: `${item.code} ${item.name}`,
    note: t('task.figures', {
      coefficient: coefficientText(item.coefficient, locale),
      hours: hoursText(item.minutes, locale),
    }),
    item,
  }));
  return (
    <Combobox
      label={t('task.field.item')}
      text={text}
      onText={(typed) => {
        setText(typed);
        onChange(null);
      }}
      choices={choices}
      onChoose={({ label, item }) => {
        setText(label);
        onChange(item);
      }}
      nothing={t('task.field.itemNone')}
      optional
    />
  );
}
