// A new public body: tenant, and the shipped regulations activated for it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tenant } from '../app/actor.ts';
import { activateRulebooks, type ReadRulebook } from '../app/rulebooks.ts';
import { createTenant, type NewTenant } from '../app/tenants.ts';
import { readRulebook } from '../files/rulebook-file.ts';
import type { Pool } from '../store/connection.ts';

const folder = join(import.meta.dirname, '..', '..', 'rulebooks');
/** What every body starts with; the other regimes are activated by two persons when the body falls under them. */
const atBirth = ['8679-weekly.yaml'];

/** Creates the body under the owner role's pool. Throws a `refused` failure with every trouble of its name. */
export async function createBody(owner: Pool, body: NewTenant, now: string): Promise<Tenant> {
  const rulebooks = await shippedRulebooks(atBirth);
  const tenant = await createTenant(owner, body, now);
  await activateRulebooks(owner, tenant, rulebooks, now);
  return tenant;
}

/** Regulations that come with the product, read and checked. */
export function shippedRulebooks(names: readonly string[]): Promise<readonly ReadRulebook[]> {
  return rulebooksIn(folder, names);
}

/** Regulations of a folder, read and checked. */
export async function rulebooksIn(from: string, names: readonly string[]): Promise<readonly ReadRulebook[]> {
  return Promise.all(
    names.map(async (name) => {
      const read = readRulebook(await readFile(join(from, name), 'utf8'), name);
      if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.faults)}`);
      return read;
    }),
  );
}
