import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearStalePidFile, runningServer } from './cluster.ts';
import { type Layout, layoutOf } from './layout.ts';

let folder = '';
let layout: Layout = layoutOf('/');
let server: ChildProcess | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cong-tam-cluster-'));
  layout = layoutOf(folder);
  await mkdir(layout.cluster);
});
afterEach(async () => {
  server?.kill('SIGKILL');
  server = null;
  await rm(folder, { recursive: true });
});

const pidFile = () => join(layout.cluster, 'postmaster.pid');

/** A process whose command line names the data folder, as the server's does. */
function pretendServer(): number {
  server = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1e9)', layout.cluster], { stdio: 'ignore' });
  return server.pid ?? 0;
}

const write = (...lines: (string | number)[]) => writeFile(pidFile(), `${lines.join('\n')}\n`);

describe('the pid file of a server', () => {
  it('tells no address before it is whole', async () => {
    const pid = pretendServer();
    await write(pid, layout.cluster, 1, 5432, '');
    expect(await runningServer(layout)).toEqual({ pid, address: null });
    await write(pid, layout.cluster, 1, 5432, layout.sockets, '');
    expect(await runningServer(layout)).toEqual({ pid, address: null });
  });

  it('tells the socket folder, or the loopback address, once it is whole', async () => {
    const pid = pretendServer();
    await write(pid, layout.cluster, 1, 5432, layout.sockets, '', '  1  2', 'starting');
    expect(await runningServer(layout)).toEqual({ pid, address: { host: layout.sockets, port: 5432 } });
    await write(pid, layout.cluster, 1, 6001, '', '127.0.0.1', '  1  2', 'ready   ');
    expect(await runningServer(layout)).toEqual({ pid, address: { host: '127.0.0.1', port: 6001 } });
  });

  it('says nothing when missing, empty, or of a process that is not our server', async () => {
    expect(await runningServer(layout)).toBeNull();
    await write('');
    expect(await runningServer(layout)).toBeNull();
    await write(process.pid, layout.cluster, 1, 5432, layout.sockets, '', '', 'ready');
    expect(await runningServer(layout)).toBeNull();
  });

  it('of a stranger is taken away once by however many judge it together', async () => {
    await write(process.pid, layout.cluster, 1, 5432, layout.sockets, '', '', 'ready');
    await Promise.all([1, 2, 3].map(() => clearStalePidFile(layout)));
    expect(await readdir(layout.cluster)).toEqual([]);
  });

  it('of our server stays', async () => {
    await write(pretendServer(), layout.cluster, 1, 5432, '');
    const before = await readFile(pidFile(), 'utf8');
    await clearStalePidFile(layout);
    expect(await readFile(pidFile(), 'utf8')).toBe(before);
  });
});
