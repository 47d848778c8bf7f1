// `congtam backup`: works while the server runs, on the embedded database and on one outside.
import { backup } from '../store/backup/dump.ts';
import {
  type CopiedEvidence,
  copyEvidence,
  evidenceBeside,
  evidenceFolder,
} from '../store/backup/evidence-copy.ts';
import { type Command, type Console, UsageError } from './command.ts';
import { loadConfig, withDatabase } from './database.ts';

export const backupCommand: Command = {
  usage: '<file|folder>',
  async run(args, console) {
    const [target, surplus] = args;
    if (target === undefined) throw new UsageError('<file|folder>');
    if (surplus !== undefined) throw new UsageError(surplus);
    const config = loadConfig(console);
    return withDatabase(config, async ({ migrationUrl }) => {
      const result = await backup(migrationUrl, target, console.now());
      console.say('backup.done', { ...result });
      const folder = evidenceBeside(result.file);
      const copied = await copyEvidence(migrationUrl, evidenceFolder(config.dataDir), folder);
      return sayCopied(console, 'backup.evidence', folder, copied);
    });
  },
};

/** How many files of evidence went along; 1 when some of them are not whole any more. */
export function sayCopied(
  console: Console,
  text: 'backup.evidence' | 'restore.evidence',
  folder: string,
  { files, missing }: CopiedEvidence,
): number {
  if (files + missing.length > 0) console.say(text, { files, folder, missing: missing.length });
  return missing.length === 0 ? 0 : 1;
}
