// Words for files the server makes; the catalogues are read when they are needed.
import { type Locale, loadTexts } from '../text/index.ts';

export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

/** An id without words stands for itself. */
export async function sayIn(locale: Locale): Promise<Say> {
  const texts = await loadTexts(locale);
  return (id, values) => texts.find(id, values) ?? id;
}
