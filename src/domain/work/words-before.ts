// What stands before a number decides what it counts: 'số 12' names a document, 'từ 8h' an hour of the day.
import { unmarked } from './typed-line.ts';

/** A word typed with marks means itself: 'cán' is not 'cần'. One typed without may be either. */
const isAlike = (typed: string, proper: string) => typed === proper || typed === unmarked(proper);

const ending = (typed: readonly string[], phrase: string) => {
  const words = phrase.split(' ');
  return (
    typed.length >= words.length &&
    words.every((word, at) => isAlike(typed.at(at - words.length) ?? '', word))
  );
};

/** Whether `before`, in composed small letters and up to a space, ends in one of the phrases and in none of `except`. */
export function endsIn(before: string, phrases: readonly string[], except: readonly string[] = []): boolean {
  if (!/\s$/.test(before)) return false;
  const typed = before.trim().split(/\s+/);
  const has = (phrase: string) => ending(typed, phrase);
  return phrases.some(has) && !except.some(has);
}
