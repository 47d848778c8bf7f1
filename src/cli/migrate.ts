// `congtam migrate`: the same preparation a start does, for those who separate the two.
import { type Command, UsageError } from './command.ts';
import { loadConfig, prepareDatabase, withDatabase } from './database.ts';

export const migrateCommand: Command = {
  usage: '',
  async run(args, console) {
    if (args[0] !== undefined) throw new UsageError(args[0]);
    const config = loadConfig(console);
    const { from, to, applied } = await withDatabase(config, (database) =>
      prepareDatabase(config, database, console.now, (file) => console.say('migrate.backup', { file })),
    );
    if (applied.length === 0) console.say('migrate.nothing', { to });
    else console.say('migrate.done', { count: applied.length, from, to });
    return 0;
  },
};
