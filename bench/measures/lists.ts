// The week of a unit and the list of a team, as the pages read them, against one bare query of the same rows.
import { join } from 'node:path';
import type { Finding, Measure } from '../measure.ts';
import type { StatementName, Values } from '../reference/statements.ts';
import { type Call, closedLoop, weigh } from '../stand/load.ts';
import { advance, headOf, sectionHeadOf, unitOf, WEEK } from '../stand/province.ts';
import { compared, inTurns, inWords, type Side, waitOf } from '../stand/side.ts';
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
  bytes: number,
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
  ];
}

const bareCall = (list: List, division: number, bytes: number): Call => ({
  personId: 1,
  method: 'GET',
  path: `/${list.statement}?bytes=${bytes}&values=${encodeURIComponent(JSON.stringify(list.values(division)))}`,
});

async function run(stands: Stands, size: Size): Promise<readonly Finding[]> {
  const stand = await stands.province();
  const reference = await stands.start(join(import.meta.dirname, '..', 'reference', 'program.ts'), [
    stand.urls.admin,
  ]);
  const count = size.name === 'small' ? 2 : 60;
  const first = stand.take(count);
  const divisions = Array.from({ length: count }, (_, index) => first + index);
  // Half of them have filed their reports.
  await advance(stand, 'submitted', first, first + count / 2 - 1);
  const findings: Finding[] = [];
  for (const list of LISTS) {
    const { bytes } = await weigh(stand.server.port, list.call(first));
    const sides = sidesOf(stand, reference, list, divisions, bytes);
    const [ours, query, route] = await inTurns(stands, size.rounds, sides);
    const line = { measure: 'lists', unit: 'x' };
    const beside = `a bare Fastify route with that query and as many bytes (${bytes})`;
    findings.push(
      {
        ...line,
        what: `${list.what}: answer against one bare query by plain pg`,
        value: compared(ours, query, waitOf),
        goal: 2,
        note: `${inWords(ours)} against ${inWords(query)}`,
      },
      {
        ...line,
        what: `${list.what}: answer against ${beside}`,
        value: compared(ours, route, waitOf),
        goal: null,
        note: `${inWords(ours)} against ${inWords(route)}`,
      },
      {
        ...line,
        what: `${list.what}: CPU against ${beside}`,
        value: compared(ours, route),
        goal: null,
        note: `${inWords(ours)} against ${inWords(route)}`,
      },
      {
        ...line,
        what: `${list.what}: what HTTP alone costs, answer of that route against the bare query`,
        value: compared(route, query, waitOf),
        goal: null,
        note: `${inWords(route)} against ${inWords(query)}`,
      },
    );
  }
  return findings;
}

export const listsMeasure: Measure = { name: 'lists', run };
