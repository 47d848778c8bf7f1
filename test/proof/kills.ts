// kill -9 of server and database while people work: docs/proof.md.
import { builtProgram } from '../kill/built-program.ts';
import { killing, killRun } from '../kill/run.ts';
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
    const program = await builtProgram();
    const ground = killing({ program: program.file });
    const runs = async () => {
      const honest = await killRun({
        ...{ cycles: size, writers: WRITERS, manner: 'honest', seed: 'proof', ground },
        isTimeUp,
        told: (cycle) => cycle % TOLD_EVERY === 0 && told(`${cycle} of ${size}`),
      });
      const control = await killRun({
        ...{ cycles: CONTROL_CYCLES, writers: WRITERS, manner: 'early', seed: 'control', ground },
      });
      return { honest, control };
    };
    const { honest, control } = await runs().finally(() => program.remove());
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
