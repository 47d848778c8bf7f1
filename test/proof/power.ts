// Power cuts: the product stands on a disk that forgets what no fsync made safe, and everything dies at once.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { builtProgram } from '../kill/built-program.ts';
import type { Manner } from '../kill/product.ts';
import { type Ground, killRun, type RunOptions } from '../kill/run.ts';
import { makeFolder, openSiteAt } from '../kill/site.ts';
import { Layer, layerMissing } from '../layer/layer.ts';
import { blowsOf, crashRows, isClean } from './crash-rows.ts';
import { OutsideServer } from './outside.ts';
import type { Part, Row } from './part.ts';

/** How much of the unsafe writes survives by chance: all is lost, or pages are torn. */
const SURVIVES = [0, 50, 0, 90];

export interface PowerFigures {
  pieces: number;
  names: number;
}

export interface PowerOptions {
  /** What Node is to run. */
  readonly program: string;
  /** An own PostgreSQL 15 stands on the disk. */
  readonly outside: boolean;
}

/** Ground for a run; `forgotten` counts what the cuts took back. */
export function powerGround({ program, outside }: PowerOptions, forgotten: PowerFigures): Ground {
  let layer: Layer | null = null;
  let server: OutsideServer | null = null;
  return {
    async open(writers: number, manner: Manner) {
      const folder = await makeFolder();
      const [disk, dataDir] = [join(folder, 'disk'), join(folder, 'data')];
      await mkdir(disk);
      const mounted = new Layer(disk, dataDir);
      layer = mounted;
      server = outside ? new OutsideServer(join(dataDir, 'database')) : null;
      const leave = async () => {
        await server?.stop();
        await mounted.leave();
      };
      const settings: NodeJS.ProcessEnv = {};
      const site = await openSiteAt(folder, writers, {
        ...{ manner, disk, dataDir, leave, settings, program },
        ...(outside ? { major: 15 as const } : {}),
      });
      await mounted.mount();
      if (server !== null) Object.assign(settings, await server.settings());
      await server?.start();
      return site;
    },
    async strike({ product }, cycle) {
      if (layer === null) throw new Error('nothing is mounted');
      const cutting = layer;
      const percent = SURVIVES[cycle % SURVIVES.length] ?? 0;
      await product.fell(async () => {
        const { pieces, names } = await cutting.cut(`cut-${cycle}`, percent);
        forgotten.pieces += pieces;
        forgotten.names += names;
      });
      await cutting.leave();
      await cutting.mount();
      await server?.start();
      await product.start();
      return percent === 0 ? 'power, everything unsafe lost' : 'power, pages torn';
    },
  };
}

const WRITERS = 8;
const CONTROL_CUTS = 8;
const TOLD_EVERY = 10;

const cutRun = async (
  cycles: number,
  manner: Manner,
  where: PowerOptions,
  more: Partial<Pick<RunOptions, 'told' | 'isTimeUp'>> = {},
) => {
  const forgotten = { pieces: 0, names: 0 };
  const ground = powerGround(where, forgotten);
  const report = await killRun({ cycles, writers: WRITERS, manner, seed: 'power', ground, ...more });
  return { report, forgotten };
};

export const power: Part = {
  name: 'power',
  title: 'Power cuts, on a disk that forgets what was not made safe',
  ...{ unit: 'cuts on the embedded database', size: 1000 },
  async run(size, told, isTimeUp) {
    const missing = await layerMissing();
    if (missing !== null) throw new Error(missing);
    const program = await builtProgram();
    const runs = async () => {
      const embedded = { program: program.file, outside: false };
      const product = await cutRun(size, 'honest', embedded, {
        told: (cycle) => cycle % TOLD_EVERY === 0 && told(`${cycle} of ${size}`),
        isTimeUp,
      });
      told('an outside PostgreSQL 15');
      const fifth = Math.ceil(blowsOf(product.report) / 5);
      const outside = await cutRun(fifth, 'honest', { ...embedded, outside: true });
      told('the control');
      return { product, outside, control: (await cutRun(CONTROL_CUTS, 'careless', embedded)).report };
    };
    const { product, outside, control } = await runs().finally(() => program.remove());
    const caught = control.lost.length > 0;
    const clean = isClean(product.report) && product.report.leftByItself && isClean(outside.report);
    return {
      passed: clean && caught,
      done: blowsOf(product.report),
      verdict: clean ? 'nothing lost, nothing twice' : 'FAILED',
      rows: [
        ...crashRows(product.report),
        ['pieces of 4 KiB taken back; names taken back', takenBack(product.forgotten)],
        ...crashRows(outside.report).map(([what, figure]): Row => [`PostgreSQL 15 outside: ${what}`, figure]),
        ['PostgreSQL 15 outside: pieces; names taken back', takenBack(outside.forgotten)],
        ['control with synchronous_commit off', caught ? 'caught' : 'NOT CAUGHT: the proof is void'],
        ['control: acknowledged acts lost', `${control.lost.length} of ${control.acknowledged}`],
      ],
    };
  },
};

const takenBack = ({ pieces, names }: PowerFigures) => `${pieces}; ${names}`;
