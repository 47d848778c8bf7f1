// Makes a body of any size: organisation and past weeks by SQL, the open week by the product itself.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { ensureInLine } from '../../src/app/sync.ts';
import { foldWorkSums } from '../../src/app/work/work-sums.ts';
import { createBody } from '../../src/cli/create-body.ts';
import { readNationalDays } from '../../src/cli/national-days.ts';
import { addWeeks, weekDates } from '../../src/domain/period/week.ts';
import { openPool } from '../../src/store/connection.ts';
import { firstEvaluationId } from '../../src/store/evaluations.ts';
import type { Urls } from './cluster.ts';
import { weeklyReport } from './report-text.ts';
import { DIVISIONS, PER_COMMUNE, PER_DIVISION, TEAM } from './size.ts';

/** An ordinary week and its Wednesday morning: the moment at which everything is measured. */
export const WEEK = '2026-W47';
export const NOW = '2026-11-18T03:00:00.000Z';
const TODAY = '2026-11-18';
const MONDAY = weekDates(WEEK).from;

export interface Province {
  readonly urls: Urls;
  readonly tenantId: number;
  readonly divisions: number;
  /** Seconds the product took to make this week and the next for everybody. */
  readonly syncSeconds: number;
}

async function sqlFile(name: string, values: Readonly<Record<string, string | number>>): Promise<string> {
  const text = await readFile(join(import.meta.dirname, name), 'utf8');
  return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key]).replaceAll("'", "''"));
}

async function asAdmin<T>(urls: Urls, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: urls.admin });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

const report = JSON.stringify(weeklyReport(1));

/** Past years need partitions that a new database does not have any more. */
const OLDER_YEARS = `do $$ declare q date := date '2021-10-01'; begin
  while q < date '2025-01-01' loop
    execute format('create table evaluation_%s partition of evaluation for values from (%L) to (%L)',
      to_char(q, 'YYYY"q"Q'), q, (q + interval '3 months')::date);
    q := (q + interval '3 months')::date;
  end loop; end $$`;

async function makeOpenWeek(urls: Urls, tenantId: number): Promise<number> {
  const pool = openPool(urls.app, { max: 2 });
  try {
    const context = { pool, nationalDays: await readNationalDays() };
    const began = performance.now();
    await ensureInLine(context, tenantId, TODAY, NOW);
    return (performance.now() - began) / 1000;
  } finally {
    await pool.end();
  }
}

/** As the partitions of `evaluation` are named: '2026q4'. */
const quarterOf = (day: string) => `${day.slice(0, 4)}q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** A body of `communes`, its open week and `weeks` approved ones before it. */
export async function makeProvince(urls: Urls, communes: number, weeks: number): Promise<Province> {
  const owner = openPool(urls.owner, { max: 1 });
  const place = { slug: 'tinh', name: 'Tỉnh mẫu', zone: 'Asia/Ho_Chi_Minh', hostNames: [] };
  const { id: tenant } = await createBody(owner, place, NOW).finally(() => owner.end());
  await asAdmin(urls, async (admin) =>
    admin.query(await sqlFile('found.sql', { tenant, communes, now: NOW })),
  );
  const syncSeconds = await makeOpenWeek(urls, tenant);
  await asAdmin(urls, async (admin) => {
    await admin.query(OLDER_YEARS);
    for (let back = weeks; back > 0; back -= 1) {
      const week = addWeeks(WEEK, -back);
      const monday = weekDates(week).from;
      const values = { tenant, monday, first: firstEvaluationId(week), open: MONDAY, report };
      const stored = weeks - back + 1;
      const isTwiceAsMany = Number.isInteger(Math.log2(stored));
      const analyzeActs = isTwiceAsMany ? 'analyze act;' : '';
      await admin.query(await sqlFile('week.sql', { ...values, quarter: quarterOf(monday), analyzeActs }));
    }
    await admin.query('vacuum analyze');
  });
  return { urls, tenantId: tenant, divisions: communes * DIVISIONS, syncSeconds };
}

/** Eight tasks a week for everybody, over `weeks` past weeks and the open one; the product sums them, as it would at night. */
export async function fillTasks({ urls, tenantId }: Province, weeks: number): Promise<void> {
  await asAdmin(urls, async (admin) => {
    for (let back = weeks; back >= 0; back -= 1)
      await admin.query(await sqlFile('tasks.sql', { tenant: tenantId, back, open: MONDAY }));
    await admin.query('analyze task, task_share');
  });
  const pool = openPool(urls.app, { max: 2 });
  try {
    await foldWorkSums({ pool, nationalDays: await readNationalDays() }, tenantId);
  } finally {
    await pool.end();
  }
  await asAdmin(urls, (admin) => admin.query('vacuum analyze work_sum, work_mark'));
}

/** Brings the staff of these divisions (counted from 0, both ends in) to a state. */
export async function advance(
  { urls, tenantId }: Province,
  state: 'submitted' | 'scored',
  from: number,
  to: number,
): Promise<void> {
  const values = {
    tenant: tenantId,
    state,
    open: MONDAY,
    from: unitOf(from),
    to: unitOf(to),
    report,
    now: NOW,
  };
  await asAdmin(urls, async (admin) => admin.query(await sqlFile('advance.sql', values)));
}

const communeOf = (division: number) => Math.floor(division / DIVISIONS);

/** Unit id of a division, counted from 0 over the whole province. */
export const unitOf = (division: number) =>
  3 + communeOf(division) * (DIVISIONS + 1) + (division % DIVISIONS);

const firstOf = (division: number) =>
  communeOf(division) * PER_COMMUNE + 5 + (division % DIVISIONS) * PER_DIVISION;

/** People of a division by their part in it. */
export const headOf = (division: number) => firstOf(division);
export const sectionHeadOf = (division: number) => firstOf(division) + 2;
export const teamOf = (division: number): readonly number[] =>
  Array.from({ length: TEAM }, (_, index) => firstOf(division) + 3 + index);

/** The whole body's office. */
export const OFFICE = 2;

export interface OpenCase {
  readonly id: number;
  readonly personId: number;
  readonly seq: number;
}

/** Cases of this week of some people, by person. */
export function casesOf(
  { urls, tenantId }: Province,
  people: readonly number[],
): Promise<Map<number, OpenCase>> {
  return asAdmin(urls, async (admin) => {
    const { rows } = await admin.query<{ id: string; person: number; seq: number }>(
      `select id, person_id as person, seq from evaluation where tenant_id = $1 and week_start = $2
         and period_kind = 'week' and person_id = any ($3::int[])`,
      [tenantId, MONDAY, people],
    );
    return new Map(
      rows.map((row) => [row.person, { id: Number(row.id), personId: row.person, seq: row.seq }]),
    );
  });
}

/** Token of a person's session, as found.sql has it. */
export const tokenOf = (personId: number) => `bench-${personId}`.padEnd(43, 'x');
