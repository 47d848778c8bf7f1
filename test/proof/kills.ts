// kill -9 of server and database while people work: docs/proof.md.
import { killRun } from '../kill/run.ts';
import { blowsOf, crashRows, isClean } from './crash-rows.ts';
import type { Part } from './part.ts';

const WRITERS = 8;
const CONTROL_CYCLES = 20;
const TOLD_EVERY = 50;

export const kills: Part = {
  name: 'kills',
  title: 'Killed while people work',
  ...{ unit: 'kills', size: 2000 },
  async run(size, told, isTimeUp) {
    const honest = await killRun({
      ...{ cycles: size, writers: WRITERS, manner: 'honest', seed: 'proof' },
      isTimeUp,
      told: (cycle) => cycle % TOLD_EVERY === 0 && told(`${cycle} of ${size}`),
    });
    const control = await killRun({
      ...{ cycles: CONTROL_CYCLES, writers: WRITERS, manner: 'early', seed: 'control' },
    });
    const caught = control.lost.length > 0;
    const clean = isClean(honest) && honest.leftByItself;
    return {
      passed: clean && caught,
      done: blowsOf(honest),
      verdict: clean ? 'nothing lost, nothing twice' : 'FAILED',
      rows: [
        ...crashRows(honest),
        ['control, which answers before it commits', caught ? 'caught' : 'NOT CAUGHT: the proof is void'],
        ['control: acknowledged acts lost', `${control.lost.length} of ${control.acknowledged}`],
      ],
    };
  },
};
