// `congtam log export`: the whole sealed log with its acts in one file, for a verifier that knows nothing of us.
import { parseArgs } from 'node:util';
import { type Command, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';
import { sealUpToNow, theTenant, withJobs, writeLogFile } from './log-source.ts';

export const logCommand: Command = {
  usage: 'export <file> [--tenant <slug>]',
  async run(args, console) {
    const { file, slug } = readOrder(args);
    const config = loadConfig(console);
    return withDatabase(config, (database) =>
      withJobs(database, async (pool) => {
        const tenant = await theTenant(pool, slug);
        await sealUpToNow(pool, tenant, config, console.now());
        const last = await writeLogFile(pool, tenant, file, 'acts');
        if (last === null) console.say('checkpoint.none', { tenant: tenant.slug });
        else console.say('log.exported', { size: last.size, file });
        return last === null ? 1 : 0;
      }),
    );
  },
};

function readOrder(args: readonly string[]) {
  const options = { tenant: { type: 'string' } } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    const [verb, file, surplus] = positionals;
    if (verb === 'export' && file !== undefined && surplus === undefined)
      return { file, slug: values.tenant };
    throw new UsageError(surplus ?? '<file>');
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '');
  }
}
