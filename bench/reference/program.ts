// The reference as a program: plain pg with one prepared statement, and the same behind a bare Fastify route.
// node program.ts <database url>; order {run, values, clients} works through the values, {} asks for the counters.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';
import { numbered, STATEMENTS, type StatementName, type Values } from './statements.ts';

export interface Order {
  readonly run?: StatementName;
  readonly values?: readonly Values[];
  readonly clients?: number;
}

const [url = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });
const statements = Object.fromEntries(STATEMENTS.map((name) => [name, numbered(name)]));

async function execute(name: StatementName, values: Values): Promise<unknown[]> {
  const statement = statements[name];
  if (statement === undefined) throw new Error(`no statement ${name}`);
  const list = statement.names.map((key) => values[key]);
  return (await pool.query({ name: statement.name, text: statement.text, values: list })).rows;
}

/** Milliseconds of each, `clients` at a time. Every one must find something, or it was no reference. */
async function run(name: StatementName, list: readonly Values[], clients: number): Promise<number[]> {
  const waiting = list.values();
  const times: number[] = [];
  const client = async () => {
    for (const values of waiting) {
      const began = performance.now();
      if ((await execute(name, values)).length === 0) throw new Error(`${name} found nothing`);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

interface Asked {
  readonly Params: { readonly name: StatementName };
  /** `bytes`: how long the answer has to be, to weigh as much as the product's. */
  readonly Querystring: { readonly values: string; readonly bytes?: string };
}

const app = Fastify();
app.get<Asked>('/:name', async ({ params, query }, reply) => {
  const rows = await execute(params.name, JSON.parse(query.values));
  if (query.bytes === undefined) return rows;
  const text = JSON.stringify(rows);
  const missing = Math.max(0, Number(query.bytes) - Buffer.byteLength(text));
  return reply.type('application/json').send(text + ' '.repeat(missing));
});
app.post<{ Params: { name: StatementName }; Body: Values }>('/:name', (request) =>
  execute(request.params.name, request.body),
);
await app.listen({ host: '127.0.0.1', port: 0 });

process.on('message', async ({ run: name, values = [], clients = 1 }: Order) => {
  const times = name === undefined ? [] : await run(name, values, clients);
  const { user, system } = process.cpuUsage();
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.send?.({ cpu: (user + system) / 1000, trips: 0, megabytes, times });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: (app.server.address() as AddressInfo).port });
