// The rows a body starts with, written in one go. Posts and assignments of people have the person's number.
import type pg from 'pg';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { rulebookHash } from '../../src/files/rulebook-file.ts';
import { bumpOrgStamp } from '../../src/store/counters.ts';
import { insertRulebook } from '../../src/store/rulebooks.ts';
import type { Tx } from '../../src/store/transaction.ts';
import { type BodySpec, ORGANISED_ON } from './body-spec.ts';

export type Numbers = Readonly<Record<string, number>>;

interface UnitRow {
  id: number;
  parent: number | null;
  code: string;
  name: string;
  kind: string;
  lo: number;
  hi: number;
}

/** Numbers a small tree of units in preorder, the way an import does. */
export function unitRows(above: Readonly<Record<string, string | null>>, ids: Numbers): readonly UnitRow[] {
  const rows: UnitRow[] = [];
  let lo = 0;
  const visit = (key: string, parent: string | null) => {
    lo += 1;
    const kind = parent === null ? 'ward' : 'division';
    const row = { id: ids[key] ?? 0, parent: parent === null ? null : (ids[parent] ?? 0), kind, lo, hi: lo };
    const mine: UnitRow = { ...row, code: key.toUpperCase(), name: `Đơn vị ${key}` };
    rows.push(mine);
    for (const [child, over] of Object.entries(above)) if (over === key) visit(child, key);
    mine.hi = lo;
  };
  for (const [key, over] of Object.entries(above)) if (over === null) visit(key, null);
  return rows;
}

/** The Vietnamese name of a person known to tests by a key. */
export function nameOf(key: string): string {
  return `Nguyễn Thị ${key.charAt(0).toUpperCase()}${key.slice(1)}`;
}

const PEOPLE = 'id int, name text, rank text, unit int';

/** Table with columns, values from the row `n`, part of the data, columns of that part. `$2` is the tenant. */
const INSERTS: readonly (readonly [string, string, string, string])[] = [
  [
    'unit',
    '$2::int, 1, n.id, n.parent, n.code, n.name, n.kind, null, n.lo, n.hi',
    'units',
    'id int, parent int, code text, name text, kind text, lo int, hi int',
  ],
  ['person', '$2::int, n.id, n.name', 'people', PEOPLE],
  [
    'post (tenant_id, id, unit_id, title, rank)',
    `$2::int, n.id, n.unit, n.rank || ' ' || n.id, n.rank`,
    'people',
    PEOPLE,
  ],
  [
    'assignment (tenant_id, id, person_id, post_id, kind, valid_from)',
    `$2::int, n.id, n.id, n.id, 'main', '${ORGANISED_ON}'::date`,
    'people',
    PEOPLE,
  ],
  [
    'role_grant (tenant_id, id, person_id, role, unit_id, valid_from)',
    `$2::int, n.id, n.person, n.role, n.unit, '${ORGANISED_ON}'::date`,
    'roles',
    'id int, person int, role text, unit int',
  ],
];

/** Writes tenant, units, people with their posts, roles and the rulebook. */
export async function foundBody(
  owner: pg.Pool,
  tenantId: number,
  spec: BodySpec,
  ids: { readonly unit: Numbers; readonly person: Numbers },
  rulebook: Rulebook,
): Promise<void> {
  const people = Object.entries(spec.people).map(([key, [rank, where]]) => ({
    id: ids.person[key],
    name: nameOf(key),
    rank,
    unit: ids.unit[where],
  }));
  const roles = (spec.roles ?? []).map(([who, role, where], index) => ({
    id: index + 1,
    person: ids.person[who],
    role,
    unit: ids.unit[where],
  }));
  const data = JSON.stringify({ people, roles, units: unitRows(spec.units, ids.unit) });
  await owner.query(
    `insert into tenant (id, slug, name, created_at) values ($1, $2, $3, '2026-01-01T00:00:00Z')`,
    [tenantId, `t${tenantId}`, `UBND phường ${tenantId}`],
  );
  await owner.query('insert into organization_version values ($1, 1, $2, now())', [tenantId, ORGANISED_ON]);
  for (const [table, values, part, columns] of INSERTS)
    await owner.query(
      `insert into ${table} select ${values} from jsonb_to_recordset($1::jsonb -> '${part}') as n (${columns})`,
      [data, tenantId],
    );
  await insertRulebook(txOf(owner), tenantId, rulebook, rulebookHash(rulebook));
}

/** Activates further regulations; the organisation counts as changed, so that records follow. */
export async function activateMore(
  owner: pg.Pool,
  tenantId: number,
  rulebooks: readonly Rulebook[],
): Promise<void> {
  const tx = txOf(owner);
  for (const rulebook of rulebooks) await insertRulebook(tx, tenantId, rulebook, rulebookHash(rulebook));
  await bumpOrgStamp(tx, tenantId);
}

function txOf(owner: pg.Pool): Tx {
  const query = async <T extends object>(text: string, values: readonly unknown[] = []) =>
    (await owner.query(text, [...values])).rows as T[];
  return {
    query,
    prepared: (_name, text, values) => query(text, values),
    composed: query,
    write: () => {
      throw new Error('rows are laid out without a transaction');
    },
  };
}
