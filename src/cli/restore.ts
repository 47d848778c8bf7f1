// `congtam restore`: into an empty database only; nothing is ever overwritten.
import { restore } from '../store/backup/restore.ts';
import { type Command, UsageError } from './command.ts';
import { loadConfig, migrationFolder, withDatabase } from './database.ts';

export const restoreCommand: Command = {
  usage: '<file>',
  async run(args, console) {
    const [file, surplus] = args;
    if (file === undefined) throw new UsageError('<file>');
    if (surplus !== undefined) throw new UsageError(surplus);
    const result = await withDatabase(loadConfig(console), ({ appUrl, migrationUrl, jobUrl }) =>
      restore({ file, appUrl, migrationUrl, jobUrl, folder: migrationFolder }),
    );
    console.say('restore.done', { ...result });
    return 0;
  },
};
