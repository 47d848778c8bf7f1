import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/database.ts';
import { openPool, type Pool } from '../store/connection.ts';
import { Failure } from './failure.ts';
import { allTenants, createTenant, openTenantDirectory } from './tenants.ts';

const AT = '2026-11-18T03:00:00.000Z';
const body = { slug: 'tinh-uy', name: 'Tỉnh ủy', zone: 'Asia/Ho_Chi_Minh', hostNames: ['TinhUy.localhost'] };
let database: TestDatabase;
let pool: Pool;
let owner: Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.appUrl, { max: 2 });
  owner = openPool(database.ownerUrl, { max: 4 });
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});

const codesOf = async (work: Promise<unknown>) => {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof Failure)) throw failure;
  return failure.detail.refusals?.map((refusal) => refusal.code);
};

describe('the directory of bodies', () => {
  it('finds nobody, then the only one by any host, then each by its own', async () => {
    let ticks = 0;
    const directory = openTenantDirectory(pool, () => ticks);
    expect(await directory.byHost('anything')).toBeNull();
    await createTenant(owner, body, AT);
    expect(await directory.byHost('anything')).toBeNull();
    ticks = 600;
    expect(await directory.byHost('anything')).toMatchObject({ id: 1, slug: 'tinh-uy' });
    await createTenant(owner, { ...body, slug: 'hai', hostNames: [] }, AT);
    ticks = 700;
    expect(await directory.bySlug('hai')).toBeNull();
    ticks = 1200;
    expect(await directory.bySlug('hai')).toMatchObject({ id: 2 });
    expect(await directory.byHost('anything')).toBeNull();
    expect(await directory.byHost('tinhuy.localhost')).toMatchObject({ id: 1 });
    expect(await directory.byHost('TINHUY.localhost')).toBeNull();
  });
});

describe('a new body', () => {
  it('is refused with every trouble at once', async () => {
    const wrong = { slug: 'Tỉnh', name: ' ', zone: 'Asia/Nowhere', hostNames: ['tinhuy.LOCALHOST'] };
    expect(await codesOf(createTenant(owner, wrong, AT))).toEqual([
      'tenant-slug-invalid',
      'tenant-name-empty',
      'tenant-zone-unknown',
      'tenant-host-taken',
    ]);
    expect(await codesOf(createTenant(owner, { ...body, hostNames: [] }, AT))).toEqual(['tenant-slug-taken']);
  });

  it('is never made by the application role', async () => {
    await expect(createTenant(pool, { ...body, slug: 'ba', hostNames: [] }, AT)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('gets a number of its own, also when several are made together', async () => {
    const slugs = ['m1', 'm2', 'm3', 'm4'];
    await Promise.all(slugs.map((slug) => createTenant(owner, { ...body, slug, hostNames: [] }, AT)));
    const ids = (await allTenants(pool)).map((tenant) => tenant.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
