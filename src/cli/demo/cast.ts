// Who is who in the sample ward (all invented), and how they sign in.
import { accountCreated, accountRecord, administrationAct } from '../../app/account-acts.ts';
import { NO_SESSION, type RequestActor, type Role } from '../../app/actor.ts';
import type { AppContext } from '../../app/context.ts';
import { chooseLogins } from '../../app/login-names.ts';
import { hashPassword } from '../../app/passwords.ts';
import { dateAt } from '../../domain/period/zone.ts';
import { insertAccounts } from '../../store/accounts.ts';
import { takeIds } from '../../store/counters.ts';
import { appendActs } from '../../store/ledger.ts';
import { type HeldPost, heldPostsOn } from '../../store/posts.ts';
import { insertGrant } from '../../store/role-grants.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';

export const DEMO_PASSWORD = 'cong-tam-2026';

export const CAST = {
  clerk: 'Mai Công Hiếu',
  manager: 'Nguyễn Văn Lộc',
  authority: 'Mấu Hữu Phúc',
  head: 'Pi Năng Kim Thảo',
  leader: 'Trần Quang Tùng',
  office: 'Nguyễn Gia Bình',
  'body-office': 'Hồ Diệu Ánh',
  'organization-admin': 'Lê Hữu Nghĩa',
  inspector: 'Trần Ngọc Thuỷ',
  'regulation-editor': 'Nguyễn Gia Bình',
  'regulation-approver': 'Trần Quang Tùng',
} as const;
export type CastRole = keyof typeof CAST;

/** Roles given by decision: for the ward, or for the whole body, as deadlines, longer periods and connectors ask for. */
export const GRANTS: readonly { readonly as: CastRole; readonly role: Role; readonly whole: boolean }[] = [
  { as: 'office', role: 'office', whole: false },
  { as: 'body-office', role: 'office', whole: true },
  { as: 'organization-admin', role: 'organization-admin', whole: true },
  { as: 'inspector', role: 'inspector', whole: false },
  { as: 'regulation-editor', role: 'regulation-editor', whole: false },
  { as: 'regulation-approver', role: 'regulation-approver', whole: false },
];

/** People of this unit get no account, so that issuing codes can be tried. */
const WITHOUT_ACCOUNTS = 'KH.22366.MT';

export interface Member extends HeldPost {
  readonly unitId: number;
}

export interface Ward {
  readonly tenantId: number;
  readonly zone: string;
  readonly rootUnitId: number;
  readonly members: readonly Member[];
}

/** The member of a name; the list holds everybody once per post, main post first. */
export function memberNamed(ward: Ward, name: string): Member {
  const member = ward.members.find((one) => one.name === name);
  if (member === undefined) throw new Error(`nobody in the sample is called ${name}`);
  return member;
}

/** Somebody who asks, at a moment of the story, password just given again. */
export function actorAt(
  ward: Ward,
  personId: number,
  now: string,
  roles: RequestActor['roles'] = [],
): RequestActor {
  return {
    tenantId: ward.tenantId,
    personId,
    accountId: 0,
    sessionId: NO_SESSION,
    today: dateAt(now, ward.zone),
    now,
    address: '127.0.0.1',
    stepUpUntil: new Date(Date.parse(now) + 300_000).toISOString(),
    mustChangePassword: false,
    roles,
  };
}

/** Loads everybody who holds a post in the units. */
export async function membersOf(
  tx: Tx,
  tenantId: number,
  day: string,
  unitIds: readonly number[],
): Promise<Member[]> {
  const found: Member[] = [];
  for (const unitId of unitIds)
    for (const held of await heldPostsOn(tx, tenantId, day, [unitId])) found.push({ ...held, unitId });
  return found;
}

/** Accounts for everybody (one unit left out) and the granted roles; returns logins by person. */
export async function giveAccounts(
  context: AppContext,
  ward: Ward,
  codes: ReadonlyMap<number, string>,
  now: string,
  granted: typeof GRANTS,
): Promise<ReadonlyMap<number, string>> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const people = [...new Map(ward.members.map((one) => [one.personId, one])).values()].filter(
    (one) => codes.get(one.unitId) !== WITHOUT_ACCOUNTS,
  );
  const logins = chooseLogins(
    people.map((one) => one.name),
    new Set(),
  );
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system' } as const;
  await inTransaction(context.pool, scope, async (tx) => {
    const first = await takeIds(tx, ward.tenantId, 'account', people.length);
    const accounts = people.map((one, index) => ({
      id: first + index,
      personId: one.personId,
      login: logins[index] ?? '',
      passwordHash,
      mustChange: false,
    }));
    await insertAccounts(tx, ward.tenantId, accounts);
    await appendActs(
      tx,
      ward.tenantId,
      now,
      accounts.map((one) => ({
        record: accountRecord(one.id),
        end: null,
        acts: [accountCreated(one, null)],
      })),
    );
    for (const one of granted) await grant(tx, ward, one, now);
  });
  return new Map(people.map((one, index) => [one.personId, logins[index] ?? '']));
}

async function grant(tx: Tx, ward: Ward, one: (typeof GRANTS)[number], now: string): Promise<void> {
  const { personId } = memberNamed(ward, CAST[one.as]);
  const [role, unitId] = [one.role, one.whole ? null : ward.rootUnitId];
  const id = await takeIds(tx, ward.tenantId, 'role-grant', 1);
  const from = dateAt(now, ward.zone);
  await insertGrant(tx, ward.tenantId, {
    id,
    personId,
    role,
    unitId,
    from,
    to: null,
    documentNumber: '01/QĐ-UBND',
  });
  const payload = { personId, role, unitId, from };
  const record = { kind: 'role-grant', id, weekStart: null };
  await appendActs(tx, ward.tenantId, now, [
    { record, end: null, acts: [administrationAct('role-granted', null, { payload })] },
  ]);
}
