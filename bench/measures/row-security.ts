// What row-level security costs on top of the filter that every statement carries anyway: the same program, the same
// rows, once as the application's role and once as a role the policies do not bind.
import { join } from 'node:path';
import pg from 'pg';
import type { Finding, Measure } from '../measure.ts';
import { closedLoop } from '../stand/load.ts';
import { advance, NOW } from '../stand/province.ts';
import { compared, inTurns, inWords } from '../stand/side.ts';
import type { Size } from '../stand/size.ts';
import type { Stands } from '../stand/stands.ts';
import { asked, teamListCall, unitWeekCall } from './lists.ts';

const ROLE = 'bench_unbound';

/** The same rights by membership, but no policy: rows are narrowed by the statements alone. */
async function unboundUrl(admin: string, app: string): Promise<string> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query(`create role ${ROLE} login bypassrls password '${ROLE}' in role congtam_app`);
    await client.query(`grant connect on database ${new URL(app).pathname.slice(1)} to ${ROLE}`);
  } finally {
    await client.end();
  }
  const url = new URL(app);
  url.username = ROLE;
  url.password = ROLE;
  return url.href;
}

async function run(stands: Stands, size: Size): Promise<readonly Finding[]> {
  const stand = await stands.province();
  const { urls, server } = stand;
  const served = join(import.meta.dirname, '..', 'stand', 'served.ts');
  const unbound = await stands.start(served, [await unboundUrl(urls.admin, urls.app), NOW]);
  const count = size.name === 'small' ? 2 : 60;
  const first = stand.take(count);
  const divisions = Array.from({ length: count }, (_, index) => first + index);
  await advance(stand, 'submitted', first, first + count - 1);
  const findings: Finding[] = [];
  const reads = [
    ['week of a unit', unitWeekCall],
    ['list of a team', teamListCall],
  ] as const;
  for (const [what, call] of reads) {
    const sides = [server, unbound].map((child) => ({
      child,
      work: (round: number) => closedLoop(child.port, asked(divisions, round).map(call), 1),
    }));
    const [bound, free] = await inTurns(stands, size.rounds, sides);
    findings.push({
      measure: 'row security',
      what: `${what}: CPU with row-level security against without`,
      unit: 'x',
      value: compared(bound, free),
      goal: 1.15,
      note: `${inWords(bound)} against ${inWords(free)}`,
    });
  }
  return findings;
}

export const rowSecurityMeasure: Measure = { name: 'row-security', run };
