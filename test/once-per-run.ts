// Work that is dear and the same for all test files: done once per run, by whichever worker asks first.
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

const PATIENCE = 120_000;

/** Fills the folder `name` of this run by `make`, or waits until another worker has; answers its path, with a slash. */
export async function oncePerRun(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject('databaseFolder'), name);
  const failed = `${folder}.failed`;
  const isMine = await mkdir(`${folder}.claim`).then(
    () => true,
    () => false,
  );
  if (isMine) {
    try {
      await mkdir(`${folder}.half`);
      await make(`${folder}.half/`);
      await rename(`${folder}.half`, folder);
    } catch (error) {
      await writeFile(failed, '');
      throw error;
    }
  }
  const deadline = performance.now() + PATIENCE;
  while (!existsSync(folder)) {
    if (existsSync(failed)) throw new Error(`${name} could not be made; another test file tells why`);
    if (performance.now() > deadline) throw new Error(`${name} was not made within ${PATIENCE} ms`);
    await sleep(50);
  }
  return `${folder}/`;
}
