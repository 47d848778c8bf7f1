// Measures sealing and verifying at size: `DATA_DIR=<stopped demo> node test/log/million.ts [acts]`.
// Copies the sample body's evaluations of persons (a unit has one a period), acts and texts under new numbers until the body
// has so many acts, then seals them, takes a checkpoint out, and verifies against it; tells seconds and the largest memory
// of this process.
import { rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKept } from '../../src/app/log/file.ts';
import { createKey, readKeys } from '../../src/app/log/keys.ts';
import { sealTenant } from '../../src/app/log/seal.ts';
import { allTenants } from '../../src/app/tenants.ts';
import { ACTS_PER_RANGE } from '../../src/app/verify-threads.ts';
import { loadConfig, withDatabase } from '../../src/cli/database.ts';
import { writeLogFile } from '../../src/cli/log-source.ts';
import { processConsole } from '../../src/cli/main.ts';
import { verifyAll } from '../../src/cli/verify.ts';
import { openPool, type Pool } from '../../src/store/connection.ts';
import { actHash } from '../../src/store/ledger-hash.ts';
import type { StoredAct } from '../../src/store/verify.ts';

const WANTED = Number(process.argv[2] ?? 1_000_000);
const STEP = 1000;
const console = processConsole();

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const used = process.cpuUsage(cpu);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.out(
    `${what}: ${seconds} s (own CPU ${((used.user + used.system) / 1e6).toFixed(1)} s), at most ${memory} MB so far`,
  );
  return result;
}

async function columnsOf(owner: Pool, table: string, but: readonly string[]): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  return rows
    .map(({ name }) => name)
    .filter((name) => !but.includes(name))
    .join(', ');
}

/** Evaluations of the sample with their acts, under numbers moved by `by`, linked anew. */
async function copy(owner: Pool, sample: readonly StoredAct[], by: number): Promise<void> {
  const ends = new Map<number, Buffer>();
  const rows = sample.map((act) => {
    const id = act.id + by;
    const moved = act.act === 'created' ? { id, assignmentId: Number(act.payload.assignmentId) + by } : {};
    const payload = { ...act.payload, ...moved };
    const prev = ends.get(id) ?? Buffer.alloc(32);
    const hash = actHash({ ...act, tenantId: 1, record: { kind: 'evaluation', id }, payload, prev });
    ends.set(id, hash);
    return { id, seq: act.seq, payload, prev, hash };
  });
  await owner.query(
    `insert into act (tenant_id, record_kind, record_id, seq, act, at, actor_id, acting_for, role, rulebook, payload,
       commitments, week_start, prev_hash, hash)
     select 1, 'evaluation', n.i, a.seq, a.act, a.at, a.actor_id, a.acting_for, a.role, a.rulebook, n.p, a.commitments,
       a.week_start, n.ph, n.h
     from unnest($1::bigint[], $2::int[], $3::jsonb[], $4::bytea[], $5::bytea[]) as n (i, s, p, ph, h)
     join act a on a.tenant_id = 1 and a.record_kind = 'evaluation' and a.record_id = n.i - $6::bigint and a.seq = n.s`,
    [
      ...[
        rows.map((row) => row.id),
        rows.map((row) => row.seq),
        rows.map((row) => JSON.stringify(row.payload)),
      ],
      ...[rows.map((row) => row.prev), rows.map((row) => row.hash), by],
    ],
  );
  const texts = await columnsOf(owner, 'act_text', ['record_id']);
  await owner.query(
    `insert into act_text (record_id, ${texts}) select record_id + $1::bigint, ${texts} from act_text
     where record_kind = 'evaluation' and record_id = any ($2::bigint[])`,
    [by, [...ends.keys()].map((id) => id - by)],
  );
  const columns = await columnsOf(owner, 'evaluation', ['id', 'assignment_id', 'last_hash']);
  await owner.query(
    `insert into evaluation (id, assignment_id, last_hash, ${columns})
     select e.id + $1::bigint, e.assignment_id + $1::int, n.h, ${columns} from evaluation e
     join unnest($2::bigint[], $3::bytea[]) as n (i, h) on n.i = e.id + $1::bigint where e.tenant_id = 1`,
    [by, [...ends.keys()], [...ends.values()]],
  );
}

async function fill(owner: Pool): Promise<void> {
  const { rows: sample } = await owner.query<StoredAct>(
    `select record_kind as kind, record_id as id, seq, act, at, actor_id as "actorId", acting_for as "actingFor", role,
       rulebook, payload, commitments from act where tenant_id = 1 and record_kind = 'evaluation' and record_id % ${STEP * 10000} < ${STEP}
       and record_id not in (select id from evaluation where tenant_id = 1 and subject = 'unit')
     order by record_id, seq`,
  );
  const count = async () =>
    Number((await owner.query('select count(*) n from act where tenant_id = 1')).rows[0]?.n);
  const from = Math.ceil(((await count()) - 1) / sample.length);
  const until = Math.ceil(WANTED / sample.length);
  for (let at = from; at < until; at += 1) await copy(owner, sample, at * STEP);
  // The copies carry old times: in the log as it stands they would rightly be taken for backdated.
  await owner.query('truncate log_delivery, log_checkpoint, log_node, log_entry');
  await owner.query('analyze act; analyze act_text; analyze evaluation');
  console.out(`${await count()} acts`);
}

await withDatabase(loadConfig(console), async ({ migrationUrl, jobUrl }) => {
  const owner = openPool(migrationUrl, { max: 1 });
  const jobs = openPool(jobUrl, { max: 1 });
  const [tenant] = await allTenants(owner);
  if (tenant === undefined) throw new Error('the sample is not there: run the demo once');
  await timed('filled', () => fill(owner));
  const folder = join(loadConfig(console).dataDir, 'keys');
  if ((await readKeys(folder)).length === 0) await createKey(folder);
  const keys = await readKeys(folder);
  const now = () => new Date().toISOString();
  await timed('sealed', () => sealTenant(jobs, { tenant, keys, now: now(), since: null }));
  await owner.query('analyze log_entry');
  const file = join(tmpdir(), `million-${process.pid}.log`);
  await timed('checkpoint taken out', () => writeLogFile(owner, tenant, file, 'entries'));
  // As the command does it.
  const verifier = openPool(migrationUrl, { max: 2 });
  const beside = { databaseUrl: migrationUrl, threads: availableParallelism(), actsPerRange: ACTS_PER_RANGE };
  const code = await timed('verified against it', async () =>
    verifyAll(verifier, tenant.slug, console, { kept: await readKept(file), recompute: false, beside }),
  );
  await timed('nothing new to seal', () => sealTenant(jobs, { tenant, keys, now: now(), since: null }));
  rmSync(file);
  await Promise.all([owner.end(), jobs.end(), verifier.end()]);
  process.exitCode = code;
});
