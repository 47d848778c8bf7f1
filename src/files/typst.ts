// PDF/A from a Typst source of our own and data of others, made in a thread beside the requests.
import { openPress } from './press.ts';

/** Letters lie in three files of one typeface. Each gets a family of its own, so that every letter has its place. */
export const FAMILIES = { vietnamese: 'Tinov', latin: 'Tinos', 'latin-ext': 'Tinox' } as const;
/**
 * For a source: `#set text(font: ${PAPER_FONT})`. The Vietnamese file comes first: the Latin one has the dot below as a mark
 * and would put letters together from two glyphs, which nobody could copy out of the document again.
 */
export const PAPER_FONT = `(${Object.values(FAMILIES)
  .map((name) => `"${name}"`)
  .join(', ')})`;

export interface Printing {
  readonly source: string;
  readonly data: object;
}

const press = openPress<Printing>(new URL('./typst-worker.ts', import.meta.url));

/** A PDF from a source that reads its data with `json(bytes(sys.inputs.data))`. Throws when the source cannot be set. */
export function typstPdf(source: string, data: object): Promise<Uint8Array> {
  return press({ source, data });
}
