// `congtam rulebook`: checks and explains regulations from files, and tries one on recorded periods; only the last opens
// a database.
import { type Command, type Console, UsageError } from './command.ts';
import { runCheck } from './rulebook/check.ts';
import { runDryRun } from './rulebook/dry-run.ts';
import { runExplain } from './rulebook/explain.ts';

type Sub = (args: readonly string[], console: Console) => Promise<number>;

const SUBS: Readonly<Record<string, Sub>> = {
  check: runCheck,
  explain: runExplain,
  'dry-run': runDryRun,
};

export const rulebookCommand: Command = {
  usage:
    'check <file.yaml ...> [--against <id|file.yaml>] | explain <id|file.yaml> [--input <file.yaml>] [--period <kind>] | dry-run <id|file.yaml> [--body <slug>] [--period <2026-W47|2026-Q4|...>] [--from <day>] [--to <day>] [--out <file.csv>]; [--lang vi|en]',
  async run(args, console) {
    const [name = '', ...rest] = args;
    const sub = Object.hasOwn(SUBS, name) ? SUBS[name] : undefined;
    if (sub === undefined) throw new UsageError(name === '' ? 'check | explain | dry-run' : name);
    return sub(rest, console);
  },
};
