// A public body for tests: units, people, posts, and people who act. Everything else is the product's own road.
import pg from 'pg';
import { type Acted, type Asked, actOnEvaluations } from '../../src/app/act.ts';
import type { RequestActor } from '../../src/app/actor.ts';
import type { AppContext } from '../../src/app/context.ts';
import { ensureInLine } from '../../src/app/sync.ts';
import type { Command } from '../../src/domain/evaluation/decide.ts';
import type { CommandName, Report } from '../../src/domain/evaluation/shape.ts';
import type { AssignmentKind, Rank } from '../../src/domain/organization/shape.ts';
import { weekDates } from '../../src/domain/period/week.ts';
import { dateAt } from '../../src/domain/period/zone.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { rulebookHash } from '../../src/files/rulebook-file.ts';
import { openPool } from '../../src/store/connection.ts';
import { requestHash } from '../../src/store/ledger.ts';
import { insertRulebook } from '../../src/store/rulebooks.ts';
import { freshDatabase, type TestDatabase, type TestMajor } from '../database.ts';
import { unitRows } from './body-rows.ts';
import { vietnamCalendar, weeklyRulebook } from './rulebook.ts';

/** Units by key with the key of the unit above; people by key with rank and unit of their main post. */
export interface BodySpec {
  readonly units: Readonly<Record<string, string | null>>;
  readonly people: Readonly<Record<string, readonly [Rank, string]>>;
  /** Granted roles: person, role, unit. */
  readonly roles?: readonly (readonly [string, string, string])[];
}

/** A ward with two departments: everybody a weekly evaluation needs. */
export const A_WARD = {
  units: { ward: null, culture: 'ward', economy: 'ward' },
  people: {
    chair: ['leader', 'ward'],
    minh: ['head', 'culture'],
    thu: ['deputy', 'culture'],
    nam: ['section-head', 'culture'],
    lan: ['staff', 'culture'],
    binh: ['staff', 'culture'],
    dung: ['head', 'economy'],
    hai: ['section-head', 'economy'],
    yen: ['staff', 'economy'],
    office: ['staff', 'ward'],
    inspector: ['staff', 'ward'],
  },
  roles: [
    ['office', 'office', 'ward'],
    ['inspector', 'inspector', 'ward'],
  ],
} as const satisfies BodySpec;

/** A Wednesday in an ordinary week. */
export const WEEK = '2026-W47';
export const WEDNESDAY = '2026-11-18T03:00:00.000Z';
export const MONDAY_AFTER = '2026-11-23T03:00:00.000Z';
export const ORGANISED_ON = '2026-01-05';

export const GOOD_WEEK = { quality: 3600, progress: 3400, conduct: 1800 };

export function aReport(...titles: readonly string[]): Report {
  const items = (titles.length === 0 ? ['Tờ trình 214 về quy hoạch'] : titles).map((title) => ({
    title,
    product: 'Tờ trình',
    due: '2026-11-19',
    done: '2026-11-18',
    note: '',
  }));
  return { items, conduct: 'Chấp hành tốt', difficulties: '' };
}

export interface Does {
  readonly of: string;
  readonly now?: string;
  readonly week?: string;
  readonly entered?: Record<string, number>;
  readonly report?: Report;
  readonly comment?: string;
  readonly key?: string;
  readonly version?: number;
  readonly steppedUp?: boolean;
}

export interface EvaluationRecord {
  readonly id: number;
  readonly state: string;
  readonly seq: number;
  readonly scorer_id: number | null;
  readonly approver_id: number | null;
  readonly [column: string]: unknown;
}

export type Body = Awaited<ReturnType<typeof aBody>>;

