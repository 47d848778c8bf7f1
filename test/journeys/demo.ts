// Starts `congtam demo` as a stranger would, in a folder of its own, and signs people of the sample in.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { loginBase } from '../../src/app/login-names.ts';
import { CAST, type CastRole, DEMO_PASSWORD } from '../../src/cli/demo/cast.ts';
import { openPage, type PageOptions, type TestPage } from '../browser/harness.ts';

const root = join(import.meta.dirname, '..', '..');
const OPEN = /http:\/\/localhost:\d+/;

export interface Demo {
  readonly address: string;
  /** What it printed. */
  readonly said: () => string;
  /** Opens a page signed in as this role. */
  readonly as: (browser: Browser, role: CastRole, options?: PageOptions) => Promise<TestPage>;
  /** Same as the person of this name. */
  readonly named: (browser: Browser, name: string, options?: PageOptions) => Promise<TestPage>;
  readonly stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Seeds (well under a minute on an idle machine) and serves. */
export async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'cong-tam-demo-'));
  // Started as root the database runs under an account of its own, which has to pass through this folder.
  await chmod(folder, 0o711);
  const port = await freePort();
  const env = { ...process.env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1' };
  const child = spawn(process.execPath, ['scripts/congtam.mjs', 'demo'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString('utf8');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  await untilOpen(child, () => said);
  const address = `http://localhost:${port}`;
  return {
    address,
    said: () => said,
    as: (browser, role, options) => signedIn(browser, address, loginBase(CAST[role]), options),
    named: (browser, name, options) => signedIn(browser, address, loginBase(name), options),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilOpen(child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + 600_000;
  while (!OPEN.test(said())) {
    if (child.exitCode !== null) throw new Error(`the demo ended:\n${said()}`);
    if (Date.now() > until) throw new Error(`the demo did not open:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function signedIn(
  browser: Browser,
  address: string,
  login: string,
  options: PageOptions = {},
): Promise<TestPage> {
  const opened = await openPage(browser, `${address}/dang-nhap`, options);
  const { page } = opened;
  await page.locator('input').first().fill(login);
  await page.locator('input[type=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
  return opened;
}
