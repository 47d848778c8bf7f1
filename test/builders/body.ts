// A public body for tests: units, people, posts, and people who act. Everything else is the product's own road.
import pg from 'pg';
import { type Acted, type Asked, actOnEvaluations } from '../../src/app/act.ts';
import { NO_SESSION, type RequestActor } from '../../src/app/actor.ts';
import type { AppContext } from '../../src/app/context.ts';
import type { Intent } from '../../src/app/once.ts';
import { confirmReadings } from '../../src/app/studio/settle.ts';
import { ensureInLine } from '../../src/app/sync.ts';
import type { Command } from '../../src/domain/evaluation/decide.ts';
import type { CommandName, Report } from '../../src/domain/evaluation/shape.ts';
import type { StageInput } from '../../src/domain/evaluation/stage.ts';
import { periodDates, periodKind } from '../../src/domain/period/period.ts';
import { dateAt } from '../../src/domain/period/zone.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { openPool } from '../../src/store/connection.ts';
import { requestHash } from '../../src/store/ledger.ts';
import { freshDatabase, type TestDatabase, type TestMajor } from '../database.ts';
import { bodyChanges } from './body-changes.ts';
import { activateMore, foundBody, type Numbers, nameOf } from './body-rows.ts';
import { A_WARD, aReport, type BodySpec, GOOD_WEEK, WEDNESDAY, WEEK } from './body-spec.ts';
import { vietnamCalendar, weeklyRulebook } from './rulebook.ts';

export * from './body-spec.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

export interface BodyOptions {
  readonly major?: TestMajor;
  readonly tenantId?: number;
  /** Brought along for a second body beside the first; then `drop` leaves it. */
  readonly database?: TestDatabase;
}

/** How somebody does something to whose record; whatever is left out is the ordinary. */
export interface Does {
  readonly of: string;
  /** The record of this unit instead of a person's. */
  readonly unit?: number;
  readonly now?: string;
  /** Any period; the ordinary week when left out. */
  readonly week?: string;
  /** Which regulation's record, where somebody has two. */
  readonly rulebook?: string;
  readonly entered?: Record<string, number>;
  readonly report?: Report;
  readonly comment?: string;
  readonly facts?: StageInput;
  readonly level?: string;
  readonly step?: string;
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

/** Creates tenant, organisation, rulebook; nothing is in line yet (`inLine`). `drop()` in afterAll. */
export async function aBody(spec: BodySpec = A_WARD, options: BodyOptions = {}) {
  const { tenantId = 1, major } = options;
  const database = options.database ?? (await freshDatabase(major === undefined ? {} : { major }));
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // Dropping the database may cut a connection that is still saying goodbye.
  owner.on('error', () => undefined);
  const pool = openPool(database.appUrl, { max: 6 });
  const context: AppContext = { pool, nationalDays: vietnamCalendar().days };
  const rulebook = weeklyRulebook();
  const sql = async <T extends object = Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await owner.query(text, values)).rows as T[];
  const ids = { unit: numbered(Object.keys(spec.units)), person: numbered(Object.keys(spec.people)) };
  await foundBody(owner, tenantId, spec, ids, rulebook);
  return {
    ...{ database, pool, context, tenantId, rulebook, nameOf, sql },
    ...ids,
    ...bodyChanges(sql, tenantId, spec, ids),
    ...bodyActs(context, sql, tenantId, ids.person),
    /** Activates further regulations, as two persons would. */
    activate: (...rulebooks: readonly Rulebook[]) => activateMore(owner, tenantId, rulebooks),
    /** A named approver confirms readings, all of them unless some are named. */
    confirm: (of: Rulebook, keys?: readonly string[]) => confirmIn(context, tenantId, ids.person, of, keys),
    /** Brings the weeks in line with the organisation, as every view does first. */
    inLine: (now = WEDNESDAY) => ensureInLine(context, tenantId, dateAt(now, ZONE), now),
    /** Leaves the connections; the database too unless it was brought along. */
    async drop(): Promise<void> {
      await Promise.all([pool.end(), owner.end()]);
      if (options.database === undefined) await database.drop();
    },
  };
}

