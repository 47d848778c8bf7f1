// Words of printed forms: whole sets, handed to the writer of the form as they are.
import type { Locale } from '../index.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';
import type { FormWords } from './words.ts';

export function formWords(locale: Locale): FormWords {
  return locale === 'vi' ? vi : en;
}
