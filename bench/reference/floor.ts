// What any answer of the product costs at least: its own HTTP, session, guard and row-level security around the bare query, no
// view at all. node floor.ts <database url of the application> <ISO instant it takes now for>
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { route } from '../../src/contract/route.ts';
import { createServer } from '../../src/server/http.ts';
import { createLog } from '../../src/server/log.ts';
import { openPool } from '../../src/store/connection.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import { numbered, STATEMENTS, type Values } from './statements.ts';

const [url = '', startsAt = ''] = process.argv.slice(2);
const shift = Date.parse(startsAt) - Date.now();
const pool = openPool(url);
const statements = new Map(STATEMENTS.map((name) => [name, numbered(name)]));

const routes = {
  floor: route({
    id: 'bench.floor',
    method: 'GET',
    path: '/floor/:name',
    policy: 'signed-in',
    summary: 'Rows of a statement of the reference',
    params: z.strictObject({ name: z.enum(STATEMENTS) }),
    query: z.strictObject({ values: z.string() }),
    reply: z.array(z.object({})),
  }),
};
const app = await createServer({
  config: { publicUrl: null, trustedProxies: [], tls: null },
  context: { pool, nationalDays: [] },
  clock: () => new Date(Date.now() + shift).toISOString(),
  webRoot: '/nonexistent',
  log: createLog('info', { write: () => undefined }),
  routes,
  handlers: {
    floor: (
      { actor }: { actor: { tenantId: number; personId: number; today: string } },
      { params, query }: { params: { name: (typeof STATEMENTS)[number] }; query: { values: string } },
    ) => {
      const { tenantId, personId, today } = actor;
      const values: Values = JSON.parse(query.values);
      const { name = '', text = '', names = [] } = statements.get(params.name) ?? {};
      const scope = { tenantId, personId, actor: 'person', today } as const;
      return inTransaction(
        pool,
        scope,
        (tx) =>
          tx.prepared(
            name,
            text,
            names.map((key) => values[key]),
          ),
        { readOnly: true, plans: 'point' },
      );
    },
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
