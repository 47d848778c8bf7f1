// The process that is killed. 'honest': the product's own `start`. 'early': the same road, but with a pool that answers
// before it commits, to show that the judge would notice; 'careless': a pool that does not wait for the disk. The clock is shifted so that runs do not depend on the date.
import type { Console } from '../../src/cli/command.ts';
import { loadConfig } from '../../src/cli/database.ts';
import { main, processConsole } from '../../src/cli/main.ts';
import { type Running, serve, whileRunning } from '../../src/cli/serve.ts';
import { openPool, type Pool } from '../../src/store/connection.ts';
import { earlyPool } from './early-pool.ts';

const [manner = 'honest', shiftMs = '0'] = process.argv.slice(2);

const shifted: Console = {
  ...processConsole(),
  now: () => new Date(Date.now() + Number(shiftMs)).toISOString(),
};

const POOLS: Readonly<Record<string, (running: Running) => Pool>> = {
  early: ({ context }) => earlyPool(context.pool),
  // The start refuses a server or role that does not wait; a single connection can still be talked out of it.
  careless: ({ database }) => openPool(`${database.appUrl}&options=-c%20synchronous_commit%3Doff`),
};

function answerBadly(console: Console, poolOf: (running: Running) => Pool): Promise<number> {
  return whileRunning(loadConfig(console), console, (running) => {
    const context = { ...running.context, pool: poolOf(running) };
    return serve({ ...running, context }, console, async (address) => console.say('start.open', { address }));
  });
}

// A test run that is itself killed closes this pipe; then nothing of ours may stay.
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();

const bad = POOLS[manner];
process.exitCode = bad === undefined ? await main(['start'], shifted) : await answerBadly(shifted, bad);
process.stdin.unref();
