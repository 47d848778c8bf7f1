// Longer periods of a whole province: made anew from all records, against the leanest SQL that sums them; and a fold after
// few records changed, in the province against in a district, where it has to cost the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { AppContext } from '../../src/app/context.ts';
import { foldRollUps } from '../../src/app/roll-ups/fold.ts';
import { rebuildRollUps } from '../../src/app/roll-ups/rebuild.ts';
import { readNationalDays } from '../../src/cli/national-days.ts';
import { periodDates } from '../../src/domain/period/period.ts';
import { openPool } from '../../src/store/connection.ts';
import type { Finding, Measure } from '../measure.ts';
import { median, ratios } from '../stand/figures.ts';
import { NOW, type Province } from '../stand/province.ts';
import type { Size } from '../stand/size.ts';
import type { Stands } from '../stand/stands.ts';

const TODAY = NOW.slice(0, 10);
/** The longer periods that weeks of October and November stand in. */
const PERIODS = ['2026-M10', '2026-M11', '2026-Q4', '2026-H2', '2026-Y'];
const SQL = readFileSync(join(import.meta.dirname, '..', 'reference', 'roll-up.sql'), 'utf8');
/** People whose week is decided between two folds: a unit's approvals. */
const CHANGED = 15;

interface Place {
  readonly province: Province;
  readonly context: AppContext;
  readonly admin: pg.Client;
  readonly close: () => Promise<void>;
}

async function placeOf(province: Province): Promise<Place> {
  const pool = openPool(province.urls.app, { max: 2 });
  const admin = new pg.Client({ connectionString: province.urls.admin });
  await admin.connect();
  const context = { pool, nationalDays: await readNationalDays() };
  const close = async () => void (await Promise.all([pool.end(), admin.end()]));
  return { province, context, admin, close };
}

/** Milliseconds of CPU of this program and of the database. */
async function cpuOf(stands: Stands, work: () => Promise<unknown>): Promise<number> {
  const [own, database] = [process.cpuUsage(), stands.databaseCpu()];
  await work();
  const { user, system } = process.cpuUsage(own);
  return (user + system) / 1000 + stands.databaseCpu() - database;
}

/** Nothing is there yet, and nothing dead either: autovacuum is off while measuring. */
async function rebuilt(stands: Stands, { context, admin, province: { tenantId } }: Place): Promise<number> {
  await admin.query('delete from person_period where tenant_id = $1', [tenantId]);
  await admin.query('delete from node_period where tenant_id = $1', [tenantId]);
  await admin.query('vacuum person_period, node_period');
  return cpuOf(stands, () => rebuildRollUps(context, tenantId, TODAY, NOW));
}

async function bare({ admin, province: { tenantId } }: Place): Promise<void> {
  for (const period of PERIODS) {
    const { from, to } = periodDates(period);
    const values: Readonly<Record<string, string | number>> = { period, from, to, tenant: tenantId };
    await admin.query(SQL.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key])));
  }
}

/** A few decided records are told again, as if they had just been decided; then the fold alone is measured. */
async function folded(stands: Stands, { context, admin, province: { tenantId } }: Place): Promise<number> {
  await admin.query(
    `insert into act (tenant_id, record_kind, record_id, seq, act, at, role, payload, commitments, week_start, prev_hash, hash)
     select tenant_id, 'evaluation', id, (select max(seq) + 1 from act a where a.tenant_id = e.tenant_id
         and a.record_kind = 'evaluation' and a.record_id = e.id and a.week_start = e.week_start),
       'closed', $2, 'system', '{}', '{}', week_start, sha256(id::text::bytea), sha256(random()::text::bytea)
     from evaluation e where tenant_id = $1 and state = 'approved' order by id desc limit ${CHANGED}`,
    [tenantId, NOW],
  );
  return cpuOf(stands, () => foldRollUps(context, tenantId, TODAY, NOW));
}

const seconds = (of: readonly number[]) => `${(median(of) / 1000).toFixed(2)} s`;

async function run(stands: Stands, size: Size): Promise<readonly Finding[]> {
  const large = await placeOf(await stands.province());
  const small = await placeOf(await stands.oneYear());
  const whole: [number[], number[]] = [[], []];
  const few: [number[], number[]] = [[], []];
  try {
    for (const place of [large, small]) await foldRollUps(place.context, place.province.tenantId, TODAY, NOW);
    for (let round = 0; round < size.rounds; round += 1) {
      whole[0].push(await rebuilt(stands, large));
      whole[1].push(await cpuOf(stands, () => bare(large)));
      few[0].push(await folded(stands, large));
      few[1].push(await folded(stands, small));
    }
  } finally {
    await Promise.all([large.close(), small.close()]);
  }
  const line = { measure: 'roll-ups', unit: 'x' };
  return [
    {
      ...{ ...line, what: `${PERIODS.length} longer periods of everybody made anew: CPU against bare SQL` },
      ...{ value: ratios(...whole), goal: 2, note: `${seconds(whole[0])} against ${seconds(whole[1])}` },
    },
    {
      ...{ ...line, what: `fold of ${CHANGED} changed records: CPU in the province against in a district` },
      ...{ value: ratios(...few), goal: 2, note: `${seconds(few[0])} against ${seconds(few[1])}` },
    },
  ];
}

export const rollUpsMeasure: Measure = { name: 'roll-ups', run };
