// One-time codes in bulk: makes the missing accounts and returns the slips, once.
import { type AccountListRow, listAccounts, NO_FILTER } from '../store/account-list.ts';
import {
  type AccountRow,
  insertAccounts,
  insertCodes,
  lockAccountsOf,
  type NewAccount,
  takenLogins,
} from '../store/accounts.ts';
import type { Pool } from '../store/connection.ts';
import { takeIds } from '../store/counters.ts';
import { logEvents } from '../store/event-log.ts';
import { appendActs, appendTo } from '../store/ledger.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import { accountAct, accountCreated, accountRecord, secretDigest } from './account-acts.ts';
import { requireReach } from './account-reach.ts';
import { accountScope, personScope } from './accounts.ts';
import type { RequestActor } from './actor.ts';
import { notFound, refused } from './failure.ts';
import { plusSeconds } from './instants.ts';
import { chooseLogins, loginBase } from './login-names.ts';
import { type Intent, once } from './once.ts';
import { hashCode, newCode } from './passwords.ts';
import { signWithStepUp } from './step-up.ts';

const CODE_SECONDS = 7 * 24 * 60 * 60;

export interface Slip {
  readonly person: { readonly id: number; readonly name: string };
  readonly unit: string | null;
  readonly post: string | null;
  readonly login: string;
  readonly code: string;
}
export interface IssuedCodes {
  readonly expiresAt: string;
  readonly slips: readonly Slip[];
}

/**
 * A code for each person: for a first sign-in, or for whoever forgot the password (which keeps working until the code
 * is used). Everybody must be in the administrator's scope, otherwise nothing happens and the answer is `not-found`; and
 * nobody may hold a role beyond it (`beyond-your-part`). Whoever holds a code takes over the account: the password is
 * asked for again (`step-up`), after everything else.
 */
export async function issueCodes(
  pool: Pool,
  actor: RequestActor,
  personIds: readonly number[],
  intent: Intent,
): Promise<IssuedCodes> {
  const wanted = [...new Set(personIds)];
  const codes = await Promise.all(
    wanted.map(async () => {
      const code = newCode();
      return { code, codeHash: await hashCode(code) };
    }),
  );
  // The stored reply holds the codes: sealed.
  return inTransaction(pool, personScope(actor), (tx) =>
    once(tx, actor, intent, () => issue(tx, actor, wanted, codes), { sealed: true }),
  );
}

type Code = { readonly code: string; readonly codeHash: Buffer };

async function issue(
  tx: Tx,
  actor: RequestActor,
  wanted: readonly number[],
  codes: readonly Code[],
): Promise<IssuedCodes> {
  const people = await peopleInScope(tx, actor, wanted);
  await requireReach(tx, actor, wanted);
  const accounts = await accountsFor(tx, actor, people);
  const expiresAt = plusSeconds(actor.now, CODE_SECONDS);
  const slips: Slip[] = [];
  const issued = [];
  for (const [index, { person, account }] of accounts.entries()) {
    const code = codes[index];
    if (code === undefined) throw new Error('fewer codes than people');
    issued.push({ accountId: account.id, codeHash: code.codeHash });
    slips.push({
      person: { id: person.person_id, name: person.full_name },
      unit: person.unit,
      post: person.post,
      login: account.login,
      code: code.code,
    });
  }
  await insertCodes(tx, actor.tenantId, issued, actor.now, expiresAt);
  for (const { accountId, codeHash } of issued) {
    const payload = { expiresAt, code: secretDigest(codeHash) };
    const detail = { payload, role: 'organization-admin' };
    await appendTo(
      tx,
      actor.tenantId,
      actor.now,
      ...accountAct(accountId, 'code-issued', actor.personId, detail),
    );
  }
  const event = {
    kind: 'account.code-issued',
    at: actor.now,
    actorId: actor.personId,
    address: actor.address,
  };
  const events = accounts.map(({ person, account }) => ({
    ...event,
    accountId: account.id,
    subjectId: person.person_id,
  }));
  await logEvents(tx, actor.tenantId, events);
  await signWithStepUp(tx, actor);
  return { expiresAt, slips };
}

async function peopleInScope(
  tx: Tx,
  actor: RequestActor,
  wanted: readonly number[],
): Promise<readonly AccountListRow[]> {
  const rows = await listAccounts(tx, accountScope(actor), { ...NO_FILTER, personIds: wanted });
  const people = [...new Map(rows.map((row) => [row.person_id, row])).values()];
  if (people.length !== wanted.length) throw notFound();
  return people;
}

interface Holder {
  readonly person: AccountListRow;
  readonly account: Pick<AccountRow, 'id' | 'login'>;
}

/** The open account of each person, made where there is none; a disabled one is a refusal. */
async function accountsFor(
  tx: Tx,
  actor: RequestActor,
  people: readonly AccountListRow[],
): Promise<readonly Holder[]> {
  // Taking the ids first makes two administrators take turns, so that no login is chosen twice.
  const firstId = await takeIds(tx, actor.tenantId, 'account', people.length);
  const existing = await lockAccountsOf(
    tx,
    actor.tenantId,
    people.map((person) => person.person_id),
  );
  const open = new Map<number, AccountRow>();
  for (const row of existing.toReversed()) if (row.disabled_at === null) open.set(row.person_id, row);
  const disabled = existing.filter((row) => !open.has(row.person_id));
  if (disabled.length > 0) {
    throw refused(disabled.map((row) => ({ code: 'account-disabled', params: { personId: row.person_id } })));
  }
  const missing = people.filter((person) => !open.has(person.person_id));
  const names = missing.map((person) => person.full_name);
  const logins = chooseLogins(names, await takenLogins(tx, actor.tenantId, names.map(loginBase)));
  const created = missing.map((person, index) => ({
    id: firstId + index,
    personId: person.person_id,
    login: logins[index] ?? '',
    passwordHash: null,
    mustChange: false,
  }));
  await insertAccounts(tx, actor.tenantId, created);
  await recordCreated(tx, actor, created);
  const made = new Map(created.map((account) => [account.personId, account]));
  return people.map((person) => {
    const account = open.get(person.person_id) ?? made.get(person.person_id);
    if (account === undefined) throw new Error('person without account');
    return { person, account };
  });
}

function recordCreated(tx: Tx, actor: RequestActor, created: readonly NewAccount[]): Promise<unknown> {
  if (created.length === 0) return Promise.resolve();
  const entries = created.map((account) => ({
    record: accountRecord(account.id),
    end: null,
    acts: [accountCreated(account, actor.personId)],
  }));
  return appendActs(tx, actor.tenantId, actor.now, entries);
}
