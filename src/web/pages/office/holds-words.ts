import type { Texts } from '../../../text/index.ts';
import type { Holder } from './board-view.ts';

/** What somebody holds: reports of people, or of units. */
export function holdsWords(
  t: Texts['t'],
  { stage, subject, count }: Pick<Holder, 'stage' | 'subject' | 'count'>,
): string {
  return t(subject === 'unit' ? `office.holdsOwn.${stage}` : `office.holds.${stage}`, { count });
}
