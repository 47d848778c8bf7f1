// Makes PDF/A from a Typst source of our own and data of others. The data travel as JSON and are shown as text: nothing
// somebody typed is ever read as markup. No file and no network is within reach of a source.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontFromWoff, renameFamily } from './woff.ts';

type Compiler = import('@myriaddreamin/typst-ts-node-compiler').NodeCompiler;

/** Letters lie in three files of one typeface. Each gets a family of its own, so that every letter has its place. */
const FAMILIES = { vietnamese: 'Tinov', latin: 'Tinos', 'latin-ext': 'Tinox' } as const;
/**
 * For a source: `#set text(font: ${PAPER_FONT})`. The Vietnamese file comes first: the Latin one has the dot below as a mark
 * and would put letters together from two glyphs, which nobody could copy out of the document again.
 */
export const PAPER_FONT = `(${Object.values(FAMILIES)
  .map((name) => `"${name}"`)
  .join(', ')})`;
const CUTS = ['400-normal', '700-normal', '400-italic', '700-italic'];

async function fonts(): Promise<Buffer[]> {
  const folder = fileURLToPath(new URL('.', import.meta.resolve('@fontsource/tinos/package.json')));
  const files = Object.entries(FAMILIES).flatMap(([subset, family]) =>
    CUTS.map((cut) => ({ family, file: join(folder, 'files', `tinos-${subset}-${cut}.woff`) })),
  );
  return Promise.all(
    files.map(async ({ family, file }) => renameFamily(fontFromWoff(await readFile(file)), 'Tinos', family)),
  );
}

let made: Promise<Compiler> | null = null;

/** Made when the first PDF is asked for: a start has better things to do. */
function compiler(): Promise<Compiler> {
  made ??= (async () => {
    const [{ NodeCompiler }, fontBlobs] = await Promise.all([
      import('@myriaddreamin/typst-ts-node-compiler'),
      fonts(),
    ]);
    // An empty workspace: a source that names a file finds none.
    return NodeCompiler.create({ workspace: '/nonexistent', fontArgs: [{ fontBlobs }] });
  })();
  return made;
}

/** A PDF from a source that reads its data with `json(bytes(sys.inputs.data))`. */
export async function typstPdf(source: string, data: object): Promise<Uint8Array> {
  const typst = await compiler();
  const pdf = typst.pdf(
    { mainFileContent: source, inputs: { data: JSON.stringify(data) } },
    { pdfStandard: 'a-2b' },
  );
  // Parts kept from one document to the next would grow with every unit and week.
  typst.evictCache(10);
  return new Uint8Array(pdf);
}
