// Never twice, never lost: processes of the product are killed while eight people work, and what they were told stays
// true. The control answers before it commits and must be caught, or the test proves nothing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folderForRuns } from '../memory-folder.ts';
import { type BuiltProgram, builtProgram } from './built-program.ts';
import { type Ground, killing, killRun } from './run.ts';

const CYCLES = 96;
const CONTROL_CYCLES = 12;
const WRITERS = 8;
/** Finds a run that hangs; on a slow machine that also runs the other tests it may take most of this. */
const LIMIT_MS = 45 * 60_000;

let program: BuiltProgram;
let ground: Ground;
beforeAll(async () => {
  program = await builtProgram();
  ground = killing({ program: program.file, parent: await folderForRuns() });
});
afterAll(() => program?.remove());

it(`${CYCLES} times kill -9 of server and database: nothing acknowledged is lost, nothing happens twice`, {
  timeout: LIMIT_MS,
}, async () => {
  const report = await killRun({
    ...{ cycles: CYCLES, writers: WRITERS, manner: 'honest', seed: 'kill' },
    ground,
  });
  const { kills, acknowledged, askedAgain, answerLost, seconds, longestPause } = report;
  expect(report).toMatchObject({
    kills: { server: 12, postmaster: 36, database: 36, both: 12 },
    ...{ lost: [], twice: [], unheardOf: 0, odd: {}, leftByItself: true },
    verified: { troubles: 0 },
  });
  // Kills that met nobody at work would prove nothing either.
  expect(acknowledged).toBeGreaterThan(CYCLES);
  expect(answerLost).toBeGreaterThan(0);
  process.stdout.write(
    `kill: ${JSON.stringify({ kills, acknowledged, askedAgain, answerLost, seconds, longestPause })}\n`,
  );
});

it('the control that answers before it commits loses acknowledged acts, and is caught', {
  timeout: LIMIT_MS,
}, async () => {
  const report = await killRun({
    cycles: CONTROL_CYCLES,
    writers: WRITERS,
    manner: 'early',
    seed: 'control',
    ground,
  });
  expect(report.lost.length, 'void: the judge saw nothing where there was something').toBeGreaterThan(0);
  expect(report.verified.troubles).toBe(0);
  process.stdout.write(
    `control: ${report.lost.length} of ${report.acknowledged} lost, ${Math.round(report.seconds)} s\n`,
  );
});
