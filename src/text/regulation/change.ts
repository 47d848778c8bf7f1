// What a version of a regulation changes, in words: 'begins at 70, now 75'.
import { hundredthsWords, type RegulationTexts } from './index.ts';

type Value = string | number | boolean | null;

export interface ChangeWords {
  readonly path: readonly string[];
  readonly name: { readonly vi: string; readonly en: string } | null;
  readonly values: readonly {
    readonly field: string;
    readonly before: Value;
    readonly after: Value;
    readonly isHundredths: boolean;
  }[];
  readonly citation: { readonly document: string; readonly where: string };
}

/** Every value of one element, before and after. */
export function valuesWords(texts: RegulationTexts, { values }: Pick<ChangeWords, 'values'>): string {
  return values
    .map(({ field, before, after, isHundredths }) => {
      const [from = '', to = ''] = [before, after].map((value) => valueWords(texts, value, isHundredths));
      return `${fieldWords(texts, field)} ${texts.say('change.value', { from, to })}`;
    })
    .join('; ');
}

/** A number that was changed while its citation stayed, and what to do about it. */
export function unfoundedWords(texts: RegulationTexts, change: ChangeWords): string {
  const place = change.path.join('.');
  const name = change.name === null ? place : `${place} (${change.name[texts.locale]})`;
  return texts.say('change.unfounded', { name, values: valuesWords(texts, change), ...change.citation });
}

/** By the longest name there is for it; what nobody named stays as it is in the data. */
function fieldWords(texts: RegulationTexts, field: string): string {
  const steps = field.split('.').filter((step) => !/^\d+$/.test(step));
  const named = texts.find(`field.${steps.slice(-2).join('.')}`) ?? texts.find(`field.${steps.at(-1)}`);
  return named ?? steps.join('.');
}

function valueWords(texts: RegulationTexts, value: Value, isHundredths: boolean): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return texts.say(value ? 'word.yes' : 'word.no');
  return typeof value === 'number' && isHundredths ? hundredthsWords(value, texts.locale) : String(value);
}
