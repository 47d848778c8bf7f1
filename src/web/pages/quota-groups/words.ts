import type { QuotaGroups } from '../../../contract/quota-groups.ts';
import { useTexts } from '../../texts.tsx';

export type GroupSet = QuotaGroups['sets'][number];
export type Group = GroupSet['groups'][number];

/** The one in force on a day; the latest stands first. */
export function currentSet({ sets }: QuotaGroups, day: string): GroupSet | undefined {
  return sets.find(({ from }) => from <= day);
}

/** Whom a group takes, in a line. */
export function useGroupWords(): (group: Group) => string {
  const { t } = useTexts();
  return ({ ranks, staffGroups, posts, jobPositions }) =>
    [
      ranks.map((rank) => t(`rulebook.rank.${rank}`)).join(', '),
      staffGroups.map((one) => t(`groups.staff.${one}`)).join(', '),
      posts.join(', '),
      jobPositions.join(', '),
    ]
      .filter((part) => part !== '')
      .join(' · ');
}
