// `congtam rulebook check`: every fault of every file, with line, reason and what to do; and numbers that were changed while
// their citation stayed, held against a version before.
import { type Change, changesOf, withoutBasis } from '../../domain/rulebook/changes.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { readRulebook } from '../../files/rulebook-file.ts';
import { readYaml } from '../../files/yaml-lines.ts';
import { unfoundedWords } from '../../text/regulation/change.ts';
import type { RegulationTexts } from '../../text/regulation/index.ts';
import { type Console, UsageError } from '../command.ts';
import { openRulebook, sayFaults, shippedLike, textOf } from './files.ts';
import { readOptions, textsFor } from './options.ts';

/** Exit code 1 when one of the files cannot be used; a number without a new article is told, and is no fault. */
export async function runCheck(args: readonly string[], console: Console): Promise<number> {
  const { words, values } = readOptions(args, ['lang', 'against']);
  if (words.length === 0) throw new UsageError('check');
  const texts = await textsFor(values.lang, ['vi', 'en']);
  const against = await versionAgainst(values.against, console, texts);
  if (against === 'unreadable') return 1;
  let wrong = 0;
  for (const file of words) {
    const source = await textOf(file);
    const read = readRulebook(source, file);
    if (read.ok) {
      const { id, version, examples, levelExamples, readings } = read.rulebook;
      console.say('rulebook.fits', {
        ...{ file, id, version, readings: readings.length, hash: read.hash },
        examples: examples.length + levelExamples.length,
      });
      const base = against ?? (await shippedLike(read.rulebook));
      const unfounded = base === null ? [] : withoutBasis(changesOf(base, read.rulebook));
      sayUnfounded(console, file, source, unfounded, texts);
      continue;
    }
    wrong += 1;
    sayFaults(console, read.faults, texts);
    console.say('rulebook.wrong', { file, count: read.faults.length });
  }
  return wrong === 0 ? 0 : 1;
}

/** What `--against` names; null where nothing was named. */
async function versionAgainst(
  name: string | undefined,
  console: Console,
  texts: readonly RegulationTexts[],
): Promise<Rulebook | 'unreadable' | null> {
  if (name === undefined) return null;
  const read = await openRulebook(name);
  if (read.ok) return read.rulebook;
  sayFaults(console, read.faults, texts);
  return 'unreadable';
}

function sayUnfounded(
  console: Console,
  file: string,
  source: string,
  changes: readonly Change[],
  texts: readonly RegulationTexts[],
): void {
  const yaml = readYaml(source, file);
  const lineOf = ({ path }: Change) => (yaml.ok ? yaml.lineOf(path.map(asStep)) : 1);
  for (const change of changes)
    for (const one of texts) console.err(`${file}:${lineOf(change)}: ${unfoundedWords(one, change)}`);
  if (changes.length > 0) console.say('rulebook.unfounded', { file, count: changes.length });
}

/** Places in lists are numbers. */
function asStep(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}
