// The thread that makes PDF/A from a Typst source of our own and data of others. The data travel as JSON and are shown as
// text: nothing somebody typed is ever read as markup. No file and no network is within reach of a source.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { answerOrders } from './press.ts';
import { FAMILIES, type Printing } from './typst.ts';
import { fontFromWoff, lettersOf, renameFamily } from './woff.ts';

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

const fontBlobs = await fonts();
// An empty workspace: a source that names a file finds none.
const compiler = NodeCompiler.create({ workspace: '/nonexistent', fontArgs: [{ fontBlobs }] });
const settable = settableWith(fontBlobs);

function pdfOf({ source, data }: Printing): Uint8Array<ArrayBuffer> {
  const words = JSON.stringify(data, (_, value) => (typeof value === 'string' ? settable(value) : value));
  const pdf = compiler.pdf({ mainFileContent: source, inputs: { data: words } }, { pdfStandard: 'a-2b' });
  // Parts kept from one document to the next would grow with every unit and week.
  compiler.evictCache(10);
  return new Uint8Array(pdf);
}

answerOrders(async (printing: Printing) => pdfOf(printing));
