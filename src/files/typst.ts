// PDF/A from a Typst source of our own and data of others, made in one thread beside the requests: a long table takes a
// second, and nobody else's page waits for it.
import { Worker } from 'node:worker_threads';

/** Letters lie in three files of one typeface. Each gets a family of its own, so that every letter has its place. */
export const FAMILIES = { vietnamese: 'Tinov', latin: 'Tinos', 'latin-ext': 'Tinox' } as const;
/**
 * For a source: `#set text(font: ${PAPER_FONT})`. The Vietnamese file comes first: the Latin one has the dot below as a mark
 * and would put letters together from two glyphs, which nobody could copy out of the document again.
 */
export const PAPER_FONT = `(${Object.values(FAMILIES)
  .map((name) => `"${name}"`)
  .join(', ')})`;

export interface PressOrder {
  readonly no: number;
  readonly source: string;
  readonly data: object;
}
export type PressAnswer =
  | { readonly no: number; readonly pdf: Uint8Array }
  | { readonly no: number; readonly fault: string };

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (fault: Error) => void;
}

const waiting = new Map<number, Waiting>();
let press: Worker | null = null;
let last = 0;

/** Started when the first PDF is asked for: a start of the server has better things to do. */
function startPress(): Worker {
  const worker = new Worker(new URL('./typst-worker.ts', import.meta.url), { env: {}, execArgv: [] });
  worker.on('message', (answer: PressAnswer) => {
    const asked = waiting.get(answer.no);
    waiting.delete(answer.no);
    // A press with nothing to do keeps no program from ending.
    if (waiting.size === 0) worker.unref();
    if ('pdf' in answer) asked?.resolve(answer.pdf);
    else asked?.reject(new Error(answer.fault));
  });
  const ended = (error: unknown): void => {
    if (press !== worker) return;
    press = null;
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(new Error('the press ended', { cause: error }));
  };
  worker.once('error', ended);
  worker.once('exit', ended);
  return worker;
}

/** A PDF from a source that reads its data with `json(bytes(sys.inputs.data))`. Throws when the source cannot be set. */
export function typstPdf(source: string, data: object): Promise<Uint8Array> {
  press ??= startPress();
  const worker = press;
  worker.ref();
  last += 1;
  const order: PressOrder = { no: last, source, data };
  return new Promise((resolve, reject) => {
    waiting.set(order.no, { resolve, reject });
    worker.postMessage(order);
  });
}
