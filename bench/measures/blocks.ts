// Fifteen people scored or approved in one act, against one person.
import type { Finding, Measure } from '../measure.ts';
import { type Call, closedLoop } from '../stand/load.ts';
import { advance, casesOf, headOf, type OpenCase, sectionHeadOf, teamOf } from '../stand/province.ts';
import { ENTERED } from '../stand/report-text.ts';
import { compared, inTurns, inWords, type Side } from '../stand/side.ts';
import type { Size } from '../stand/size.ts';
import type { Stand, Stands } from '../stand/stands.ts';

interface Step {
  readonly act: 'score' | 'approve';
  readonly from: 'submitted' | 'scored';
  readonly by: (division: number) => number;
}

const STEPS: readonly Step[] = [
  { act: 'score', from: 'submitted', by: sectionHeadOf },
  { act: 'approve', from: 'scored', by: headOf },
];

function callOf({ act, by }: Step, division: number, cases: readonly OpenCase[]): Call {
  // The rows were taken a step on by SQL: their version is 2.
  const items = cases.map(({ id }) => ({ id, act, version: 2, entered: ENTERED, comment: '' }));
  const key = `bench-${act}-${division}-${cases.map((one) => one.id).join('-')}`.slice(0, 100);
  return { personId: by(division), method: 'POST', path: '/api/v1/evaluations/acts', body: { items }, key };
}

/** Calls for `count` divisions from `first` on: all fifteen in one act, or the first person alone. */
async function callsOf(stand: Stand, step: Step, first: number, count: number, people: number) {
  const divisions = Array.from({ length: count }, (_, index) => first + index);
  const cases = await casesOf(stand, divisions.flatMap(teamOf));
  return divisions.map((division) => {
    const team = teamOf(division).slice(0, people);
    return callOf(
      step,
      division,
      team.flatMap((person) => cases.get(person) ?? []),
    );
  });
}

async function measured(stands: Stands, stand: Stand, size: Size, step: Step): Promise<Finding> {
  const perRound = { small: 1, middle: 4, full: 12 }[size.name];
  const half = perRound * (size.rounds + 1);
  const first = stand.take(2 * half);
  await advance(stand, step.from, first, first + 2 * half - 1);
  const sides: Side[] = [
    [first, 15],
    [first + half, 1],
  ].map(([from = 0, people = 0]) => ({
    child: stand.server,
    work: async (round) => {
      const calls = await callsOf(stand, step, from + round * perRound, perRound, people);
      return closedLoop(stand.server.port, calls, 1);
    },
  }));
  const [fifteen, one] = await inTurns(stands, size.rounds, sides);
  return {
    measure: 'blocks',
    what: `${step.act} fifteen people in one act: CPU against one person`,
    unit: 'x',
    value: compared(fifteen, one),
    goal: 2,
    note: `${inWords(fifteen)} against ${inWords(one)}`,
  };
}

async function run(stands: Stands, size: Size): Promise<readonly Finding[]> {
  const stand = await stands.province();
  const findings: Finding[] = [];
  for (const step of STEPS) findings.push(await measured(stands, stand, size, step));
  return findings;
}

export const blocksMeasure: Measure = { name: 'blocks', run };
