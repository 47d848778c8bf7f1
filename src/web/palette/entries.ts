// What the palette offers: what one owes, pages, people. Found by any part of the words, with or without accents.
import { foldText } from '../../domain/organization/text-match.ts';

export interface Entry {
  readonly key: string;
  readonly group: 'owed' | 'pages' | 'people';
  readonly label: string;
  readonly hint: string | null;
  readonly to: string;
  readonly search?: Readonly<Record<string, string | number>>;
}

/** Entries that hold every typed word somewhere, in their order; all of them while nothing is typed. */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = foldText(typed).split(' ').filter(Boolean);
  return entries.filter(({ label, hint }) => {
    const text = foldText(`${label} ${hint ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}
