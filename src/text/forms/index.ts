// Words of printed forms: whole sets, handed to the writer of the form as they are.
import type { Locale } from '../index.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type FormWords = Words<typeof vi>;

export function formWords(locale: Locale): FormWords {
  return locale === 'vi' ? vi : en;
}
