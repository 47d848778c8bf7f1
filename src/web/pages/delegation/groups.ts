// Delegations as the page groups them. Plain data: the page and its tests share it.
import type { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';

export type Delegation = Reply<typeof ROUTES.delegations>['items'][number];

export interface DelegationGroup {
  readonly key: 'given' | 'received' | 'office';
  /** In force or coming, those in force first. */
  readonly live: readonly Delegation[];
  readonly past: readonly Delegation[];
}

const ORDER: readonly Delegation['state'][] = ['active', 'coming', 'ended', 'revoked'];
const isLive = ({ state }: Delegation) => state === 'active' || state === 'coming';

function group(key: DelegationGroup['key'], items: readonly Delegation[]): DelegationGroup {
  const sorted = items.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.from.localeCompare(a.from),
  );
  return { key, live: sorted.filter(isLive), past: sorted.filter((item) => !isLive(item)) };
}

/** Given and received by this person; those of others only for the office that serves them. */
export function delegationGroups(items: readonly Delegation[], personId: number): readonly DelegationGroup[] {
  const given = items.filter((item) => item.delegator.id === personId);
  const received = items.filter((item) => item.delegate.id === personId);
  const others = items.filter((item) => !given.includes(item) && !received.includes(item));
  return [
    group('given', given),
    group('received', received),
    ...(others.length > 0 ? [group('office', others)] : []),
  ];
}
