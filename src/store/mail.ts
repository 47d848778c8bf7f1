// The outbox: who may be written to, what waits for them, letters and their state.
import type { UnsentMessage } from '../domain/messages/letters.ts';
import type { Tx } from './transaction.ts';

export interface RecipientRow {
  readonly person_id: number;
  readonly account_id: number;
  readonly address: string;
  readonly digest: boolean;
  readonly is_away: boolean;
  readonly locale: 'vi' | 'en';
}

/** People with an address that was not refused and an account in use. Those on a mission can act; others away cannot. */
export function recipients(tx: Tx, tenantId: number, today: string): Promise<RecipientRow[]> {
  return tx.query<RecipientRow>(
    `select s.person_id, a.id as account_id, s.address, s.digest, a.locale, exists (select from absence b
       where b.tenant_id = $1 and b.person_id = s.person_id and b.kind <> 'mission' and b.revoked_at is null
         and b.valid_from <= $2 and (b.valid_to is null or $2 < b.valid_to)) as is_away
     from mail_setting s, lateral (select id, locale from account a
       where a.tenant_id = $1 and a.person_id = s.person_id and a.disabled_at is null order by a.id limit 1) a
     where s.tenant_id = $1 and s.address is not null and s.refused_at is null order by s.person_id`,
    [tenantId, today],
  );
}

export interface UnsentRow extends UnsentMessage {
  readonly person_id: number;
}

/** Unread messages that no letter has carried yet; with `again`, also those in letters that still wait. */
export function unsentMessages(
  tx: Tx,
  tenantId: number,
  people: readonly number[],
  { again, now }: { readonly again: boolean; readonly now: string },
): Promise<UnsentRow[]> {
  return tx.query<UnsentRow>(
    `select m.person_id, m.message_no as no, m.code, m.params, m.mail = 'soon' as soon
     from message m left join mail l on l.tenant_id = m.tenant_id and l.mail_no = m.mail_no
     where m.tenant_id = $1 and m.person_id = any ($2::int[]) and m.read_at is null and m.mail <> 'none' and m.at <= $4
       and (m.mail_no is null or ($3 and l.state = 'waiting' and l.lease_until is null and l.purpose <> 'deadline'))
     order by m.message_no`,
    [tenantId, people, again, now],
  );
}

/** True when some unread message that has arrived asks for a letter of its own. */
export async function hasUrgent(tx: Tx, tenantId: number, now: string): Promise<boolean> {
  const rows = await tx.query(
    `select from message where tenant_id = $1 and read_at is null and mail = 'soon' and mail_no is null and at <= $2
     limit 1`,
    [tenantId, now],
  );
  return rows.length > 0;
}