/** Creates tenant, organisation, rulebook; nothing is in line yet. `drop()` in afterAll. */
export async function aBody(
  spec: BodySpec = A_WARD,
  options: {
    readonly major?: TestMajor;
    readonly tenantId?: number;
    readonly database?: TestDatabase;
    readonly rulebook?: Rulebook;
  } = {},
) {
  const tenantId = options.tenantId ?? 1;
  const database = options.database ?? (await freshDatabase(options.major ? { major: options.major } : {}));
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  const pool = openPool(database.appUrl, { max: 6 });
  const context: AppContext = { pool, nationalDays: vietnamCalendar().days };
  const rulebook = options.rulebook ?? weeklyRulebook();
  const sql = async <T extends object = Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await owner.query(text, values)).rows as T[];

  const unit = numbered(Object.keys(spec.units), 1);
  const person = numbered(Object.keys(spec.people), 1);
  await sql(`insert into tenant (id, slug, name, created_at) values ($1, $2, $3, '2026-01-01T00:00:00Z')`, [
    tenantId,
    `t${tenantId}`,
    `UBND phường ${tenantId}`,
  ]);
  await sql('insert into organization_version values ($1, 1, $2, now())', [tenantId, ORGANISED_ON]);
  for (const row of unitRows(spec.units, unit))
    await sql('insert into unit values ($1, 1, $2, $3, $4, $5, $6, null, $7, $8)', [tenantId, ...row]);
  const counters = new Map<string, number>([['role', 0]]);
  const next = (name: string) => {
    counters.set(name, (counters.get(name) ?? 0) + 1);
    return counters.get(name) ?? 0;
  };

  const changed = () =>
    sql(
      `insert into id_counter values ($1, 'org-stamp', 1)
       on conflict (tenant_id, name) do update set next_id = id_counter.next_id + 1`,
      [tenantId],
    );

  const assign = async (
    who: string,
    rank: Rank,
    where: string,
    more: { kind?: AssignmentKind; from?: string; to?: string | null; manager?: string } = {},
  ): Promise<number> => {
    const id = next('assignment');
    await sql('insert into post (tenant_id, id, unit_id, title, rank) values ($1, $2, $3, $4, $5)', [
      tenantId,
      id,
      unit[where],
      `${rank} ${id}`,
      rank,
    ]);
    await sql(
      `insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from, valid_to)
       values ($1, $2, $3, $2, $4, $5, $6)`,
      [tenantId, id, person[who], more.kind ?? 'main', more.from ?? ORGANISED_ON, more.to ?? null],
    );
    if (more.manager !== undefined)
      await sql('insert into direct_manager values ($1, $2, $3, $4)', [
        tenantId,
        id,
        more.from ?? ORGANISED_ON,
        person[more.manager],
      ]);
    await changed();
    return id;
  };

  const grant = (who: string, role: string, where: string) =>
    sql(
      `insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from) values ($1, $2, $3, $4, $5, $6)`,
      [tenantId, next('role'), person[who], role, unit[where], ORGANISED_ON],
    );

  for (const [key, [rank, where]] of Object.entries(spec.people)) {
    await sql('insert into person values ($1, $2, $3)', [tenantId, person[key], nameOf(key)]);
    await assign(key, rank, where);
  }
  for (const [who, role, where] of spec.roles ?? []) await grant(who, role, where);
  await storeRulebook(owner, tenantId, rulebook);

  const actorFor = (who: string, now: string, steppedUp = true): RequestActor => {
    const personId = person[who];
    if (personId === undefined) throw new Error(`nobody is called ${who}`);
    return {
      tenantId,
      personId,
      accountId: personId,
      sessionId: personId,
      today: dateAt(now, 'Asia/Ho_Chi_Minh'),
      now,
      address: '192.0.2.1',
      stepUpUntil: steppedUp ? new Date(Date.parse(now) + 300_000).toISOString() : null,
      mustChangePassword: false,
      roles: [],
    };
  };

  const inLine = (now: string = WEDNESDAY) =>
    ensureInLine(context, tenantId, dateAt(now, 'Asia/Ho_Chi_Minh'), now);

  const evaluations = (who: string, week: string = WEEK) =>
    sql<EvaluationRecord>(
      `select *, id::float8 as id, scored_by, approved_by from evaluation
       where tenant_id = $1 and person_id = $2 and week_start = $3 order by slice_from`,
      [tenantId, person[who], weekDates(week).from],
    );
  const evaluation = async (who: string, week: string = WEEK): Promise<EvaluationRecord> => {
    const found = (await evaluations(who, week)).at(-1);
    if (found === undefined) throw new Error(`${who} has no evaluation in ${week}`);
    return found;
  };

  let keys = 0;
  /** One person does one step of the procedure; the version is the newest unless given. */
  const does = async (who: string, name: CommandName, how: Does): Promise<Acted> => {
    const row = await evaluation(how.of, how.week);
    keys += 1;
    const asked: Asked = { id: row.id, command: commandOf(name, how, how.version ?? row.seq) };
    const key = how.key ?? `key-of-test-${keys}`;
    const actor = actorFor(who, how.now ?? WEDNESDAY, how.steppedUp);
    const [acted] = await actOnEvaluations(context, actor, { key, requestHash: requestHash(asked) }, [asked]);
    if (acted === undefined) throw new Error('nothing came back');
    return acted;
  };

  const lend = async (from: string, to: string, actions: readonly string[], since = ORGANISED_ON) => {
    await sql(
      `insert into delegation (tenant_id, id, delegator_id, delegate_id, actions, valid_from, valid_to, document_number)
       values ($1, $2, $3, $4, $5, $6, '2027-12-31', '12/QĐ')`,
      [tenantId, next('delegation'), person[from], person[to], actions, since],
    );
  };
  const away = async (who: string, kind: string, from: string, to: string) => {
    await sql(
      `insert into absence (tenant_id, id, person_id, kind, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6)`,
      [tenantId, next('absence'), person[who], kind, from, to],
    );
    await changed();
  };
  const endPost = async (who: string, on: string) => {
    await sql(
      'update assignment set valid_to = $3 where tenant_id = $1 and person_id = $2 and valid_to is null',
      [tenantId, person[who], on],
    );
    await changed();
  };

  return {
    ...{ database, pool, context, tenantId, rulebook, unit, person, nameOf, sql },
    ...{ assign, grant, changed, actorFor, inLine, evaluations, evaluation, does, lend, away, endPost },
    /** Leaves the connections; the database too unless it was brought along. */
    async drop(): Promise<void> {
      await Promise.all([pool.end(), owner.end()]);
      if (options.database === undefined) await database.drop();
    },
  };
}

const nameOf = (key: string) => `Nguyễn Thị ${key.charAt(0).toUpperCase()}${key.slice(1)}`;

function numbered(keys: readonly string[], first: number): Record<string, number> {
  return Object.fromEntries(keys.map((key, index) => [key, first + index]));
}

function commandOf(name: CommandName, how: Does, version: number): Command {
  const isSubmit = name === 'submit';
  return {
    name,
    version,
    entered: how.entered ?? (isSubmit ? GOOD_WEEK : null),
    report: how.report ?? (isSubmit ? aReport() : null),
    comment: how.comment ?? '',
  };
}

async function storeRulebook(owner: pg.Pool, tenantId: number, rulebook: Rulebook): Promise<void> {
  const query = async (text: string, values: readonly unknown[] = []) =>
    (await owner.query(text, [...values])).rows;
  const prepared = (_name: string, text: string, values: readonly unknown[] = []) => query(text, values);
  await insertRulebook({ query, prepared } as never, tenantId, rulebook, rulebookHash(rulebook));
}
