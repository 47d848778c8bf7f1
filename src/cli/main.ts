// Finds the command that was asked for, runs it, explains what went wrong. Knows no command itself.
import { sayBoth } from '../text/operations/index.ts';
import type { Console } from './command.ts';
import { explain } from './explain.ts';
import { commands, type Entry } from './registry.ts';

function help(console: Console, registry: Readonly<Record<string, Entry>>): void {
  console.say('cli.usage');
  console.out('');
  console.say('cli.commands');
  const width = Math.max(...Object.keys(registry).map((name) => name.length));
  for (const [name, { summary }] of Object.entries(registry)) {
    const { vi, en } = sayBoth(summary);
    console.out(`  ${name.padEnd(width)}  ${vi}`);
    console.out(`  ${' '.repeat(width)}  ${en}`);
  }
  console.out('');
  console.say('cli.more');
}

const asksForHelp = (word: string | undefined) =>
  word === undefined || word === '--help' || word === '-h' || word === 'help';

/** Runs `congtam <argv>` and returns the exit code: 0 done, 1 trouble, 2 not understood. */
export async function main(
  argv: readonly string[],
  console: Console,
  registry: Readonly<Record<string, Entry>> = commands,
): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || asksForHelp(name)) {
    help(console, registry);
    return 0;
  }
  const entry = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (!entry) {
    for (const line of Object.values(sayBoth('cli.unknown-command', { name }))) console.err(line);
    help(console, registry);
    return 2;
  }
  const command = await entry.load();
  const usage = `congtam ${name} ${command.usage}`.trim();
  if (args.includes('--help') || args.includes('-h')) {
    console.say(entry.summary);
    console.out(usage);
    return 0;
  }
  try {
    return await command.run(args, console);
  } catch (error) {
    for (const line of explain(error, usage)) console.err(line);
    return error instanceof Error && error.name === 'UsageError' ? 2 : 1;
  }
}

/** The console of the process we are. */
export function processConsole(): Console {
  // Whoever reads only the first lines (`| head`) closes the pipe: the command goes on to its end and its exit code.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const out = (line: string) => void process.stdout.write(`${line}\n`);
  return {
    env: process.env,
    isRoot: process.getuid?.() === 0,
    out,
    err: (line) => void process.stderr.write(`${line}\n`),
    say: (key, values) => {
      const { vi, en } = sayBoth(key, values);
      out(vi);
      out(en);
    },
    input: () => process.stdin,
    now: () => new Date().toISOString(),
  };
}