/** One server makes the rounds of a body at a time. */
export async function lockMail(tx: Tx, tenantId: number): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock($1, hashtext('mail'))`, [tenantId]);
}

export async function slotsDone(tx: Tx, tenantId: number): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ slot: string }>(
    `select slot from mail_slot where tenant_id = $1 and at > now() - interval '30 days'`,
    [tenantId],
  );
  return new Set(rows.map((row) => row.slot));
}

export async function noteSlots(
  tx: Tx,
  tenantId: number,
  at: string,
  slots: readonly { readonly purpose: string; readonly slot: string }[],
): Promise<void> {
  await tx.query(
    `insert into mail_slot (tenant_id, purpose, slot, at)
     select $1, p, s, $4 from unnest($2::text[], $3::text[]) n (p, s) on conflict do nothing`,
    [tenantId, slots.map(({ purpose }) => purpose), slots.map(({ slot }) => slot), at],
  );
}

export interface MailToQueue {
  readonly personId: number;
  readonly purpose: string;
  readonly slot: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly messageId: string;
  readonly expires: string | null;
  readonly messages: readonly number[];
}

/** Puts letters into the outbox; a digest takes the place of an older letter that never got out. What is there already stays. */
export async function queueMail(tx: Tx, tenantId: number, at: string, letters: readonly MailToQueue[]) {
  if (letters.length === 0) return;
  const rows = letters.map(({ messages: _, ...letter }) => letter);
  const digests = letters.filter(({ purpose }) => purpose === 'digest');
  await tx.query(
    `update mail l set state = 'replaced', settled_at = $2 from unnest($3::int[], $4::text[]) d (person_id, slot)
     where l.tenant_id = $1 and l.state = 'waiting' and l.lease_until is null and l.purpose <> 'deadline'
       and l.person_id = d.person_id and not (l.purpose = 'digest' and l.slot = d.slot)`,
    [tenantId, at, digests.map(({ personId }) => personId), digests.map(({ slot }) => slot)],
  );
  await tx.query(
    `insert into mail (tenant_id, person_id, purpose, slot, address, subject, body, message_id, state, next_at,
       expires_at, created_at)
     select $1, m."personId", m.purpose, m.slot, m.address, m.subject, m.body, m."messageId", 'waiting', $2, m.expires, $2
     from jsonb_to_recordset($3::jsonb) as m ("personId" int, purpose text, slot text, address text, subject text,
       body text, "messageId" text, expires timestamptz)
     on conflict do nothing`,
    [tenantId, at, JSON.stringify(rows)],
  );
  const carried = letters.flatMap(({ messageId, messages }) => messages.map((no) => ({ messageId, no })));
  await tx.query(
    `update message set mail_no = l.mail_no from mail l, unnest($2::bigint[], $3::text[]) n (no, id)
     where message.tenant_id = $1 and message.message_no = n.no and l.tenant_id = $1 and l.message_id = n.id`,
    [tenantId, carried.map(({ no }) => no), carried.map(({ messageId }) => messageId)],
  );
}

export interface LeasedMail {
  readonly mail_no: number;
  readonly person_id: number;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly message_id: string;
  readonly return_tag: string;
  readonly attempts: number;
}

/** Takes letters in hand until `until`; what another sender holds is passed over. People away keep theirs waiting. */
export async function leaseMail(
  tx: Tx,
  tenantId: number,
  order: { readonly now: string; readonly until: string; readonly today: string; readonly most: number },
): Promise<readonly LeasedMail[]> {
  await tx.query(
    `update mail set state = 'expired', settled_at = $2
     where tenant_id = $1 and state = 'waiting' and expires_at <= $2 and (lease_until is null or lease_until < $2)`,
    [tenantId, order.now],
  );
  return tx.query<LeasedMail>(
    `update mail set lease_until = $3, attempts = attempts + 1
     where tenant_id = $1 and mail_no in (
       select l.mail_no from mail l join mail_setting s on s.tenant_id = $1 and s.person_id = l.person_id
       where l.tenant_id = $1 and l.state = 'waiting' and l.next_at <= $2
         and (l.lease_until is null or l.lease_until < $2) and s.refused_at is null and s.address is not null
         and not exists (select from absence b where b.tenant_id = $1 and b.person_id = l.person_id
           and b.kind <> 'mission' and b.revoked_at is null and b.valid_from <= $4 and (b.valid_to is null or $4 < b.valid_to))
       order by l.next_at, l.mail_no limit $5 for update of l skip locked)
     returning mail_no, person_id, address, subject, body, message_id, return_tag, attempts`,
    [tenantId, order.now, order.until, order.today, order.most],
  );
}

/** Letters leased until then of which nothing was begun: free again, as if nobody had taken them. */
export async function giveBackMail(
  tx: Tx,
  tenantId: number,
  mailNos: readonly number[],
  until: string,
): Promise<void> {
  await tx.query(
    `update mail set lease_until = null, attempts = attempts - 1
     where tenant_id = $1 and mail_no = any ($2::bigint[]) and state = 'waiting' and lease_until = $3`,
    [tenantId, mailNos, until],
  );
}

export interface Settled {
  readonly mailNo: number;
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly at: string;
  readonly nextAt: string;
  readonly trouble: string | null;
}

/** What became of a letter in hand. */
export async function settleMail(tx: Tx, tenantId: number, settled: Settled): Promise<void> {
  await tx.query(
    `update mail set state = $3, next_at = $4, trouble = $5, lease_until = null,
       settled_at = case when $3 = 'waiting' then null else $6::timestamptz end
     where tenant_id = $1 and mail_no = $2 and state = 'waiting'`,
    [
      tenantId,
      settled.mailNo,
      settled.state,
      settled.nextAt,
      settled.trouble?.slice(0, 300) ?? null,
      settled.at,
    ],
  );
}

export interface MailSettingRow {
  readonly address: string | null;
  readonly digest: boolean;
  readonly refused_at: string | null;
  readonly refused_why: string | null;
  readonly row_version: number;
}

export async function mailSettingOf(tx: Tx, tenantId: number, personId: number) {
  const [row] = await tx.query<MailSettingRow>(
    `select address, digest, refused_at, refused_why, row_version from mail_setting where tenant_id = $1 and person_id = $2`,
    [tenantId, personId],
  );
  return row;
}

/** Writes the choice over the version seen (0: none yet); null when somebody was faster. Mail starts afresh. */
export async function saveMailSetting(
  tx: Tx,
  tenantId: number,
  personId: number,
  choice: {
    readonly address: string | null;
    readonly digest: boolean;
    readonly seen: number;
    readonly at: string;
  },
): Promise<number | null> {
  const { address, digest, seen, at } = choice;
  const rows = await tx.query<{ version: number }>(
    seen === 0
      ? `insert into mail_setting (tenant_id, person_id, address, digest, address_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning row_version as version`
      : `update mail_setting set address = $3, digest = $4, address_at = $5, row_version = row_version + 1,
           refused_at = null, refused_why = null
         where tenant_id = $1 and person_id = $2 and row_version = $6 returning row_version as version`,
    [tenantId, personId, address, digest, at, ...(seen === 0 ? [] : [seen])],
  );
  return rows[0]?.version ?? null;
}

/** Notes that this address takes no mail; false when the person has said another one, or this one anew, by now. */
export async function refuseAddress(
  tx: Tx,
  tenantId: number,
  refusal: {
    readonly personId: number;
    readonly address: string;
    readonly at: string;
    readonly why: string;
    readonly sentAt: string | null;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update mail_setting set refused_at = $4, refused_why = $5, row_version = row_version + 1
     where tenant_id = $1 and person_id = $2 and address = $3 and refused_at is null
       and ($6::timestamptz is null or address_at is null or address_at <= $6) returning 1`,
    [tenantId, refusal.personId, refusal.address, refusal.at, refusal.why.slice(0, 300), refusal.sentAt],
  );
  return rows.length > 0;
}

