import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '../contract/route.ts';
import { assertComplete } from './table.ts';

const read = route({
  id: 'thing.read',
  method: 'GET',
  path: '/things/:id',
  policy: 'signed-in',
  summary: 'A thing',
  reply: z.object({}),
});
const handler = () => Promise.resolve({});

describe('the table of routes', () => {
  it('is complete when every route has policy and handler', () => {
    expect(() => assertComplete({ read }, { read: handler })).not.toThrow();
  });

  it('names every trouble at once', () => {
    const other = { ...read, path: '/things/:number' };
    const lawless = { ...read, id: 'thing.lawless', path: '/lawless', policy: 'nobody' as 'anyone' };
    expect(() => assertComplete({ read, other, lawless }, { read: handler, ghost: handler })).toThrow(
      [
        'The server does not start:',
        'route without policy: lawless',
        'route without handler: other',
        'route without handler: lawless',
        'handler without route: ghost',
        'two routes with the id: thing.read',
        'two routes at: GET /things/:',
      ].join('\n'),
    );
  });

  it('does not take inherited names for handlers', () => {
    expect(() => assertComplete({ toString: read }, {})).toThrow('route without handler: toString');
  });
});
