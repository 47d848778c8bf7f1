// Who is selected on the page of accounts, and how the list is grouped. Plain data: the page and its tests share it.
import type { z } from 'zod';
import type { accountItem } from '../../../contract/session.ts';

export type Account = z.output<typeof accountItem>;

/** What the list shows, as its address says it. */
export const FILTERS = ['tat-ca', 'can-cap-ma', 'dang-dung', 'da-khoa', 'thu-dung'] as const;
export type AccountFilter = (typeof FILTERS)[number];

/** A code for a first sign-in is missing: none was given, or it ran out. */
export function needsCode({ state }: Account): boolean {
  return state === 'no-account' || state === 'code-expired';
}

/** A disabled account gets no code: it is enabled first. */
export function mayHaveCode({ state }: Account): boolean {
  return state !== 'disabled';
}

export function matches(account: Account, filter: AccountFilter): boolean {
  switch (filter) {
    case 'tat-ca':
      return true;
    case 'can-cap-ma':
      return needsCode(account);
    case 'dang-dung':
      return account.state === 'active';
    case 'da-khoa':
      return account.state === 'disabled';
    case 'thu-dung':
      return account.mailStopped !== null;
  }
}

export interface UnitGroup {
  /** null: people without a unit. */
  readonly unit: string | null;
  readonly accounts: readonly Account[];
}

/** Groups in the order in which the units first occur (the server sends the order of the tree). */
export function groupByUnit(accounts: readonly Account[]): readonly UnitGroup[] {
  const groups = new Map<string | null, Account[]>();
  for (const account of accounts) {
    const group = groups.get(account.unit);
    if (group) group.push(account);
    else groups.set(account.unit, [account]);
  }
  return [...groups].map(([unit, list]) => ({ unit, accounts: list }));
}

/** The selection with all of these people added or taken away; those who cannot have a code are left out. */
export function selected(
  before: ReadonlySet<number>,
  accounts: readonly Account[],
  wanted: boolean,
): ReadonlySet<number> {
  const after = new Set(before);
  for (const account of accounts) {
    if (wanted && mayHaveCode(account)) after.add(account.person.id);
    else after.delete(account.person.id);
  }
  return after;
}
