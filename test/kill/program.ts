// The process that is killed. 'honest': the product's own `start`. 'early': the same road, but with a pool that answers
// before it commits, to show that the judge would notice. The clock is shifted so that runs do not depend on the date.
import type { Console } from '../../src/cli/command.ts';
import { loadConfig } from '../../src/cli/database.ts';
import { main, processConsole } from '../../src/cli/main.ts';
import { serve, whileRunning } from '../../src/cli/serve.ts';
import { earlyPool } from './early-pool.ts';

const [manner = 'honest', shiftMs = '0'] = process.argv.slice(2);

const shifted: Console = {
  ...processConsole(),
  now: () => new Date(Date.now() + Number(shiftMs)).toISOString(),
};

function answerEarly(console: Console): Promise<number> {
  return whileRunning(loadConfig(console), console, (running) => {
    const context = { ...running.context, pool: earlyPool(running.context.pool) };
    return serve({ ...running, context }, console, async (address) => console.say('start.open', { address }));
  });
}

// A test run that is itself killed closes this pipe; then nothing of ours may stay.
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();

process.exitCode = manner === 'early' ? await answerEarly(shifted) : await main(['start'], shifted);
process.stdin.unref();
