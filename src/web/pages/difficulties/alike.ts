// Which other items may say the same: by the share of words they have in common. Only an offer; people join. Pure.
import type { Item } from './register.ts';

type Said = Pick<Item, 'id' | 'text'>;

/** Share of the shorter text's words from which two are offered as alike. */
const ENOUGH = 0.4;
const MOST = 4;

const wordsOf = (text: string | null): ReadonlySet<string> =>
  new Set(text?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** The most alike first, those said earlier before later ones; never the item itself. */
export function alike<I extends Said>(item: Said, others: readonly I[]): readonly I[] {
  const own = wordsOf(item.text);
  return others
    .filter(({ id }) => id !== item.id)
    .map((other) => {
      const words = wordsOf(other.text);
      const shared = [...words].filter((word) => own.has(word)).length;
      return { other, share: shared / Math.max(1, Math.min(own.size, words.size)) };
    })
    .filter(({ share }) => share >= ENOUGH)
    .toSorted((a, b) => b.share - a.share || a.other.id - b.other.id)
    .slice(0, MOST)
    .map(({ other }) => other);
}
