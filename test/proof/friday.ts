// A Friday of a body of 60 units and 1,500 people in accelerated time: at Monday noon the Office closes from one screen.
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationFolder } from '../../src/cli/database.ts';
import { startEmbedded } from '../../src/store/embedded/launcher.ts';
import { migrate } from '../../src/store/migrate.ts';
import { buildPages } from '../browser/production.ts';
import { runFriday } from '../friday/friday.ts';
import { judge } from '../friday/judge.ts';
import { makeFolder } from '../kill/site.ts';
import type { Part } from './part.ts';

const PEOPLE_OF_UNIT = 25;
const FEWEST_UNITS = 3;
const SEED = 20_261_120;

export const friday: Part = {
  name: 'friday',
  title: 'A Friday of the whole body',
  ...{ unit: 'people', size: 1500 },
  async run(people, told) {
    const folder = await makeFolder();
    await chmod(folder, 0o711);
    const embedded = await startEmbedded({ dataDir: join(folder, 'database') });
    try {
      const { appUrl, jobUrl, migrationUrl, adminUrl } = embedded;
      await migrate({ appUrl, jobUrl, migrationUrl, folder: migrationFolder });
      const drop = () => Promise.resolve();
      const units = Math.max(FEWEST_UNITS, Math.round(people / PEOPLE_OF_UNIT));
      const size = { units, people, seed: SEED };
      const webRoot = join(folder, 'web');
      await buildPages(webRoot);
      const database = { appUrl, jobUrl, adminUrl, ownerUrl: migrationUrl, drop };
      const one = await runFriday(size, { database, webRoot }, told);
      try {
        const { faults, figures } = await judge(one);
        return {
          passed: faults.length === 0,
          verdict: faults.length === 0 ? 'closed at Monday noon, every figure right' : 'FAILED',
          rows: [
            ['units', units],
            ...figures,
            ...faults.slice(0, 10).map((text, at) => [`fault ${at + 1}`, text.replaceAll('|', '/')] as const),
          ],
        };
      } finally {
        await one.world.close();
      }
    } finally {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  },
};
