// Bodies that begin empty and get everything through the product: for tests of imports and what follows from them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_SESSION, type RequestActor, type RoleGrant, type Tenant } from '../../src/app/actor.ts';
import type { AppContext } from '../../src/app/context.ts';
import { actOnImport, type ImportActForm } from '../../src/app/import-acts.ts';
import { type ImportView, rehearse } from '../../src/app/imports.ts';
import { intentOf } from '../../src/app/once.ts';
import { activateRulebooks } from '../../src/app/rulebooks.ts';
import { createTenant } from '../../src/app/tenants.ts';
import { rulebookHash } from '../../src/files/rulebook-file.ts';
import { openPool } from '../../src/store/connection.ts';
import { vietnamCalendar, weeklyRulebook } from '../builders/rulebook.ts';
import { freshDatabase, type TestMajor } from '../database.ts';

export const TODAY = '2026-11-18';
export const NOW = `${TODAY}T03:00:00.000Z`;
export const FROM = '2026-11-02';
export const UNITS = 'don-vi-khanh-hoa.csv';
export const WARD_STAFF = 'danh-sach-phuong-nha-trang.xlsx';
/** Code of the ward the staff list is of. */
export const WARD = 'KH.22366';

export const inputFile = async (name: string) => ({
  name,
  bytes: await readFile(join(import.meta.dirname, '..', '..', 'demo', 'input', name)),
});

/** A list typed in the test: cells by `;`-free CSV. */
export const typed = (name: string, lines: readonly string[]) => ({
  name,
  bytes: Buffer.from(`\uFEFF${lines.join('\n')}\n`),
});

let keys = 0;
export const newIntent = () => {
  keys += 1;
  return intentOf(`key-of-organization-${keys}`, { keys });
};

export type NewBodies = Awaited<ReturnType<typeof newBodies>>;

/** Two empty bodies, 'mot' and 'hai', in one database; ids of one overlap those of the other. */
export async function newBodies(major?: TestMajor) {
  const database = await freshDatabase(major === undefined ? {} : { major });
  const owner = openPool(database.ownerUrl, { max: 2 });
  const pool = openPool(database.appUrl, { max: 6 });
  const context: AppContext = { pool, nationalDays: vietnamCalendar().days };
  const rulebook = weeklyRulebook();
  const tenants: Tenant[] = [];
  for (const slug of ['mot', 'hai']) {
    const body = { slug, name: `Tỉnh ${slug}`, zone: 'Asia/Ho_Chi_Minh', hostNames: [] };
    const tenant = await createTenant(owner, body, '2026-01-01T00:00:00.000Z');
    await activateRulebooks(owner, tenant, [{ rulebook, hash: rulebookHash(rulebook) }], NOW);
    // The administrator is a person of the body, as the first set-up makes one.
    await owner.query(`insert into person (tenant_id, id, full_name) values ($1, 1, 'Quản trị')`, [
      tenant.id,
    ]);
    await owner.query(`insert into id_counter values ($1, 'person', 2)`, [tenant.id]);
    tenants.push(tenant);
  }
  const sql = async <T extends object = Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await owner.query(text, values)).rows as T[];

  const actor = (personId: number, roles: readonly RoleGrant[] = [], tenantId = 1): RequestActor => ({
    ...{ tenantId, personId, accountId: personId, sessionId: NO_SESSION, today: TODAY, now: NOW },
    ...{ address: '192.0.2.1', stepUpUntil: null, mustChangePassword: false, roles },
  });
  const admin = (tenantId = 1, unitId: number | null = null, personId = 1) =>
    actor(personId, [{ role: 'organization-admin', unitId }], tenantId);

  const act = (
    by: RequestActor,
    view: Pick<ImportView, 'id' | 'version'>,
    name: ImportActForm['act'],
    resolutions?: ImportActForm['resolutions'],
    more: Partial<ImportActForm> = {},
  ) =>
    actOnImport(context, by, newIntent(), view.id, {
      ...{ act: name, version: view.version, resolutions },
      ...more,
    });

  /** Rehearses, takes every suggestion, applies. */
  const importFile = async (
    kind: 'units' | 'people',
    file: { readonly name: string; readonly bytes: Uint8Array },
    more: { from?: string; unitId?: number | null; complete?: boolean; by?: RequestActor } = {},
  ): Promise<ImportView> => {
    const { from = FROM, unitId = null, complete = false, by = admin() } = more;
    const view = await rehearse(context, by, file, { kind, options: { from, unitId, complete } });
    const proposed = view.troubles.filter((one) => one.choices[0]?.choice === 'use-suggestion');
    const answers = proposed.map(({ sheet, row, code }) => ({
      ...{ sheet, row, code },
      choice: 'use-suggestion' as const,
    }));
    const settled = answers.length === 0 ? view : await act(by, view, 'resolve', answers);
    return act(by, settled, 'apply');
  };

  return {
    ...{ context, pool, database, tenants, sql, actor, admin, act, importFile },
    async unitId(code: string, tenantId = 1): Promise<number> {
      const [unit] = await sql<{ unit_id: number }>(
        'select unit_id from unit where tenant_id = $1 and code = $2 order by version desc limit 1',
        [tenantId, code],
      );
      if (unit === undefined) throw new Error(`no unit ${code}`);
      return unit.unit_id;
    },
    async personId(name: string, tenantId = 1): Promise<number> {
      const found = await sql<{ id: number }>(
        'select id from person where tenant_id = $1 and full_name = $2',
        [tenantId, name],
      );
      const [person] = found;
      if (person === undefined || found.length > 1)
        throw new Error(`${found.length} people are called ${name}`);
      return person.id;
    },
    async count(table: string, tenantId = 1): Promise<number> {
      const [row] = await sql<{ n: number }>(`select count(*)::int as n from ${table} where tenant_id = $1`, [
        tenantId,
      ]);
      return row?.n ?? 0;
    },
    async drop(): Promise<void> {
      await Promise.all([pool.end(), owner.end()]);
      await database.drop();
    },
  };
}
