// Whether anything costs more after five years than after one: the same district, the same requests.
import type { Finding, Measure } from '../measure.ts';
import { closedLoop } from '../stand/load.ts';
import { casesOf, type OpenCase, teamOf } from '../stand/province.ts';
import { compared, inTurns, inWords } from '../stand/side.ts';
import { DIVISIONS, type Size } from '../stand/size.ts';
import type { Stand, Stands } from '../stand/stands.ts';
import { teamListCall, unitWeekCall } from './lists.ts';
import { submitCall } from './submit.ts';

const CLIENTS = 4;

async function casesIn(stand: Stand): Promise<readonly OpenCase[]> {
  const people = Array.from({ length: stand.divisions }, (_, division) => teamOf(division)).flat();
  return [...(await casesOf(stand, people)).values()].toSorted((a, b) => a.id - b.id);
}

async function run(stands: Stands, size: Size): Promise<readonly Finding[]> {
  const [one, five] = [await stands.oneYear(), await stands.fiveYears()];
  const line = { measure: 'growth', unit: 'x', goal: 1.1 };
  const divisions = Array.from({ length: Math.min(DIVISIONS, one.divisions) }, (_, index) => index);
  const findings: Finding[] = [];
  const reads = [
    ['week of a unit', unitWeekCall],
    ['list of a team', teamListCall],
  ] as const;
  for (const [what, call] of reads) {
    const sides = [five, one].map(({ server }) => ({
      child: server,
      work: () => closedLoop(server.port, [...divisions, ...divisions].map(call), CLIENTS),
    }));
    const [later, earlier] = await inTurns(stands, size.rounds, sides);
    const note = `${inWords(later)} against ${inWords(earlier)}`;
    findings.push({
      ...line,
      what: `${what}: CPU with five years stored against one`,
      value: compared(later, earlier),
      note,
    });
  }
  const sides = await Promise.all(
    [five, one].map(async (stand) => {
      const cases = await casesIn(stand);
      const count = Math.floor(cases.length / (size.rounds + 1));
      const part = (round: number) => cases.slice(round * count, (round + 1) * count);
      const work = (round: number) => closedLoop(stand.server.port, part(round).map(submitCall), CLIENTS);
      return { child: stand.server, work };
    }),
  );
  const [later, earlier] = await inTurns(stands, size.rounds, sides);
  const note = `${inWords(later)} against ${inWords(earlier)}`;
  return [
    ...findings,
    {
      ...line,
      what: 'submit: CPU with five years stored against one',
      value: compared(later, earlier),
      note,
    },
  ];
}

export const growthMeasure: Measure = { name: 'growth', run };
