// Rulebooks and inputs by file name or, for shipped rulebooks, by id.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { type RulebookFile, readRulebook } from '../../files/rulebook-file.ts';
import type { FileFault } from '../../files/yaml-lines.ts';
import { faultSentence } from '../../text/regulation/fault.ts';
import type { RegulationTexts } from '../../text/regulation/index.ts';
import { type Console, UsageError } from '../command.ts';

const shipped = join(import.meta.dirname, '..', '..', '..', 'rulebooks');

/** The text of a file that must be there. */
export async function textOf(file: string): Promise<string> {
  if (!existsSync(file)) throw new UsageError(file);
  return readFile(file, 'utf8');
}

/** A file of that name, else the shipped rulebook of that id. */
export async function openRulebook(name: string): Promise<RulebookFile> {
  const file = existsSync(name) ? name : join(shipped, `${name}.yaml`);
  return readRulebook(await textOf(file), name);
}

/** The shipped rulebook of the same id; null for one of the body's own. */
export async function shippedLike({ id }: Rulebook): Promise<Rulebook | null> {
  const file = join(shipped, `${id}.yaml`);
  if (!existsSync(file)) return null;
  const read = await openRulebook(file);
  return read.ok ? read.rulebook : null;
}

/** 'file:line: path: what is wrong', one line for each fault and language. */
export function sayFaults(
  console: Console,
  faults: readonly FileFault[],
  texts: readonly RegulationTexts[],
): void {
  for (const fault of faults)
    for (const one of texts) console.err(`${fault.file}:${fault.line}: ${faultSentence(one, fault)}`);
}