function confirmIn(
  context: AppContext,
  tenantId: number,
  person: Numbers,
  { id, version, readings }: Rulebook,
  keys: readonly string[] = readings.map((one) => one.key),
) {
  const by = actor(tenantId, person.chair ?? 0, WEDNESDAY, true);
  const form = { rulebookId: id, version, readings: keys, documentNumber: '02/QĐ' };
  const intent = intentOf(form, `confirm-${id}-${keys.join('-')}`);
  return confirmReadings(
    context,
    { ...by, roles: [{ role: 'regulation-approver', unitId: null }] },
    intent,
    form,
  );
}

type Sql = <T extends object>(text: string, values?: unknown[]) => Promise<T[]>;

function bodyActs(context: AppContext, sql: Sql, tenantId: number, person: Numbers) {
  const actorFor = (who: string, now: string, steppedUp = true): RequestActor => {
    const personId = person[who];
    if (personId === undefined) throw new Error(`nobody is called ${who}`);
    return actor(tenantId, personId, now, steppedUp);
  };
  /** All parts of a person's week, in order. */
  const evaluations = (who: string, week: string = WEEK) =>
    sql<EvaluationRecord>(
      `select e.*, id::float8 as id from evaluation e
       where tenant_id = $1 and person_id = $2 and week_start = $3 and period_kind = $4
         and subject = 'person'
       order by slice_from, rulebook_id desc`,
      [tenantId, person[who], periodDates(week).from, periodKind(week)],
    );
  /** The record of a unit in a period. */
  const unitRecord = async (unitId: number, week: string = WEEK): Promise<EvaluationRecord> => {
    const [row] = await sql<EvaluationRecord>(
      `select e.*, id::float8 as id from evaluation e
       where tenant_id = $1 and unit_id = $2 and week_start = $3 and period_kind = $4 and subject = 'unit'`,
      [tenantId, unitId, periodDates(week).from, periodKind(week)],
    );
    if (row === undefined) throw new Error(`unit ${unitId} has no record in ${week}`);
    return row;
  };
  /** The last part of it. */
  const evaluation = async (
    who: string,
    week: string = WEEK,
    rulebook?: string,
  ): Promise<EvaluationRecord> => {
    const found = (await evaluations(who, week)).findLast(
      (row) => rulebook === undefined || row.rulebook_id === rulebook,
    );
    if (found === undefined) throw new Error(`${who} has no evaluation in ${week}`);
    return found;
  };
  let keys = 0;
  /** One person does one step of the procedure; the version is the newest unless given. */
  const does = async (who: string, name: CommandName, how: Does): Promise<Acted> => {
    const row =
      how.unit === undefined
        ? await evaluation(how.of, how.week, how.rulebook)
        : await unitRecord(how.unit, how.week);
    keys += 1;
    const asked: Asked = { id: row.id, command: commandOf(name, how, how.version ?? row.seq) };
    const intent = intentOf(asked, how.key ?? `key-of-test-${keys}`);
    const by = actorFor(who, how.now ?? WEDNESDAY, how.steppedUp);
    const [acted] = await actOnEvaluations(context, by, intent, [asked]);
    if (acted === undefined) throw new Error('nothing came back');
    return acted;
  };
  return { actorFor, evaluations, evaluation, unitRecord, does };
}

/** One intent: the same key with the same request is the same intent. */
export function intentOf(request: object, key: string): Intent {
  return { key, requestHash: requestHash(request) };
}

function actor(tenantId: number, personId: number, now: string, steppedUp: boolean): RequestActor {
  return {
    ...{ tenantId, personId, accountId: personId, sessionId: NO_SESSION, now },
    today: dateAt(now, ZONE),
    address: '192.0.2.1',
    stepUpUntil: steppedUp ? new Date(Date.parse(now) + 300_000).toISOString() : null,
    mustChangePassword: false,
    roles: [],
  };
}

function numbered(keys: readonly string[]): Numbers {
  return Object.fromEntries(keys.map((key, index) => [key, index + 1]));
}

function commandOf(name: CommandName, how: Does, version: number): Command {
  const isSubmit = name === 'submit' && how.facts === undefined;
  return {
    name,
    version,
    entered: how.entered ?? (isSubmit ? GOOD_WEEK : null),
    report: how.report ?? (isSubmit ? aReport() : null),
    comment: how.comment ?? '',
    ...(how.facts === undefined ? {} : { facts: how.facts }),
    ...(how.level === undefined ? {} : { level: how.level }),
    ...(how.step === undefined ? {} : { step: how.step }),
  };
}
