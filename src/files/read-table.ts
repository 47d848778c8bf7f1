// The one door for spreadsheet files: bytes in, neutral tables or a clear refusal out.
import { Worker } from 'node:worker_threads';
import { type PackedSheet, unpackTables } from '../domain/organization/import/packed-table.ts';
import type { SheetTable } from '../domain/organization/import/table.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { ownBuffers } from './own-buffers.ts';
import { type FileRefusal, FileRefused } from './refusal.ts';
import { type FileFormat, sniffFormat } from './sniff.ts';

export type ReadResult =
  | { readonly ok: true; readonly format: FileFormat; readonly tables: readonly SheetTable[] }
  | { readonly ok: false; readonly refusal: FileRefusal };

/** Pieces of the tables as they were handed over, for whoever only keeps them. */
export type ReadPieces =
  | { readonly ok: true; readonly pieces: readonly Uint8Array[] }
  | Extract<ReadResult, { readonly ok: false }>;

export type Message =
  | { readonly kind: 'progress'; readonly rows: number }
  /** By table, its rows in pieces. */
  | { readonly kind: 'tables'; readonly packed: readonly (readonly Uint8Array[])[] }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal };
export type Answer = Exclude<Message, { readonly kind: 'progress' }>;

export const refusedFor = (code: FileRefusal['code'], params: FileRefusal['params'] = {}): Answer => ({
  kind: 'refused',
  refusal: { code, params },
});

export function refusalOfCrash(error: unknown): Answer {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return refusedFor('file-needed-too-much-memory');
  return refusedFor('file-damaged', { what: 'reader' });
}

export interface Order {
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly limits: ReadLimits;
}

function readInWorker(
  order: Order,
  onRows: (rows: number) => void,
  handedOver: readonly ArrayBuffer[] = [],
): Promise<Answer> {
  const { limits } = order;
  const worker = startWorker(limits, order, handedOver);
  return new Promise<Answer>((resolve) => {
    let first: Answer | null = null;
    // The answer counts once the worker is gone and its memory with it; the exit that follows says nothing new.
    const finish = (answer: Answer): void => {
      if (first !== null) return;
      first = answer;
      clearTimeout(timer);
      void worker.terminate().then(() => resolve(answer));
    };
    const timer = setTimeout(
      () => finish(refusedFor('file-took-too-long', { most: limits.milliseconds })),
      limits.milliseconds,
    );
    worker.on('message', (message: Message) => {
      if (message.kind === 'progress') onRows(message.rows);
      else finish(message);
    });
    worker.once('error', (error) => finish(refusalOfCrash(error)));
    worker.once('exit', () => finish(refusedFor('file-damaged', { what: 'reader' })));
  });
}

export function resultOf(answer: Answer, format: FileFormat): ReadResult {
  if (answer.kind === 'refused') return { ok: false, refusal: answer.refusal };
  return { ok: true, format, tables: unpackTables(answer.packed.flatMap(joined)) };
}

/** The pieces of one table as one. */
function joined(pieces: readonly Uint8Array[]): readonly PackedSheet[] {
  const read = pieces.map((piece): PackedSheet => JSON.parse(new TextDecoder().decode(piece)));
  const [first] = read;
  return first === undefined ? [] : [{ ...first, packed: read.flatMap(({ packed }) => packed) }];
}

/** The thread knows nothing of us: no environment, a heap of its own. */
export function startWorker(
  limits: ReadLimits,
  workerData: Order | null,
  handedOver: readonly ArrayBuffer[] = [],
): Worker {
  return new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData,
    transferList: [...handedOver],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 16 },
    env: {},
    execArgv: [],
  });
}

/** One file at a time: two at their limits together would take what the server needs for everybody else. */
let before: Promise<unknown> = Promise.resolve();

export function inTurn<Result>(read: () => Promise<Result>): Promise<Result> {
  const mine = before.then(read);
  before = mine.catch(() => undefined);
  return mine;
}

/**
 * Reads .xlsx or .csv by content, in a worker with memory and time limit. Never throws for what is in the file. `onRows`
 * hears of rows read so far.
 */
export function readTables(
  bytes: Uint8Array,
  limits: ReadLimits = READ_LIMITS,
  onRows: (rows: number) => void = () => {},
): Promise<ReadResult> {
  return orRefusal(async () => {
    const format = sniffFormat(bytes, limits);
    return resultOf(await inTurn(() => readInWorker({ bytes, format, limits }, onRows)), format);
  });
}

/** The same for long lists. Takes the bytes over: the caller has none afterwards. */
export function readPieces(
  bytes: Uint8Array,
  limits: ReadLimits,
  onRows: (rows: number) => void,
): Promise<ReadPieces> {
  return orRefusal(async () => {
    const order = { bytes, format: sniffFormat(bytes, limits), limits };
    const answer = await inTurn(() => readInWorker(order, onRows, ownBuffers(bytes)));
    if (answer.kind === 'refused') return { ok: false, refusal: answer.refusal };
    return { ok: true, pieces: answer.packed.flat() };
  });
}

async function orRefusal<R>(
  read: () => Promise<R>,
): Promise<R | Extract<ReadResult, { readonly ok: false }>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
