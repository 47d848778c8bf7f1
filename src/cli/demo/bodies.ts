// Imports the sample files into a new body the way an administrator would: rehearse, take each suggestion, apply.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import { importFromConsole } from '../../app/import-console.ts';
import type { Author } from '../../app/organization-acts.ts';

export const demoFolder = join(import.meta.dirname, '..', '..', '..', 'demo');

/** Applies one file with every suggestion taken; throws when a trouble is left that has none. */
export async function importSample(
  context: AppContext,
  author: Author,
  kind: 'units' | 'people',
  file: string,
  unitCode: string | null,
): Promise<void> {
  const sample = { name: basename(file), bytes: await readFile(join(demoFolder, file)) };
  const asked = { kind, from: author.today, unitCode, complete: false, layouts: null };
  const seen = await importFromConsole(context, author, sample, { ...asked, answers: [], apply: false });
  const answers = seen.troubles
    .filter((trouble) => trouble.choices[0]?.choice === 'use-suggestion')
    .map(({ sheet, row, code }) => ({ sheet, row, code, choice: 'use-suggestion' as const }));
  const done = await importFromConsole(context, author, sample, { ...asked, answers, apply: true });
  if (!done.applied) throw new Error(`${file}: ${done.errors} errors left`);
}
