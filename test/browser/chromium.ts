// Where the test browser is unpacked: a folder of this account, whole or not there. The package itself would take fixed
// names in the folder for temporary files, where another account's leftovers or another worker's half may lie.
import { existsSync, lstatSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import parts from '../../package.json' with { type: 'json' };
import { oncePerRun } from '../once-per-run.ts';

const VERSION = parts.devDependencies['@sparticuz/chromium'];
const { uid } = userInfo();

interface Unpacked {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** What the browser has to find: libraries and fonts that a bare system lacks. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs `work` with other variables of the environment, and puts them back. */
async function withEnvironment(settings: Readonly<Record<string, string>>, work: () => Promise<unknown>) {
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, settings);
  try {
    await work();
  } finally {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
}

/** The libraries come along only when the package takes itself to be in a cloud function. */
async function unpack(folder: string): Promise<void> {
  const half = await mkdtemp(`${folder}-half-`);
  await withEnvironment({ TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }, () =>
    chromium.executablePath(),
  );
  const list = join(half, 'fonts', 'fonts.conf');
  await writeFile(list, (await readFile(list, 'utf8')).replaceAll('>/tmp/', `>${folder}/`));
  await rename(half, folder).catch(async (error: unknown) => {
    await rm(half, { recursive: true });
    // Another run of this account was faster.
    if (!existsSync(folder)) throw error;
  });
}

/** Unpacks the browser when this account has not done so before. */
export async function unpackedChromium(): Promise<Unpacked> {
  const folder = join(tmpdir(), `cong-tam-browser-${VERSION}-${uid}`);
  if (!existsSync(folder)) {
    // A part of the proof is no test run: it asks alone.
    if (process.env.VITEST === undefined) await unpack(folder);
    else await oncePerRun('browser', () => unpack(folder));
  }
  if (lstatSync(folder).uid !== uid) throw new Error(`${folder} belongs to another account`);
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH ?? ''];
  return {
    executablePath: join(folder, 'chromium'),
    args: chromium.args,
    env: {
      ...process.env,
      HOME: process.env.HOME ?? folder,
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}