export interface ReturnedRow {
  readonly mail_no: number;
  readonly person_id: number;
  readonly address: string;
  readonly state: string;
  readonly settled_at: string | null;
}

/** The letter of this tag, held until the end: two notifications of it come one after the other. */
export async function lockReturned(tx: Tx, tenantId: number, tag: string): Promise<ReturnedRow | undefined> {
  const [row] = await tx.query<ReturnedRow>(
    `select mail_no, person_id, address, state, settled_at from mail
     where tenant_id = $1 and return_tag = $2 for update`,
    [tenantId, tag],
  );
  return row;
}

/** The letter never arrived, whatever the server said when it took it. */
export async function noteReturned(
  tx: Tx,
  tenantId: number,
  returned: { readonly mailNo: number; readonly at: string; readonly why: string },
): Promise<void> {
  await tx.query(
    `update mail set state = 'returned', trouble = $4, settled_at = $3, lease_until = null
     where tenant_id = $1 and mail_no = $2`,
    [tenantId, returned.mailNo, returned.at, returned.why.slice(0, 300)],
  );
}

/** Who administers the accounts of this person's body today. */
export async function administrators(tx: Tx, tenantId: number, today: string): Promise<readonly number[]> {
  const rows = await tx.query<{ person_id: number }>(
    `select distinct person_id from role_grant where tenant_id = $1 and role = 'organization-admin'
       and valid_from <= $2 and (valid_to is null or $2 < valid_to)`,
    [tenantId, today],
  );
  return rows.map((row) => row.person_id);
}
