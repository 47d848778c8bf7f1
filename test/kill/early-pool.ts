// The broken half of the control: a pool that says COMMIT is done and does it a moment later.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Pool } from '../../src/store/connection.ts';

const DELAY_MS = { least: 20, most: 50 };

const delay = () => sleep(DELAY_MS.least + Math.random() * (DELAY_MS.most - DELAY_MS.least));

/** Same pool, but an answer says nothing about what is on the disk. */
export function earlyPool(pool: Pool): Pool {
  return replacing(pool, { connect: async () => earlyClient(await pool.connect()) });
}

function earlyClient(client: pg.PoolClient): pg.PoolClient {
  let committing: Promise<unknown> | null = null;
  const query = (...asked: readonly unknown[]) => {
    if (asked[0] !== 'commit') return Reflect.apply(client.query, client, asked);
    // Nobody waits any more, so nobody may be told either when the connection breaks meanwhile.
    client.on('error', ignore);
    committing = delay()
      .then(() => client.query('commit'))
      .catch(ignore)
      .finally(() => client.removeListener('error', ignore));
    return Promise.resolve({ command: 'COMMIT' });
  };
  const release = (error?: Error) => {
    if (committing === null) client.release(error);
    else void committing.then(() => client.release(error));
  };
  return replacing(client, { query, release });
}

const ignore = () => undefined;

function replacing<T extends object>(object: T, replaced: Readonly<Record<string, unknown>>): T {
  return new Proxy(object, {
    get: (target, name) => {
      if (typeof name === 'string' && Object.hasOwn(replaced, name)) return replaced[name];
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}
