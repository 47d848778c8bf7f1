// The register of work: reports made from tasks, a person's year, statistics of positions, against bare SQL over the same
// rows; and whether five years stored make any of it dearer than one.
import { join } from 'node:path';
import type { Finding, Measure } from '../measure.ts';
import type { StatementName, Values } from '../reference/statements.ts';
import type { Child } from '../stand/child.ts';
import { type Call, closedLoop } from '../stand/load.ts';
import { headOf, NOW, OFFICE, sectionHeadOf, teamOf, unitOf, WEEK } from '../stand/province.ts';
import { compared, inTurns, inWords, type Side } from '../stand/side.ts';
import { type Size, TEAM } from '../stand/size.ts';
import type { Stand, Stands } from '../stand/stands.ts';

interface Question {
  readonly what: string;
  readonly call: (number: number) => Call;
  readonly statement: StatementName;
  readonly values: (number: number) => Values;
  /** Requests of a round: enough that the round which does not count leaves a program that has run for a while. */
  readonly times: number;
}

const YEAR = { from: '2026-01-01', to: '2027-01-01' };
const THIS_WEEK = { from: '2026-11-16', to: '2026-11-23' };
/** Members of one team after the other. */
const member = (number: number) => teamOf(0)[number % 15] ?? 0;
const get = (personId: number, path: string): Call => ({ personId, method: 'GET', path: `/api/v1${path}` });
const statistics = (unit: number) => `/units/${unit}/position-statistics?from=${YEAR.from}&to=${YEAR.to}`;

const questions = (stand: Stand, size: Size): readonly Question[] => {
  const few = size.name === 'small' ? 1 : 2;
  // Over a whole province the bare statement alone takes minutes.
  const fewest = size.hasFiveYearsOfWork ? few : 1;
  return [
    {
      what: 'weekly report of one of a team, made from the tasks',
      call: (number) => get(member(number), `/own-work/weeks/${WEEK}/report`),
      statement: 'person-week',
      values: (number) => ({ tenant: 1, person: member(number), ...THIS_WEEK }),
      times: few * 60,
    },
    {
      what: `weekly reports of a team of ${TEAM}, not filed yet, for whoever scores it`,
      call: () => get(sectionHeadOf(0), `/own-work/team-weeks/${WEEK}`),
      statement: 'team-week',
      values: () => ({ tenant: 1, people: teamOf(0), ...THIS_WEEK }),
      times: few * 30,
    },
    {
      what: "a person's year of work",
      call: (number) => get(member(number), '/own-work/periods/2026-Y/lines'),
      statement: 'person-year',
      values: (number) => ({ tenant: 1, person: member(number), ...YEAR }),
      times: few * 40,
    },
    {
      what: 'statistics of the positions of a division over a year',
      call: () => get(headOf(0), statistics(unitOf(0))),
      statement: 'positions',
      values: () => ({ tenant: 1, units: [unitOf(0)], ...YEAR }),
      times: fewest,
    },
    {
      what: 'statistics of all positions of the body over a year',
      call: () => get(OFFICE, statistics(1)),
      statement: 'positions',
      values: () => ({
        tenant: 1,
        units: [1, ...Array.from({ length: stand.divisions }, (_, at) => unitOf(at))],
        ...YEAR,
      }),
      times: fewest,
    },
  ];
};

const numbers = ({ times }: Question) => Array.from({ length: times }, (_, number) => number);

const oursOf = (stand: Stand, question: Question): Side => ({
  child: stand.server,
  work: () => closedLoop(stand.server.port, numbers(question).map(question.call), 1),
});

const theirsOf = (reference: Child, question: Question): Side => ({
  child: reference,
  work: async () => {
    const values = numbers(question).map(question.values);
    return (await reference.order<{ times: number[] }>({ run: question.statement, values, clients: 1 }))
      .times;
  },
});

/** The bare query of somebody's own work, or of the team's, behind the product's session, guard and row-level security. */
function floorOf(floor: Child, question: Question): Side {
  const calls = numbers(question).map((number) => {
    const values = encodeURIComponent(JSON.stringify(question.values(number)));
    return get(question.call(number).personId, `/floor/${question.statement}?values=${values}`);
  });
  return { child: floor, work: () => closedLoop(floor.port, calls, 1) };
}

const FLOOR = { name: 'that query behind session, guard and row-level security alone', goal: null };

async function run(stands: Stands, size: Size): Promise<readonly Finding[]> {
  const one = await stands.workYears(1);
  const five = size.hasFiveYearsOfWork ? await stands.workYears(5) : null;
  const program = (name: string) => join(import.meta.dirname, '..', 'reference', name);
  const reference = await stands.start(program('program.ts'), [one.urls.admin]);
  const floor = await stands.start(program('floor.ts'), [one.urls.app, NOW]);
  const findings: Finding[] = [];
  for (const question of questions(one, size)) {
    const beside = [
      { name: 'one bare query by plain pg', goal: 2, side: theirsOf(reference, question) },
      ...(question.statement === 'positions' ? [] : [{ ...FLOOR, side: floorOf(floor, question) }]),
    ];
    const later = five === null ? [] : [oursOf(five, question)];
    const sides = [oursOf(one, question), ...later, ...beside.map(({ side }) => side)];
    const rounds = question.times === 1 ? 1 : size.rounds;
    const [ours, ...others] = await inTurns(stands, rounds, sides);
    const line = { measure: 'work', unit: 'x' };
    for (const [at, { name, goal }] of beside.entries()) {
      const theirs = others[later.length + at];
      findings.push({
        ...{ ...line, goal, what: `${question.what}: CPU against ${name}`, value: compared(ours, theirs) },
        note: `${inWords(ours)} against ${inWords(theirs)}`,
      });
    }
    if (five !== null)
      findings.push({
        ...{ ...line, goal: 1.1, what: `${question.what}: CPU with five years of tasks against one` },
        value: compared(others[0], ours),
        note: `${inWords(others[0])} against ${inWords(ours)}`,
      });
  }
  return findings;
}

export const workMeasure: Measure = { name: 'work', run };
