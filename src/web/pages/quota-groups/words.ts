import type { QuotaGroups } from '../../../contract/quota-groups.ts';
import { useTexts } from '../../texts.tsx';

export type GroupSet = QuotaGroups['sets'][number];
export type Group = GroupSet['groups'][number];

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
