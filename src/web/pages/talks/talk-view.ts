// Talks as pages read them.
import type { ROUTES } from '../../../contract/routes.ts';
import { weekParts } from '../../../text/format.ts';
import type { CallInput, Reply } from '../../api.ts';

export type Talks = Reply<typeof ROUTES.talks>;
export type TalkItem = Talks['items'][number];
export type Talk = Reply<typeof ROUTES.talk>;
export type TalkAct = TalkItem['may'][number];
export type TalkBody = CallInput<typeof ROUTES.actOnTalk>['body'];

export const SHOWN = [
  'live',
  'proposed',
  'accepted',
  'held',
  'signed',
  'objected',
  'declined',
  'closed',
  'all',
] as const;

/** What each state looks like: 'wait' needs an act of somebody. */
export const LOOK = {
  proposed: 'wait',
  accepted: 'wait',
  held: 'wait',
  signed: 'on',
  objected: 'on',
  declined: 'off',
  closed: 'off',
} as const;

/** '44/2026, 46/2026' */
export function weekList(weeks: readonly string[]): string {
  return weeks
    .map((key) => {
      const { week, year } = weekParts(key);
      return `${week}/${year}`;
    })
    .join(', ');
}

/** A day that stands already is moved, not set. */
export function actWord({ state }: Pick<Talk, 'state'>, act: Exclude<TalkAct, 'finish'>) {
  const isMoved = act === 'accept' && state === 'accepted';
  return `talks.act.${isMoved ? 'move' : act}` as const;
}
