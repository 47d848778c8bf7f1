// People, posts, the tree of units and what was stated about them, as they lie in the database and as the acts tell of
// them; nothing here judges.
import type { Person, Post, Unit } from '../domain/organization/shape.ts';
import type { Tx } from './transaction.ts';

/** An act on the organisation as a whole, without what is compared elsewhere. */
export interface OrganizationTold {
  readonly act: string;
  readonly actorId: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Key of the digests in it; null when it has none, or its words were erased. */
  readonly key: string | null;
}

/** Oldest first. */
export function organizationTold(tx: Tx, tenantId: number, keyField: string): Promise<OrganizationTold[]> {
  return tx.query<OrganizationTold>(
    `select a.act, a.actor_id as "actorId", a.payload - array['assignments', 'absences', 'managers', 'units'] as payload,
       t.body as key
     from act a left join act_text t on t.tenant_id = a.tenant_id and t.record_kind = a.record_kind
       and t.record_id = a.record_id and t.seq = a.seq and t.field = $2
     where a.tenant_id = $1 and a.record_kind = 'organization' and jsonb_typeof(a.payload) = 'object' order by a.seq`,
    [tenantId, keyField],
  );
}

export function personRows(tx: Tx, tenantId: number): Promise<Person[]> {
  return tx.query<Person>(
    `select p.id, p.full_name as "fullName", v.national_id as "nationalId", v.birth_date as "birthDate", v.sex,
       v.grade, v.education, coalesce(v.party_member, false) as "partyMember"
     from person p left join person_private v on v.tenant_id = p.tenant_id and v.person_id = p.id
     where p.tenant_id = $1 order by p.id`,
    [tenantId],
  );
}

export function postRows(tx: Tx, tenantId: number): Promise<Post[]> {
  return tx.query<Post>(
    `select id, unit_id as "unitId", title, job_position as "jobPosition", rank
     from post where tenant_id = $1 order by id`,
    [tenantId],
  );
}

export interface TreeRow {
  readonly id: number;
  readonly from: string;
  readonly units: readonly Unit[];
}

/** Every version of the tree by its number. */
export function treeRows(tx: Tx, tenantId: number): Promise<TreeRow[]> {
  return tx.query<TreeRow>(
    `select v.version as id, v.valid_from as "from", coalesce((
       select jsonb_agg(jsonb_build_object('id', u.unit_id, 'parentId', u.parent_id, 'code', u.code, 'name', u.name,
         'kind', u.kind, 'adminCode', u.admin_code, 'lo', u.lo, 'hi', u.hi) order by u.unit_id)
       from unit u where u.tenant_id = v.tenant_id and u.version = v.version), '[]') as units
     from organization_version v where v.tenant_id = $1 order by v.version`,
    [tenantId],
  );
}

/** Things said about one subject, by a name for it. */
export interface StatedRow {
  readonly kind: 'unit-side' | 'person-group' | 'import-rule' | 'body';
  readonly id: number;
  /** What tells several of one kind and number apart. */
  readonly of: string;
  readonly value: string;
}

/** Sides of units, groups of persons, whether imports need a second person and who asks to end that, the body's name. */
export function statedRows(tx: Tx, tenantId: number): Promise<StatedRow[]> {
  return tx.query<StatedRow>(
    `select 'unit-side' as kind, unit_id as id, '' as of, side as value from unit_side where tenant_id = $1
     union all select 'person-group', person_id, valid_from::text, staff_group from person_group where tenant_id = $1
     union all select 'import-rule', 1, '', second_person || ' ' || coalesce(proposed_by::text, '-')
       from import_rule where tenant_id = $1
     union all select 'body', 1, '', name from tenant where id = $1`,
    [tenantId],
  );
}

export interface ReadingRow {
  readonly id: number;
  readonly reading: string;
  readonly by: number | null;
  readonly at: string;
  readonly documentNumber: string | null;
}

const CONFIRMED = `rulebook || '@' || version || ' ' || reading as reading, by, at, "documentNumber"`;

/** Confirmed readings as they stand, and as the acts of confirming tell; without words where they were erased. */
export async function readingRows(tx: Tx, tenantId: number) {
  const [rows, told] = await Promise.all([
    tx.query<ReadingRow>(
      `select 0 as id, ${CONFIRMED} from (select rulebook_id as rulebook, version::text, reading, confirmed_by as by,
         confirmed_at as at, document_number as "documentNumber" from rulebook_reading where tenant_id = $1) r`,
      [tenantId],
    ),
    tx.query<ReadingRow>(
      `select id, ${CONFIRMED} from (select a.record_id as id, a.payload ->> 'rulebookId' as rulebook,
         a.payload ->> 'rulebookVersion' as version, k.reading, a.actor_id as by, a.at, t.body as "documentNumber"
       from act a cross join lateral jsonb_array_elements_text(
         case jsonb_typeof(a.payload -> 'readings') when 'array' then a.payload -> 'readings' else '[]' end) as k (reading)
       left join act_text t on t.tenant_id = a.tenant_id and t.record_kind = a.record_kind and t.record_id = a.record_id
         and t.seq = a.seq and t.field = 'documentNumber'
       where a.tenant_id = $1 and a.record_kind = 'rulebook-reading' and a.act = 'readings-confirmed' order by 1, k.reading) r`,
      [tenantId],
    ),
  ]);
  return { rows, told };
}

/** A reminder, as one text. */
const REMINDED = `week || ' ' || at || ' ' || person || ' ' || about || ' ' || stage || ' ' || subject || ' ' || rung
  || ' ' || regulation || ' ' || records || ' ' || coalesce(by::text, '-') as reminder`;
const INSTANT = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Reminders that only the acts, or only the rows know: by the number of the week's record. */
export function remindersAstray(
  tx: Tx,
  tenantId: number,
): Promise<{ readonly id: number; readonly reminder: string; readonly isRow: boolean }[]> {
  return tx.query(
    `with told as (select record_id as id, ${REMINDED} from (
         select a.record_id, a.week_start as week, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           p ->> 'person' as person, coalesce(p ->> 'about', p ->> 'person') as about, p ->> 'stage' as stage,
           coalesce(p ->> 'subject', 'person') as subject, coalesce(p ->> 'rung', 'by-hand') as rung,
           p ->> 'records' as records, a.actor_id as by,
           case a.act when 'escalated' then coalesce(split_part(a.rulebook, '@', 1), '') else '' end as regulation
         from act a cross join lateral jsonb_array_elements(
           case jsonb_typeof(a.payload -> 'people') when 'array' then a.payload -> 'people' else '[]' end) as p
         where a.tenant_id = $1 and a.record_kind = 'week' and a.act in ('reminded', 'escalated')
           and jsonb_typeof(p) = 'object') t),
     kept as (select extract(isoyear from week) * 100 + extract(week from week) as id, ${REMINDED} from (
         select week_start as week, ${INSTANT} as at, person_id::text as person, about_id::text as about, stage, subject,
           rung, records::text as records, sent_by as by, regulation
         from reminder where tenant_id = $1) k)
     select id::bigint, reminder, "isRow" from (
       (select id, reminder, true as "isRow" from kept except all select id, reminder, true from told)
       union all (select id, reminder, false from told except all select id, reminder, false from kept)) astray
     order by 1, 2`,
    [tenantId],
  );
}
