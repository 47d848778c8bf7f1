// `congtam backup`: works while the server runs, on the embedded database and on one outside.
import { backup } from '../store/backup/dump.ts';
import { type Command, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';

export const backupCommand: Command = {
  usage: '<file|folder>',
  async run(args, console) {
    const [target, surplus] = args;
    if (target === undefined) throw new UsageError('<file|folder>');
    if (surplus !== undefined) throw new UsageError(surplus);
    const result = await withDatabase(loadConfig(console), ({ migrationUrl }) =>
      backup(migrationUrl, target, console.now()),
    );
    console.say('backup.done', { ...result });
    return 0;
  },
};
