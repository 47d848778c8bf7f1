// `npm run bundle [-- --prove]`: one archive that installs and runs on a machine without any network (docs/offline.md).
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeBundle } from './bundle/make.ts';
import { offlineProof } from './proof/offline.ts';
import { runSteps, type Step, tool } from './steps.ts';

const root = join(import.meta.dirname, '..');

const build: Step = { name: 'build the pages', run: () => tool('vite', ['build', '--logLevel', 'warn']) };
const archive: Step = {
  name: 'make the archive',
  run: async () => {
    const { file, sha256, files } = await makeBundle(root, join(root, 'dist'));
    const megabytes = (statSync(file).size / 1e6).toFixed(1);
    process.stdout.write(`${relative(root, file)}: ${files} files, ${megabytes} MB\nsha256 ${sha256}\n`);
    return true;
  },
};
const proof: Step = {
  name: 'run it without a network',
  run: async () => {
    const { ok, rows } = await offlineProof(root);
    for (const [what, figure] of rows) process.stdout.write(`${what}: ${figure}\n`);
    return ok;
  },
};

process.exitCode = await runSteps([build, archive, ...(process.argv.includes('--prove') ? [proof] : [])]);
