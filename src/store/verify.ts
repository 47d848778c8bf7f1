// The ledger as it lies in the database, in order, for checking; nothing here judges.
import { EVALUATION_COLUMNS, type EvaluationRow, periodStartOfEvaluationId } from './evaluations.ts';
import type { Tx } from './transaction.ts';

export interface StoredText {
  readonly kind: string;
  readonly id: number;
  readonly seq: number;
  readonly field: string;
  readonly salt: Buffer;
  readonly body: string;
}

export interface StoredAct {
  readonly kind: string;
  readonly id: number;
  readonly seq: number;
  readonly act: string;
  readonly at: string;
  readonly actorId: number | null;
  readonly actingFor: number | null;
  readonly role: string;
  readonly rulebook: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly commitments: Readonly<Record<string, string>>;
  readonly weekStart: string | null;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly texts: readonly StoredText[];
}

const PAGE = 1000;
const KEY = '(record_kind, record_id, seq)';

type Place = readonly [kind: string, id: number, seq: number];
export type RecordPlace = readonly [kind: string, id: number];

/** Records after one place in their order, up to and with another. */
export interface RecordRange {
  readonly after: RecordPlace;
  readonly until: RecordPlace;
}

/** All records of a tenant in ranges of about so many acts each, none in two of them; by default in one. */
export async function rangesOfActs(
  tx: Tx,
  tenantId: number,
  acts = Number.MAX_SAFE_INTEGER,
): Promise<readonly RecordRange[]> {
  const ends = await tx.query<{ kind: string; id: number }>(
    `select distinct kind, id from (
       select record_kind as kind, record_id as id, row_number() over places as no, lead(seq) over places as next
       from act where tenant_id = $1 window places as (order by record_kind, record_id, seq)) numbered
     where no % $2 = 0 or next is null order by kind, id`,
    [tenantId, acts],
  );
  const places = ends.map(({ kind, id }): RecordPlace => [kind, id]);
  return places.map((until, index) => ({ after: places[index - 1] ?? ['', 0], until }));
}

/** No act of a record has a larger number. */
const LAST_SEQ = 2 ** 31 - 1;

/** Acts of a range record by record, in pages; the next is on its way while one is looked at. Memory stays flat. */
export async function* actsOf(
  tx: Tx,
  tenantId: number,
  { after: [kind, id], until }: RecordRange,
): AsyncGenerator<readonly StoredAct[]> {
  let coming = pageAfter(tx, tenantId, [kind, id, LAST_SEQ], until);
  for (;;) {
    const page = await coming;
    const last = page.at(-1);
    if (last === undefined) return;
    coming = pageAfter(tx, tenantId, [last.kind, last.id, last.seq], until);
    // Whoever stops in the middle no longer wants to hear of it.
    coming.catch(() => undefined);
    yield page;
  }
}

async function pageAfter(
  tx: Tx,
  tenantId: number,
  after: Place,
  until: RecordPlace,
): Promise<readonly StoredAct[]> {
  const acts = await tx.prepared<Omit<StoredAct, 'texts'>>(
    'verify-acts',
    `select record_kind as kind, record_id as id, seq, act, at, actor_id as "actorId", acting_for as "actingFor",
       role, rulebook, payload, commitments, week_start as "weekStart", prev_hash as prev, hash
     from act where tenant_id = $1 and ${KEY} > ($2::text, $3::bigint, $4::int)
       and (record_kind, record_id) <= ($5::text, $6::bigint)
     order by record_kind, record_id, seq limit ${PAGE}`,
    [tenantId, ...after, ...until],
  );
  const last = acts.at(-1);
  if (last === undefined) return [];
  const texts = await tx.prepared<StoredText>(
    'verify-texts',
    `select record_kind as kind, record_id as id, seq, field, salt, body from act_text
     where tenant_id = $1 and ${KEY} > ($2::text, $3::bigint, $4::int) and ${KEY} <= ($5::text, $6::bigint, $7::int)`,
    [tenantId, ...after, last.kind, last.id, last.seq],
  );
  const byAct = Map.groupBy(texts, (text) => `${text.kind}/${text.id}/${text.seq}`);
  return acts.map((act) => ({ ...act, texts: byAct.get(`${act.kind}/${act.id}/${act.seq}`) ?? [] }));
}

