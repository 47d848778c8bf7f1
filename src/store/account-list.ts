// People with their accounts, as the administrator of accounts sees them: scope first, then filter, then page.
import type { Tx } from './transaction.ts';

export interface AccountListRow {
  readonly person_id: number;
  readonly full_name: string;
  readonly unit_id: number | null;
  readonly unit: string | null;
  readonly unit_lo: number | null;
  readonly post: string | null;
  readonly account_id: number | null;
  readonly login: string | null;
  readonly has_password: boolean;
  readonly disabled: boolean;
  readonly code_expires_at: string | null;
  readonly row_version: number;
  readonly mail_stopped_at: string | null;
  readonly mail_stopped_why: string | null;
}

export interface AccountScope {
  readonly tenantId: number;
  readonly today: string;
  /** Units whose subtrees may be seen; null means the whole body, people without a post included. */
  readonly unitIds: readonly number[] | null;
}

export interface AccountFilter {
  /** This unit and below. */
  readonly unit: number | null;
  readonly personIds: readonly number[] | null;
  readonly accountId: number | null;
  /** Beginning of a word of the name, or part of the login, folded. */
  readonly search: string | null;
  readonly after: AccountCursor | null;
  readonly limit: number | null;
}

/** Where a page ended: preorder number of the unit (-1 without a post), name, person and account. */
export interface AccountCursor {
  readonly lo: number;
  readonly name: string;
  readonly personId: number;
  readonly accountId: number;
}

export const NO_FILTER: AccountFilter = {
  unit: null,
  personIds: null,
  accountId: null,
  search: null,
  after: null,
  limit: null,
};

// The post shown is the main one of today; a person without any is listed only to those who see the whole body.
const visible = `
  with tree as (
    select u.unit_id, u.name, u.lo, u.hi from unit u
    where u.tenant_id = $1 and u.version = (select v.version from organization_version v
      where v.tenant_id = $1 and v.valid_from <= $2::date order by v.valid_from desc, v.version desc limit 1)
  ),
  held as (
    select distinct on (a.person_id) a.person_id, t.unit_id, t.name as unit, t.lo,
      coalesce(p.title, p.job_position) as post
    from assignment a
    join post p on p.tenant_id = $1 and p.id = a.post_id
    join tree t on t.unit_id = p.unit_id
    where a.tenant_id = $1 and a.valid_from <= $2::date and (a.valid_to is null or $2::date < a.valid_to)
    order by a.person_id, array_position(array['main', 'acting', 'concurrent', 'secondment'], a.kind), a.id
  ),
  code as (
    select distinct on (c.account_id) c.account_id, c.expires_at from one_time_code c
    where c.tenant_id = $1 and c.used_at is null order by c.account_id, c.issued_at desc
  ),
  listed as (
    select p.id as person_id, p.full_name, h.unit_id, h.unit, h.lo as unit_lo, h.post, a.id as account_id, a.login,
      a.password_hash is not null as has_password, a.disabled_at is not null as disabled,
      c.expires_at as code_expires_at, coalesce(a.row_version, 0) as row_version,
      m.refused_at as mail_stopped_at, m.refused_why as mail_stopped_why
    from person p
    left join held h on h.person_id = p.id
    left join account a on a.tenant_id = $1 and a.person_id = p.id
    left join code c on c.account_id = a.id
    left join mail_setting m on m.tenant_id = $1 and m.person_id = p.id and m.refused_at is not null
    where p.tenant_id = $1
      and ($3::int[] is null or exists (select 1 from tree s where s.unit_id = any($3::int[]) and h.lo between s.lo and s.hi))
      and ($4::int is null or exists (select 1 from tree s where s.unit_id = $4::int and h.lo between s.lo and s.hi))
      and ($5::int[] is null or p.id = any($5::int[]))
      and ($6::int is null or a.id = $6::int)
      and ($7::text is null or strpos(p.search_name, ' ' || $7::text) > 0 or strpos(a.login, $7::text) > 0)
  )`;

const parameters = (scope: AccountScope, filter: AccountFilter) => [
  scope.tenantId,
  scope.today,
  scope.unitIds,
  filter.unit,
  filter.personIds,
  filter.accountId,
  filter.search,
];

/** One page of people by unit, then name; a person with two accounts appears twice. */
export function listAccounts(tx: Tx, scope: AccountScope, filter: AccountFilter): Promise<AccountListRow[]> {
  const { after } = filter;
  return tx.query<AccountListRow>(
    `${visible}
     select * from listed l
     where $8::int is null
       or (coalesce(l.unit_lo, -1), l.full_name collate "C", l.person_id, coalesce(l.account_id, 0))
          > ($8::int, $9::text collate "C", $10::int, $11::int)
     order by coalesce(l.unit_lo, -1), l.full_name collate "C", l.person_id, coalesce(l.account_id, 0)
     limit $12`,
    [
      ...parameters(scope, filter),
      after?.lo ?? null,
      after?.name ?? null,
      after?.personId ?? null,
      after?.accountId ?? null,
      filter.limit,
    ],
  );
}

export async function countAccounts(tx: Tx, scope: AccountScope, filter: AccountFilter): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `${visible} select count(*) as n from listed`,
    parameters(scope, filter),
  );
  return row?.n ?? 0;
}
