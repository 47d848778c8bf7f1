// `congtam restore`: into an empty database only; nothing is ever overwritten.

import { copyEvidence, evidenceBeside, evidenceFolder } from '../store/backup/evidence-copy.ts';
import { restore } from '../store/backup/restore.ts';
import { sayCopied } from './backup.ts';
import { type Command, UsageError } from './command.ts';
import { loadConfig, migrationFolder, withDatabase } from './database.ts';

export const restoreCommand: Command = {
  usage: '<file>',
  async run(args, console) {
    const [file, surplus] = args;
    if (file === undefined) throw new UsageError('<file>');
    if (surplus !== undefined) throw new UsageError(surplus);
    const config = loadConfig(console);
    return withDatabase(config, async ({ appUrl, migrationUrl, jobUrl }) => {
      const result = await restore({ file, appUrl, migrationUrl, jobUrl, folder: migrationFolder });
      console.say('restore.done', { ...result });
      const folder = evidenceBeside(file);
      const copied = await copyEvidence(migrationUrl, folder, evidenceFolder(config.dataDir));
      return sayCopied(console, 'restore.evidence', folder, copied);
    });
  },
};
