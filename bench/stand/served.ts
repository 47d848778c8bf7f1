// The product's server in a process of its own, as `congtam start` has it, but with the clock of the province, and with
// counters that the bench can ask for: node served.ts <database url> <ISO instant it takes now for> [count]
import type { AddressInfo, Socket } from 'node:net';
import { threadRunner } from '../../src/app/import-thread.ts';
import { readNationalDays } from '../../src/cli/national-days.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import { handlers } from '../../src/server/handlers/index.ts';
import { createServer } from '../../src/server/http.ts';
import { createLog } from '../../src/server/log.ts';
import { openPool } from '../../src/store/connection.ts';

const [url = '', startsAt = '', counting] = process.argv.slice(2);
const shift = Date.parse(startsAt) - Date.now();
let trips = 0;

/** A round trip begins with the first bytes sent after something was read; what follows at once belongs to it. */
function count(stream: Socket): void {
  let answered = true;
  const write = stream.write.bind(stream);
  stream.on('data', () => {
    answered = true;
  });
  stream.write = ((...args: Parameters<typeof write>) => {
    if (answered) trips += 1;
    answered = false;
    return write(...args);
  }) as typeof stream.write;
}

const pool = openPool(url);
if (counting !== undefined)
  pool.on('connect', (client) =>
    count((client as unknown as { connection: { stream: Socket } }).connection.stream),
  );
const nationalDays = await readNationalDays();
const onTrouble = (error: unknown) => void process.stderr.write(`${String(error)}\n`);
const runner = threadRunner({ pool, nationalDays }, { databaseUrl: url, onTrouble });
const app = await createServer({
  config: { publicUrl: null, trustedProxies: [], tls: null },
  context: { pool, nationalDays, runner },
  clock: () => new Date(Date.now() + shift).toISOString(),
  webRoot: '/nonexistent',
  log: createLog('info', { write: () => undefined }),
  routes: ROUTES,
  handlers,
  rules: { idleMinutes: 480, absoluteMinutes: 1440, stepUpMinutes: 480 },
});
await app.listen({ host: '127.0.0.1', port: 0 });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.send?.({ cpu: (user + system) / 1000, trips, megabytes });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: (app.server.address() as AddressInfo).port });
