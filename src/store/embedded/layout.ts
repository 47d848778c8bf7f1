// Where things lie below the data folder of the embedded database.
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { type RoleKey, roles, type Secrets } from './secrets.ts';

export interface Layout {
  readonly root: string;
  readonly binaries: string;
  readonly cluster: string;
  readonly sockets: string;
  readonly secrets: string;
  readonly log: string;
}

export function layoutOf(dataDir: string): Layout {
  const root = resolve(dataDir);
  return {
    root,
    binaries: join(root, 'binaries'),
    cluster: join(root, 'postgres'),
    sockets: join(root, 'run'),
    secrets: join(root, 'postgres-secrets.json'),
    log: join(root, 'postgres.log'),
  };
}

/** How to reach the server: a socket folder (absolute) or the loopback address, and the port. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Longest socket folder the kernel's address field takes, the socket's own name counted in. */
const longestSocketFolder = 107 - '/.s.PGSQL.65535.lock'.length;

/** A unix socket where there are such and the path is short enough, otherwise loopback on a free port. */
export async function chooseAddress(layout: Layout): Promise<Address> {
  const fits = Buffer.byteLength(layout.sockets) <= longestSocketFolder;
  if (process.platform !== 'win32' && fits) return { host: layout.sockets, port: 5432 };
  return { host: '127.0.0.1', port: await freePort() };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address();
      probe.close(() => (bound && typeof bound === 'object' ? done(bound.port) : fail(new Error('no port'))));
    });
  });
}

/** Connection address of one role, in the form every PostgreSQL client of Node takes. */
export function urlOf(address: Address, role: RoleKey, secrets: Secrets, database: string): string {
  const login = `${roles[role]}:${encodeURIComponent(secrets[role])}`;
  if (!address.host.startsWith('/'))
    return `postgresql://${login}@${address.host}:${address.port}/${database}`;
  return `postgresql://${login}@localhost:${address.port}/${database}?host=${encodeURIComponent(address.host)}`;
}
