// Two wards behind one server, equal in every id and name but with people of their own: who sees across would be found.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedReader } from '../../src/app/diary/fetch-feed.ts';
import { threadRunner } from '../../src/app/import-thread.ts';
import { openPool } from '../../src/store/connection.ts';
import { SecretBox } from '../../src/store/secret-box.ts';
import { A_WARD, aBody, type Body, type BodySpec, WEDNESDAY } from '../builders/body.ts';
import { vietnamCalendar } from '../builders/rulebook.ts';
import { freshDatabase, type TestDatabase, type TestMajor } from '../database.ts';
import type { Answer, TestBrowser } from '../server/browser.ts';
import { startTestServer } from '../server/start.ts';

/** The ward of the builders with a team below one department, administrators and a second office. */
export const SERVED = {
  units: { ...A_WARD.units, team: 'culture' },
  people: {
    ...A_WARD.people,
    admin: ['staff', 'ward'],
    cultureAdmin: ['staff', 'culture'],
    cultureOffice: ['staff', 'culture'],
    tam: ['staff', 'team'],
    guest: ['staff', 'economy'],
  },
  roles: [
    ...A_WARD.roles,
    ['admin', 'organization-admin', 'ward'],
    ['cultureAdmin', 'organization-admin', 'culture'],
    ['cultureOffice', 'office', 'culture'],
  ],
} as const satisfies BodySpec;

export type Who = keyof typeof SERVED.people;
export type ServedBody = Awaited<ReturnType<typeof servedBody>>;

/** `given` is a migrated database of the caller's own, which `drop` leaves standing. */
export interface ServedWith {
  readonly feeds?: FeedReader;
  /** Long works run in a thread beside the requests, as where the product serves. */
  readonly threads?: boolean;
}

export async function servedBody(major?: TestMajor, given?: TestDatabase, more: ServedWith = {}) {
  const database = given ?? (await freshDatabase(major === undefined ? {} : { major }));
  const body = await aBody(SERVED, { database });
  const other = await aBody(SERVED, { database, tenantId: 2 });
  await body.sql(`update tenant set host_names = array[slug || '.localhost']`);
  await body.sql(`update person set full_name = replace(full_name, 'Nguyễn', 'Võ') where tenant_id = 2`);
  await Promise.all([body.inLine(), other.inLine()]);
  const keys = await mkdtemp(join(tmpdir(), 'cong-tam-keys-'));
  const { days: nationalDays } = vietnamCalendar();
  const pool = more.threads === true ? openPool(database.appUrl, { max: 2 }) : null;
  // What a work comes to stands in its record.
  const onTrouble = () => {};
  const context = {
    ...{ nationalDays, secrets: new SecretBox(keys) },
    ...(more.feeds === undefined ? {} : { feeds: more.feeds }),
    ...(pool === null
      ? {}
      : { runner: threadRunner({ pool, nationalDays }, { databaseUrl: database.appUrl, onTrouble }) }),
  };
  const server = await startTestServer({ database, now: WEDNESDAY, context });
  const browsers = new Map<string, Promise<TestBrowser>>();
  const as = (who: Who, tenant: 1 | 2 = 1): Promise<TestBrowser> => {
    const key = `${tenant} ${who}`;
    const open = browsers.get(key) ?? server.signInAs(body.person[who] ?? 0, `t${tenant}`);
    browsers.set(key, open);
    return open;
  };
  return {
    ...{ body, other, server, as, keys },
    id: (who: Who): number => body.person[who] ?? 0,
    unit: (key: keyof typeof SERVED.units): number => body.unit[key] ?? 0,
    get: async (who: Who, path: string, tenant: 1 | 2 = 1): Promise<Answer> =>
      (await as(who, tenant)).get(path),
    post: async (who: Who, path: string, sent: object, tenant: 1 | 2 = 1): Promise<Answer> =>
      (await as(who, tenant)).post(path, sent),
    /** The acts of a record, oldest first. */
    acts: (kind: string, id: number, tenant = 1) =>
      body.sql<{ act: string; actor_id: number | null; role: string; payload: object }>(
        `select act, actor_id, role, payload from act where tenant_id = $1 and record_kind = $2 and record_id = $3
         order by seq`,
        [tenant, kind, id],
      ),
    async drop(): Promise<void> {
      await server.stop();
      await pool?.end();
      await Promise.all([body.drop(), other.drop()]);
      if (given === undefined) await database.drop();
      await rm(keys, { recursive: true, force: true });
    },
  };
}

/** Codes of the reasons in a problem document. */
export function reasons(answer: Answer): readonly string[] {
  const refusals = answer.at('refusals');
  return Array.isArray(refusals) ? refusals.map((one: { readonly code: string }) => one.code) : [];
}

export type { Body };
