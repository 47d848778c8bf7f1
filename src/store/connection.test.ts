// Which errors mean that the database is away, and which only look like it.

import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { isConnectionLoss, mapError } from './connection.ts';

it('a socket that is not there is a lost database; a missing file is not', async () => {
  const socket = await new Promise((told) => connect('/nonexistent/.s.PGSQL.5432').once('error', told));
  const file = await readFile('/nonexistent/checkpoint').catch((error: unknown) => error);
  expect([socket, file]).toMatchObject([{ code: 'ENOENT' }, { code: 'ENOENT' }]);
  expect([isConnectionLoss(socket), isConnectionLoss(file)]).toEqual([true, false]);
  expect(mapError(socket)).toMatchObject({ code: 'database-unavailable', cause: socket });
  expect(mapError(file)).toBe(file);
});
