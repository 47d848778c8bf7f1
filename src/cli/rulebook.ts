// `congtam rulebook`: checks and explains regulations from files; touches no database.
import { type Command, type Console, UsageError } from './command.ts';
import { runCheck } from './rulebook/check.ts';
import { runExplain } from './rulebook/explain.ts';

type Sub = (args: readonly string[], console: Console) => Promise<number>;

const SUBS: Readonly<Record<string, Sub>> = { check: runCheck, explain: runExplain };

export const rulebookCommand: Command = {
  usage:
    'check <file.yaml ...> | explain <id|file.yaml> [--input <file.yaml>] [--period <kind>]; [--lang vi|en]',
  async run(args, console) {
    const [name = '', ...rest] = args;
    const sub = Object.hasOwn(SUBS, name) ? SUBS[name] : undefined;
    if (sub === undefined) throw new UsageError(name === '' ? 'check | explain' : name);
    return sub(rest, console);
  },
};
