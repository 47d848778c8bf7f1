// Friday afternoon of a province: 42 people a second send their week, whatever the answers do, while pages are read.
import type { Finding, Measure } from '../measure.ts';
import { quantile, ratios } from '../stand/figures.ts';
import { type Call, openLoop, send } from '../stand/load.ts';
import { casesOf, OFFICE, teamOf, WEEK } from '../stand/province.ts';
import { type Size, TEAM } from '../stand/size.ts';
import type { Stand, Stands } from '../stand/stands.ts';
import { teamListCall, unitWeekCall } from './lists.ts';
import { submitCall } from './submit.ts';

/** Ten times the mean of 60,000 in four hours. */
const RATE = 42;
const READERS = 4;
/** Unit id of the first commune. */
const COMMUNE = 2;

const get = (personId: number, path: string): Call => ({ personId, method: 'GET', path: `/api/v1${path}` });

/** What is open on screens meanwhile: units, teams, the commune and the whole body for the office. */
function pageOf(stand: Stand, turn: number): Call {
  const division = turn % stand.divisions;
  const pages = [
    unitWeekCall(division),
    teamListCall(division),
    get(OFFICE, `/units/${COMMUNE}/weeks/${WEEK}`),
    get(OFFICE, '/today'),
  ];
  return pages[turn % pages.length] ?? unitWeekCall(division);
}

/** Reads page after page, one second between two of the same reader, until told to stop; answers how many. */
async function readOn(stand: Stand, reader: number, stop: AbortSignal): Promise<number> {
  let turn = reader;
  let pages = 0;
  while (!stop.aborted) {
    await send(stand.server.port, pageOf(stand, turn));
    await new Promise((done) => setTimeout(done, 250));
    turn += READERS + 1;
    pages += 1;
  }
  return pages;
}

async function run(stands: Stands, size: Size): Promise<readonly Finding[]> {
  const stand = await stands.province();
  const perRound = Math.floor(RATE * size.peakSeconds);
  const divisions = Math.ceil((perRound * 2 * (size.rounds + 1)) / TEAM);
  const first = stand.take(divisions);
  const people = Array.from({ length: divisions }, (_, index) => teamOf(first + index)).flat();
  const calls = [...(await casesOf(stand, people)).values()].map(submitCall);
  const take = () => calls.splice(0, perRound);
  const [quiet, busy]: [number[], number[]] = [[], []];
  let pages = 0;
  for (let round = 0; round <= size.rounds; round += 1) {
    const alone = await openLoop(stand.server.port, take(), RATE);
    const stop = new AbortController();
    const readers = Array.from({ length: READERS }, (_, reader) => readOn(stand, reader, stop.signal));
    const beside = await openLoop(stand.server.port, take(), RATE);
    stop.abort();
    pages += (await Promise.all(readers)).reduce((sum, count) => sum + count, 0);
    if (round === 0) continue;
    quiet.push(quantile(alone, 0.99));
    busy.push(quantile(beside, 0.99));
  }
  const middle = (values: readonly number[]) => `${quantile(values, 0.5).toFixed(0)} ms`;
  return [
    {
      measure: 'peak',
      what: `p99 of a submit at ${RATE} a second with pages open against without`,
      unit: 'x',
      value: ratios(busy, quiet),
      goal: 3,
      note: `${middle(busy)} against ${middle(quiet)}; ${perRound} submits a round, ${pages} pages read`,
    },
  ];
}

export const peakMeasure: Measure = { name: 'peak', run };