/** A state row with the columns that repeat what follows from the points. */
export interface CheckedRow extends EvaluationRow {
  readonly total_self: number | null;
  readonly total_scorer: number | null;
  readonly total: number | null;
  readonly level: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly last_hash: Buffer;
}

/** Rows of evaluations; each is looked for in the period its number names, so that one partition is opened for it. */
export async function evaluationRows(
  tx: Tx,
  tenantId: number,
  ids: readonly number[],
): Promise<readonly CheckedRow[]> {
  const groups = [...Map.groupBy(ids, periodStartOfEvaluationId)];
  const rows = groups.map(([start, group]) =>
    tx.prepared<CheckedRow>(
      'verify-evaluations',
      `select ${EVALUATION_COLUMNS}, e.total_self, e.total_scorer, e.total, e.level,
         e.total_numerator::text as numerator, e.total_denominator::text as denominator, e.last_hash
       from evaluation e where e.tenant_id = $1 and e.week_start = $2::date and e.id = any ($3::bigint[])`,
      [tenantId, start, group],
    ),
  );
  return (await Promise.all(rows)).flat();
}

/** Ids of evaluations that no act speaks of. */
export async function evaluationsWithoutActs(tx: Tx, tenantId: number): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select e.id from evaluation e where e.tenant_id = $1 and not exists (
       select 1 from act a where a.tenant_id = $1 and a.record_kind = 'evaluation' and a.record_id = e.id)
     order by e.id`,
    [tenantId],
  );
  return rows.map((row) => row.id);
}

/** A state row of a small kind, as its acts should have made it. */
export interface SmallRow {
  readonly id: number;
  readonly state: Readonly<Record<string, unknown>>;
}

const WEEK_NUMBER = `(extract(isoyear from week_start) * 100 + extract(week from week_start))::bigint`;
/** Six digits of any period from its first day and kind, as domain/period/period.ts numbers them. */
const PERIOD_NUMBER = `case period_kind when 'week' then ${WEEK_NUMBER}
    else (extract(year from week_start) * 100 + case period_kind
      when 'month' then 60 + extract(month from week_start)
      when 'quarter' then 80 + extract(quarter from week_start)
      when 'half-year' then 91 + floor((extract(month from week_start) - 1) / 6)
      else 99 end)::bigint end`;
/** The same from a written key. */
const KEY_NUMBER = `left(period, 4)::bigint * 100 + case substr(period, 6, 1)
    when 'M' then 60 + substr(period, 7)::int when 'Q' then 80 + substr(period, 7)::int
    when 'H' then 90 + substr(period, 7)::int else 99 end`;

/** Statements giving id and state of every row of the kinds whose histories are short. */
const SMALL = {
  'unit-week': `select (${PERIOD_NUMBER}) * 10000000 + unit_id as id, jsonb_build_object('state', state,
      'closedAt', to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'closedBy', closed_by,
      'version', row_version) as state
    from unit_week where tenant_id = $1`,
  week: `select ${WEEK_NUMBER} as id, jsonb_build_object('deadlines', deadlines, 'version', row_version) as state
    from week_state where tenant_id = $1 and (deadlines <> '{}' or row_version > 1)`,
  period: `select ${KEY_NUMBER} as id, jsonb_build_object('deadlines', deadlines, 'version', row_version) as state
    from period_state where tenant_id = $1 and (deadlines <> '{}' or row_version > 1)`,
  delegation: `select id::bigint, jsonb_build_object('delegatorId', delegator_id, 'delegateId', delegate_id,
      'actions', to_jsonb(actions), 'from', valid_from, 'to', valid_to, 'revoked', revoked_at is not null) as state
    from delegation where tenant_id = $1`,
  absence: `select id::bigint, jsonb_build_object('personId', person_id, 'kind', kind, 'from', valid_from,
      'to', valid_to, 'revoked', revoked_at is not null) as state
    from absence where tenant_id = $1`,
  'period-close': `select id::bigint, jsonb_build_object('regime', regime, 'period', period, 'version', version,
      'members', members, 'missing', missing, 'moved', moved, 'digest', digest, 'closedBy', closed_by,
      'closedAt', to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as state
    from period_close where tenant_id = $1`,
  'catalogue-item': `select id::bigint, jsonb_build_object('versions', jsonb_agg(jsonb_build_object(
      'version', version, 'unitId', unit_id, 'code', code, 'name', name, 'output', output, 'field', field,
      'measure', measure, 'positions', to_jsonb(positions), 'complexity', complexity, 'coefficient', coefficient,
      'minutes', minutes, 'standard', standard, 'quality', quality, 'days', days, 'evidence', evidence,
      'legalBasis', legal_basis, 'approver', approver, 'from', valid_from, 'to', valid_to, 'latest', latest)
      order by version)) as state
    from catalogue_item where tenant_id = $1 group by id`,
  'catalogue-proposal': `select id::bigint, jsonb_build_object('unitId', unit_id, 'itemId', item_id, 'state', state,
      'proposedBy', proposed_by, 'decidedBy', decided_by, 'version', row_version) as state
    from catalogue_proposal where tenant_id = $1`,
  goal: `select id::bigint, jsonb_build_object('unitId', unit_id, 'periodKind', period_kind, 'periodStart', period_start,
      'title', title, 'product', product, 'target', target, 'itemId', item_id, 'partOf', part_of, 'state', state,
      'version', row_version) as state
    from goal where tenant_id = $1`,
  'recurring-work': `select id::bigint, jsonb_build_object('unitId', unit_id, 'jobPosition', job_position, 'title', title,
      'product', product, 'itemId', item_id, 'quantity', quantity, 'every', every, 'dueAfter', due_after,
      'from', valid_from, 'to', valid_to, 'madeBy', made_by, 'below', below, 'version', row_version) as state
    from recurring_work where tenant_id = $1`,
  evidence: `select id::bigint, jsonb_build_object('taskId', task_id, 'kind', kind, 'hash', encode(hash, 'hex'),
      'bytes', bytes, 'mediaType', media_type, 'name', name, 'addedBy', added_by, 'state', state,
      'version', row_version) as state
    from evidence where tenant_id = $1`,
  'conduct-fact': `select id::bigint, jsonb_build_object('evaluationId', evaluation_id, 'personId', person_id,
      'unitId', unit_id, 'week', to_char(week_start, 'IYYY-"W"IW'), 'day', day, 'class', class, 'breach', breach,
      'recordedBy', recorded_by, 'withdrawn', withdrawn, 'version', row_version) as state
    from conduct_fact where tenant_id = $1`,
  talk: `select id::bigint, jsonb_build_object('personId', person_id, 'unitId', unit_id, 'authorityId', authority_id, 'trigger', trigger,
      'weeks', to_jsonb(weeks), 'rulebook', jsonb_build_object('id', rulebook_id, 'version', rulebook_version),
      'state', state, 'due', due, 'plannedOn', planned_on, 'heldOn', held_on, 'officeId', office_id, 'headId', head_id,
      'answer', answer, 'version', row_version, 'measures', coalesce((select jsonb_agg(jsonb_build_object('no', no,
        'ownerId', owner_id, 'due', m.due, 'doneOn', done_on) order by no) from talk_measure m
        where m.tenant_id = c.tenant_id and m.talk_id = c.id and m.person_id = c.person_id and m.unit_id = c.unit_id
          and m.closed = (c.state = 'closed')), '[]')) as state
    from talk_case c where tenant_id = $1`,
  'past-import': `select id::bigint, jsonb_build_object('forms', forms, 'state', state, 'madeBy', made_by,
      'undoneBy', undone_by, 'version', row_version) as state
    from past_import where tenant_id = $1`,
  'calendar-day': `select (day - date '1970-01-01')::bigint as id, jsonb_build_object('day', day, 'kind', kind, 'name', name,
      'source', source, 'revoked', revoked_at is not null, 'version', row_version) as state
    from calendar_day where tenant_id = $1`,
  account: `select a.id::bigint, jsonb_build_object('personId', a.person_id, 'login', a.login,
      'disabled', a.disabled_at is not null, 'password', encode(sha256(convert_to(a.password_hash, 'UTF8')), 'hex'),
      'code', (select case when c.used_at is null then encode(sha256(c.code_hash), 'hex') end from one_time_code c
        where c.tenant_id = a.tenant_id and c.account_id = a.id order by c.issued_at desc limit 1)) as state
    from account a where a.tenant_id = $1`,
  'rulebook-draft': `select id::bigint, jsonb_build_object('rulebookId', rulebook_id, 'rulebookVersion', version,
      'baseVersion', base_version, 'source', source, 'state', state, 'hash', hash, 'effect', effect,
      'createdBy', created_by, 'proposedBy', proposed_by, 'decidedBy', decided_by, 'bundle', bundle,
      'version', row_version) as state
    from rulebook_draft where tenant_id = $1`,
  'role-grant': `select id::bigint, jsonb_build_object('personId', person_id, 'role', role, 'unitId', unit_id,
      'from', valid_from, 'to', valid_to) as state
    from role_grant where tenant_id = $1`,
  'quota-ruling': `select id::bigint, jsonb_build_object('regime', regime, 'period', period, 'unitId', unit_id,
      'outstanding', outstanding, 'pooled', pooled, 'ruledBy', ruled_by) as state
    from quota_ruling where tenant_id = $1`,
  'quota-group-set': `select id::bigint, jsonb_build_object('from', valid_from, 'groups', groups,
      'documentDate', document_date, 'documentNumber', document_number, 'statedBy', stated_by,
      'statedAt', to_char(stated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as state
    from quota_group_set where tenant_id = $1`,
  'period-level': `select id::bigint, jsonb_strip_nulls(jsonb_build_object('regime', regime, 'period', period,
      'personId', person_id, 'unitId', unit_id, 'reached', reached, 'total', total, 'level', level,
      'settledBy', settled_by)) as state
    from period_level where tenant_id = $1`,
  difficulty: `select id::bigint, jsonb_build_object('unitId', unit_id, 'filedBy', filed_by, 'class', class,
      'evaluationId', evaluation_id, 'state', state, 'ownerId', owner_id, 'due', due, 'joinedTo', joined_to,
      'textSeq', text_seq) as state
    from difficulty where tenant_id = $1`,
  'past-week': `select id::bigint, jsonb_build_object('versions', jsonb_agg(jsonb_build_object('version', version,
      'importId', import_id, 'personId', person_id, 'unitId', unit_id, 'weekStart', week_start, 'state', state,
      'form', form, 'fileName', file_name, 'sheet', sheet, 'fileHash', encode(file_hash, 'hex'))
      order by version)) as state
    from past_week where tenant_id = $1 group by id`,
} as const;
export type SmallKind = keyof typeof SMALL;
export const SMALL_KINDS = Object.keys(SMALL) as readonly SmallKind[];

export interface StoredRegulation {
  readonly rulebook: string;
  readonly version: number;
  readonly hash: string;
  readonly body: unknown;
  /** Its first and last day beside the body are those in it. */
  readonly dated: boolean;
  /** Number and kind of the record whose act put it into force, and the hash in that act; null without such an act. */
  readonly act: { readonly kind: string; readonly id: number; readonly hash: string } | null;
}

/** Every regulation of a body with what the act of its activation says: at the birth of the body, or out of a draft. */
export function storedRegulations(tx: Tx, tenantId: number): Promise<StoredRegulation[]> {
  return tx.query<StoredRegulation>(
    `select v.rulebook_id as rulebook, v.version, v.hash, v.body,
       v.valid_from::text = v.body ->> 'validFrom' and v.valid_to::text is not distinct from v.body ->> 'validTo' as dated,
       (select jsonb_build_object('kind', a.record_kind, 'id', a.record_id, 'hash', a.payload ->> 'hash')
        from act a where a.tenant_id = v.tenant_id and a.record_kind in ('rulebook', 'rulebook-draft')
          and a.act = 'activated' and coalesce(a.payload ->> 'id', a.payload ->> 'rulebookId') = v.rulebook_id
          and coalesce(a.payload ->> 'version', a.payload ->> 'rulebookVersion') = v.version::text
        order by a.act_no limit 1) as act
     from rulebook_version v where v.tenant_id = $1 order by v.rulebook_id, v.version`,
    [tenantId],
  );
}

/** 'id@version' of every regulation there is. */
export async function namesOfRegulations(tx: Tx, tenantId: number): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ name: string }>(
    `select rulebook_id || '@' || version as name from rulebook_version where tenant_id = $1`,
    [tenantId],
  );
  return new Set(rows.map(({ name }) => name));
}

/** Regulations that were put into force and are not there. */
export async function missingRegulations(tx: Tx, tenantId: number): Promise<readonly string[]> {
  const rows = await tx.query<{ name: string }>(
    `select distinct a.id || '@' || a.version as name from (
       select coalesce(payload ->> 'id', payload ->> 'rulebookId') as id,
         coalesce(payload ->> 'version', payload ->> 'rulebookVersion') as version
       from act where tenant_id = $1 and record_kind in ('rulebook', 'rulebook-draft') and act = 'activated') a
     where not exists (select from rulebook_version v where v.tenant_id = $1 and v.rulebook_id = a.id
       and v.version::text = a.version) order by 1`,
    [tenantId],
  );
  return rows.map(({ name }) => name);
}

export function smallRows(tx: Tx, tenantId: number, kind: SmallKind): Promise<SmallRow[]> {
  return tx.query<SmallRow>(SMALL[kind], [tenantId]);
}

/** First states of the absences that came by an import: they stand in its act; what was changed to be none is told by the chain. */
export function importedAbsences(tx: Tx, tenantId: number): Promise<SmallRow[]> {
  return tx.query<SmallRow>(
    `select (one ->> 'id')::bigint as id, one - 'id' || '{"revoked": false}' as state
     from act a, jsonb_array_elements(a.payload -> 'absences') one
     where a.tenant_id = $1 and a.record_kind = 'organization' and jsonb_typeof(a.payload -> 'absences') = 'array'
       and jsonb_typeof(one) = 'object' and one ->> 'id' ~ '^\\d{1,15}$'`,
    [tenantId],
  );
}

/**
 * Difficulties whose time, week or list is not that of the acts which filed them and put them on a list. The week is that of
 * the body's clock: within half a day of the instant either of two is right.
 */
export function misfiledDifficulties(
  tx: Tx,
  tenantId: number,
): Promise<readonly { readonly id: number; readonly fields: readonly string[] }[]> {
  return tx.query(
    `select id, fields from (
       select d.id, array_remove(array[
         case when d.filed_at <> a.at then 'filedAt' end,
         case when d.week_start not in (date_trunc('week', (a.at at time zone 'UTC') - interval '12 hours')::date,
           date_trunc('week', (a.at at time zone 'UTC') + interval '14 hours')::date) then 'weekStart' end,
         case when d.list_id is distinct from l.list then 'listId' end], null) as fields
       from difficulty d
       join act a on a.tenant_id = $1 and a.record_kind = 'difficulty' and a.record_id = d.id and a.seq = 1
       left join (
         select item::int, max(record_id)::int as list
         from act, jsonb_array_elements_text(payload -> 'items') item
         where tenant_id = $1 and record_kind = 'difficulty-list' and act = 'compiled' group by 1) l on l.item = d.id
       where d.tenant_id = $1) as found
     where fields <> '{}' order by id`,
    [tenantId],
  );
}
