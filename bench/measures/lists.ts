// The week of a unit and the list of a team, as the pages read them, against one bare query of the same rows.
import { join } from 'node:path';
import type { Finding, Measure } from '../measure.ts';
import type { StatementName, Values } from '../reference/statements.ts';
import type { Child } from '../stand/child.ts';
import { type Call, closedLoop, weigh } from '../stand/load.ts';
import { advance, headOf, NOW, sectionHeadOf, unitOf, WEEK } from '../stand/province.ts';
import { compared, cpuOf, inTurns, inWords, type Side, waitOf } from '../stand/side.ts';
import type { Size } from '../stand/size.ts';
import type { Stand, Stands } from '../stand/stands.ts';

interface List {
  readonly what: string;
  readonly statement: StatementName;
  readonly call: (division: number) => Call;
  readonly values: (division: number) => Values;
}

const get = (personId: number, path: string): Call => ({ personId, method: 'GET', path: `/api/v1${path}` });
const monday = '2026-11-16';

export const unitWeekCall = (division: number) =>
  get(headOf(division), `/units/${unitOf(division)}/weeks/${WEEK}`);
export const teamListCall = (division: number) =>
  get(sectionHeadOf(division), `/evaluations?week=${WEEK}&part=score`);

const LISTS: readonly List[] = [
  {
    what: 'week of a unit of 18',
    statement: 'unit-week',
    call: unitWeekCall,
    values: (division) => ({ tenant: 1, week: monday, unit: unitOf(division) }),
  },
  {
    what: 'list of a team of 15 to score',
    statement: 'team-list',
    call: teamListCall,
    values: (division) => ({ tenant: 1, week: monday, person: sectionHeadOf(division) }),
  },
];

/**
 * Divisions of a round: ten times over in the one that is not counted, or a program of thousands of functions is measured
 * while it is still being compiled, and a route of three is not.
 */
export const asked = (divisions: readonly number[], round: number): readonly number[] =>
  Array.from({ length: round === 0 ? 10 : 1 }, () => divisions).flat();

function sidesOf(
  stand: Stand,
  reference: Side['child'],
  list: List,
  divisions: readonly number[],
  { bytes, floor }: { readonly bytes: number; readonly floor: Child },
): readonly Side[] {
  const loop = (port: number, call: (division: number) => Call) => (round: number) =>
    closedLoop(port, asked(divisions, round).map(call), 1);
  return [
    { child: stand.server, work: loop(stand.server.port, list.call) },
    {
      child: reference,
      work: async (round) => {
        const values = asked(divisions, round).map(list.values);
        return (await reference.order<{ times: number[] }>({ run: list.statement, values, clients: 1 }))
          .times;
      },
    },
    { child: reference, work: loop(reference.port, (one) => bareCall(list, one, bytes)) },
    { child: floor, work: loop(floor.port, (one) => floorCall(list, one)) },
  ];
}

const bareCall = (list: List, division: number, bytes: number): Call => ({
  personId: 1,
  method: 'GET',
  path: `/${list.statement}?bytes=${bytes}&values=${encodeURIComponent(JSON.stringify(list.values(division)))}`,
});

const floorCall = (list: List, division: number): Call =>
  get(
    list.call(division).personId,
    `/floor/${list.statement}?values=${encodeURIComponent(JSON.stringify(list.values(division)))}`,
  );

type Costs = Awaited<ReturnType<typeof inTurns>>[number] | undefined;

function findingsOf(
  what: string,
  bytes: number,
  { ours, query, route, least }: Readonly<Record<'ours' | 'query' | 'route' | 'least', Costs>>,
): readonly Finding[] {
  const line = (how: string, one: Costs, other: Costs, of = waitOf, goal: number | null = null): Finding => ({
    ...{ measure: 'lists', unit: 'x', what: `${what}: ${how}`, value: compared(one, other, of), goal },
    note: `${inWords(one)} against ${inWords(other)}`,
  });
  const beside = `a bare Fastify route with that query and as many bytes (${bytes})`;
  const behind = 'that query behind session, guard and row-level security alone';
  return [
    line('answer against one bare query by plain pg', ours, query, waitOf, 2),
    line(`answer against ${beside}`, ours, route),
    line(`CPU against ${beside}`, ours, route, cpuOf),
    line('what HTTP alone costs, answer of that route against the bare query', route, query),
    line(`CPU against ${behind}`, ours, least, cpuOf),
    line('the floor: answer of that against the bare query', least, query),
  ];
}

async function run(stands: Stands, size: Size): Promise<readonly Finding[]> {
  const stand = await stands.province();
  const program = (name: string) => join(import.meta.dirname, '..', 'reference', name);
  const reference = await stands.start(program('program.ts'), [stand.urls.admin]);
  const floor = await stands.start(program('floor.ts'), [stand.urls.app, NOW]);
  const count = size.name === 'small' ? 2 : 60;
  const first = stand.take(count);
  const divisions = Array.from({ length: count }, (_, index) => first + index);
  // Half of them have filed their reports.
  await advance(stand, 'submitted', first, first + count / 2 - 1);
  const findings: Finding[] = [];
  for (const list of LISTS) {
    const { bytes } = await weigh(stand.server.port, list.call(first));
    const sides = sidesOf(stand, reference, list, divisions, { bytes, floor });
    const [ours, query, route, least] = await inTurns(stands, size.rounds, sides);
    findings.push(...findingsOf(list.what, bytes, { ours, query, route, least }));
  }
  return findings;
}

export const listsMeasure: Measure = { name: 'lists', run };
