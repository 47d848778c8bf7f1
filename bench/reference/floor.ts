// What any answer of the product costs at least: its own HTTP, session, guard and row-level security around the bare
// statement, no view, no rule and no record at all. node floor.ts <database url of the application> <ISO instant it takes now for>
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { RequestActor } from '../../src/app/actor.ts';
import { route } from '../../src/contract/route.ts';
import { createServer } from '../../src/server/http.ts';
import { createLog } from '../../src/server/log.ts';
import { openPool } from '../../src/store/connection.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import { numbered, STATEMENTS, type StatementName, type Values } from './statements.ts';

const [url = '', startsAt = ''] = process.argv.slice(2);
const shift = Date.parse(startsAt) - Date.now();
const pool = openPool(url);
const statements = new Map(STATEMENTS.map((name) => [name, numbered(name)]));

const shape = {
  path: '/floor/:name',
  policy: 'signed-in',
  params: z.strictObject({ name: z.enum(STATEMENTS) }),
  reply: z.array(z.object({})),
} as const;
const routes = {
  read: route({
    ...shape,
    id: 'bench.floor',
    method: 'GET',
    summary: 'Rows of a statement of the reference',
    query: z.strictObject({ values: z.string() }),
  }),
  write: route({
    ...shape,
    id: 'bench.floor-write',
    method: 'POST',
    summary: 'A statement of the reference that writes',
    body: z.record(z.string(), z.unknown()),
  }),
};

interface Asked {
  readonly actor: RequestActor;
}
interface Named {
  readonly params: { readonly name: StatementName };
}

function rowsFor({ actor }: Asked, { params }: Named, values: Values, readOnly: boolean) {
  const { tenantId, personId, today } = actor;
  const { name = '', text = '', names = [] } = statements.get(params.name) ?? {};
  const list = names.map((key) => values[key]);
  const scope = { tenantId, personId, actor: 'person', today } as const;
  return inTransaction(pool, scope, (tx) => tx.prepared(name, text, list), { readOnly, plans: 'point' });
}

const app = await createServer({
  config: { publicUrl: null, trustedProxies: [], tls: null },
  context: { pool, nationalDays: [] },
  clock: () => new Date(Date.now() + shift).toISOString(),
  webRoot: '/nonexistent',
  log: createLog('info', { write: () => undefined }),
  routes,
  handlers: {
    read: (asked: Asked, named: Named & { query: { values: string } }) =>
      rowsFor(asked, named, JSON.parse(named.query.values), true),
    write: (asked: Asked, named: Named & { body: Values }) => rowsFor(asked, named, named.body, false),
  },
  rules: { idleMinutes: 480, absoluteMinutes: 1440, stepUpMinutes: 480 },
});
await app.listen({ host: '127.0.0.1', port: 0 });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.send?.({ cpu: (user + system) / 1000, trips: 0, megabytes });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: (app.server.address() as AddressInfo).port });
