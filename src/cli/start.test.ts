// A start that cannot go on says why, ends, and leaves no database behind.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catchingConsole } from '../../test/console.ts';
import { startEmbedded } from '../store/embedded/launcher.ts';
import { main } from './main.ts';

let folder: string;
let taken: Server;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cong-tam-start-'));
  await chmod(folder, 0o711);
  taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const address = taken.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => {
  taken.close();
  await rm(folder, { recursive: true, force: true });
});

it('ends with its database when the port is taken', async () => {
  const console = catchingConsole({ DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'silent' });
  expect(await main(['start'], console)).toBe(1);
  // Nobody holds it any more: it can be taken alone.
  const database = await startEmbedded({ dataDir: join(folder, 'database'), sole: true });
  await database.stop();
}, 60_000);
