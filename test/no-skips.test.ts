import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(root, 'test', 'tmp-skips-'));
  const body = `import { it } from 'vitest';\nit('runs', () => undefined);\nit.skip('does not', () => undefined);\n`;
  await writeFile(join(folder, 'sample.test.ts'), body);
});
afterAll(() => rm(folder, { recursive: true }));

function run(env: Record<string, string>) {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { EVERY_TEST: _, ...inherited } = process.env;
  return promisify(execFile)(process.execPath, [program, 'run', folder], {
    cwd: root,
    env: { ...inherited, ...env },
  });
}

it('lets a skipped test pass while one works, and fails the full run for it', async () => {
  await expect(run({})).resolves.toMatchObject({ stdout: expect.stringContaining('1 skipped') });
  await expect(run({ EVERY_TEST: '1' })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('sample.test.ts: does not'),
  });
});
