// A trouble of a file in words: where it stands, why, what to do.
import { formatDate } from '../../../text/format.ts';
import type { Texts, TextValues } from '../../../text/index.ts';
import type { Trouble, TroubleChoice } from './answers.ts';
import { isOwnValue } from './answers.ts';

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

function valuesOf({ params }: Trouble): TextValues {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (typeof value === 'number') return [key, value];
      const text = String(value ?? '');
      return [key, isDate(text) ? formatDate(text) : text];
    }),
  );
}

/** A code nobody worded is shown as it is. */
export function troubleWords(trouble: Trouble, { find }: Texts) {
  const values = valuesOf(trouble);
  return {
    why: find(`import.${trouble.code}`, values) ?? trouble.code,
    advice: find(`import.${trouble.code}.do`, values) ?? null,
  };
}

export function placeWords({ sheet, row, column, heading }: Trouble, { t }: Texts): string {
  const place = row === null ? t('importPage.placeSheet', { sheet }) : t('importPage.place', { sheet, row });
  if (column === null) return place;
  const where = heading
    ? t('importPage.columnNamed', { column, heading })
    : t('importPage.column', { column });
  return `${place}, ${where}`;
}

/** A choice that stands for an act, not for a value of the list, has words of its own; its label is its value. */
function actWords({ value, label }: TroubleChoice, { find }: Texts): string | undefined {
  return value !== null && (label ?? value) === value ? find(`importPage.choice.${value}`) : undefined;
}

export function choiceWords(choice: TroubleChoice, texts: Texts): string {
  const { t } = texts;
  if (choice.choice === 'skip-row') return t('importPage.skip');
  if (isOwnValue(choice)) return t('importPage.own');
  const label = actWords(choice, texts) ?? choice.label ?? choice.value;
  if (label === null) return t('importPage.useEmpty');
  const shown = isDate(label) ? formatDate(label) : label;
  return choice.choice === 'use-suggestion' ? t('importPage.use', { label: shown }) : shown;
}
