// `congtam rulebook check`: every fault of every file, with line, reason and what to do.
import { readRulebook } from '../../files/rulebook-file.ts';
import { type Console, UsageError } from '../command.ts';
import { sayFaults, textOf } from './files.ts';
import { readOptions, textsFor } from './options.ts';

/** Exit code 1 when one of the files cannot be used. */
export async function runCheck(args: readonly string[], console: Console): Promise<number> {
  const { words, values } = readOptions(args, ['lang']);
  if (words.length === 0) throw new UsageError('check');
  const texts = await textsFor(values.lang, ['vi', 'en']);
  let wrong = 0;
  for (const file of words) {
    const read = readRulebook(await textOf(file), file);
    if (read.ok) {
      const { id, version, examples, levelExamples, readings } = read.rulebook;
      console.say('rulebook.fits', {
        ...{ file, id, version, readings: readings.length, hash: read.hash },
        examples: examples.length + levelExamples.length,
      });
      continue;
    }
    wrong += 1;
    sayFaults(console, read.faults, texts);
    console.say('rulebook.wrong', { file, count: read.faults.length });
  }
  return wrong === 0 ? 0 : 1;
}
