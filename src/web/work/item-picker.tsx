// A product of the catalogue, found by code or name; it brings its coefficient and standard time to the task.
import { useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import { foldText } from '../../domain/organization/text-match.ts';
import type { Reply } from '../api.ts';
import { Combobox } from '../parts/combobox.tsx';
import { coefficientText, hoursText } from '../parts/work-figures.ts';
import { useRead } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';

export type CatalogueItem = Reply<typeof ROUTES.catalogue>['items'][number];
const MOST = 12;

interface Props {
  /** What stands in the box at first. */
  readonly start?: string;
  /** null as soon as the text is no longer that of the chosen one. */
  readonly onChange: (item: CatalogueItem | null) => void;
}

export function ItemPicker({ start = '', onChange }: Props) {
  const { t, locale } = useTexts();
  const { today } = useSession();
  const [text, setText] = useState(start);
  const { data } = useRead(ROUTES.catalogue, {});
  const words = foldText(text).split(' ').filter(Boolean);
  const holding = (data?.items ?? []).filter(({ from, to }) => from <= today && (to === null || to > today));
  const found = holding.filter(({ code, name }) => {
    const folded = foldText(`${code} ${name}`);
    return words.every((word) => folded.includes(word));
  });
  const choices = found.slice(0, MOST).map((item) => ({
    key: item.id,
    label: `${item.code} ${item.name}`,
    note: t('task.figures', {
      coefficient: coefficientText(item.coefficient, locale),
      hours: hoursText(item.minutes, locale),
    }),
    item,
  }));
  if (holding.length === 0) return null;
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
