// People: names everybody of the body may see, finding them, and the units they work in. Private data is not read here.
import type { Tx } from './transaction.ts';

/** Names by id; people unknown to the tenant are missing. */
export async function namesOf(
  tx: Tx,
  tenantId: number,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await tx.prepared<{ id: number; name: string }>(
    'names',
    'select id, full_name as name from person where tenant_id = $1 and id = any ($2::int[])',
    [tenantId, wanted],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface FoundPerson {
  readonly id: number;
  readonly name: string;
  readonly unitId: number | null;
  readonly unitName: string | null;
  readonly unitCode: string | null;
  readonly title: string | null;
  readonly jobPosition: string | null;
}

export interface PersonSearch {
  readonly today: string;
  /** Folded words; each must begin a word of the name. */
  readonly words: readonly string[];
  /** What was typed, lower case: names that hold it letter for letter, accents included, come first. */
  readonly typed: string;
  /** Units of the main post to look in; null looks everywhere, people without a post included. */
  readonly unitIds: readonly number[] | null;
  readonly limit: number;
}

/** People with their main post of today, by given name (the last word) as staff lists in Viet Nam sort them. */
export function findPeople(tx: Tx, tenantId: number, search: PersonSearch): Promise<FoundPerson[]> {
  return tx.prepared<FoundPerson>(
    'find-people',
    `select p.id, p.full_name as name, h.unit_id as "unitId", h.unit_name as "unitName", h.code as "unitCode",
       h.title, h.job_position as "jobPosition"
     from person p
     left join lateral (
       select o.unit_id, u.name as unit_name, u.code, o.title, o.job_position
       from assignment a
       join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
       left join unit u on u.tenant_id = a.tenant_id and u.unit_id = o.unit_id and u.version = (
         select v.version from organization_version v where v.tenant_id = $1 and v.valid_from <= $2
         order by v.valid_from desc, v.version desc limit 1)
       where a.tenant_id = p.tenant_id and a.person_id = p.id and a.valid_from <= $2
         and (a.valid_to is null or $2 < a.valid_to)
       order by array_position(array['main', 'acting', 'concurrent', 'secondment'], a.kind), a.id limit 1) h on true
     where p.tenant_id = $1 and p.search_name like all ($3::text[])
       and ($5::int[] is null or h.unit_id = any ($5::int[]))
     order by strpos(lower(p.full_name), $4) = 0, substring(p.search_name from '[^ ]*$'), p.search_name, p.id
     limit $6`,
    [
      tenantId,
      search.today,
      search.words.map((word) => `% ${word}%`),
      search.typed,
      search.unitIds,
      search.limit,
    ],
  );
}

/** Units in which a person holds a post on `day`. */
export async function unitsOfPerson(
  tx: Tx,
  tenantId: number,
  personId: number,
  day: string,
): Promise<readonly number[]> {
  const rows = await tx.prepared<{ unitId: number }>(
    'units-of-person',
    `select distinct o.unit_id as "unitId" from assignment a
     join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
     where a.tenant_id = $1 and a.person_id = $2 and a.valid_from <= $3 and (a.valid_to is null or $3 < a.valid_to)`,
    [tenantId, personId, day],
  );
  return rows.map((row) => row.unitId);
}

/** People who hold a post on `day` in one of the units. */
export async function peopleInUnits(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  day: string,
): Promise<readonly number[]> {
  const rows = await tx.prepared<{ personId: number }>(
    'people-in-units',
    `select distinct a.person_id as "personId" from assignment a
     join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
     where a.tenant_id = $1 and o.unit_id = any ($2::int[]) and a.valid_from <= $3
       and (a.valid_to is null or $3 < a.valid_to)`,
    [tenantId, unitIds, day],
  );
  return rows.map((row) => row.personId);
}
