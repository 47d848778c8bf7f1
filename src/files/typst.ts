// Makes PDF/A from a Typst source of our own and data of others. The data travel as JSON and are shown as text: nothing
// somebody typed is ever read as markup. No file and no network is within reach of a source.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontFromWoff, lettersOf, renameFamily } from './woff.ts';

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

interface Press {
  readonly compiler: Compiler;
  /** The text as it can be set: an archive's PDF takes no letter without a shape, and people type any. */
  readonly settable: (text: string) => string;
}

let made: Promise<Press> | null = null;

/** Stands for a letter none of the fonts has: a sign of an emoji, a rare Chinese character. */
const UNKNOWN = '?';

/** Letters are put together first; what is only a sign to programs goes, what cannot be shown is a question mark. */
function settableWith(fontBlobs: readonly Buffer[]): (text: string) => string {
  const known = fontBlobs.map(lettersOf);
  const isKnown = (letter: string) => known.some((letters) => letters.has(letter.codePointAt(0) ?? 0));
  return (text) =>
    text
      .normalize('NFC')
      .replace(/[^\P{Cc}\n\r\t]|\p{Default_Ignorable_Code_Point}/gu, '')
      .replace(/[^\n\r\t -~]/gu, (letter) => (isKnown(letter) ? letter : UNKNOWN));
}

/** Made when the first PDF is asked for: a start has better things to do. */
function press(): Promise<Press> {
  made ??= (async () => {
    const [{ NodeCompiler }, fontBlobs] = await Promise.all([
      import('@myriaddreamin/typst-ts-node-compiler'),
      fonts(),
    ]);
    // An empty workspace: a source that names a file finds none.
    const compiler = NodeCompiler.create({ workspace: '/nonexistent', fontArgs: [{ fontBlobs }] });
    return { compiler, settable: settableWith(fontBlobs) };
  })();
  return made;
}

/** A PDF from a source that reads its data with `json(bytes(sys.inputs.data))`. */
export async function typstPdf(source: string, data: object): Promise<Uint8Array> {
  const { compiler, settable } = await press();
  const words = JSON.stringify(data, (_, value) => (typeof value === 'string' ? settable(value) : value));
  const pdf = compiler.pdf({ mainFileContent: source, inputs: { data: words } }, { pdfStandard: 'a-2b' });
  // Parts kept from one document to the next would grow with every unit and week.
  compiler.evictCache(10);
  return new Uint8Array(pdf);
}
