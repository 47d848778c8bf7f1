// Many small files of one person, one after the other in one worker: starting one takes longer than reading a form. A file
// that breaks the worker, or its time, is refused alone; the next one gets a fresh worker.
import type { Worker } from 'node:worker_threads';
import type { ReadLimits } from './limits.ts';
import {
  type Answer,
  inTurn,
  type Message,
  type Order,
  type ReadResult,
  refusalOfCrash,
  refusedFor,
  resultOf,
  startWorker,
} from './read-table.ts';
import { FileRefused } from './refusal.ts';
import { sniffFormat } from './sniff.ts';

class ReadingWorker {
  readonly #limits: ReadLimits;
  #worker: Worker | null = null;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  read(order: Order): Promise<Answer> {
    const worker = this.#started();
    return new Promise<Answer>((resolve) => {
      let over = false;
      const finish = (answer: Answer, isBroken: boolean): void => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (isBroken) void this.close().then(() => resolve(answer));
        else resolve(answer);
      };
      const onMessage = (message: Message): void => {
        if (message.kind !== 'progress') finish(message, false);
      };
      const onError = (error: unknown) => finish(refusalOfCrash(error), true);
      const onExit = () => finish(refusedFor('file-damaged', { what: 'reader' }), true);
      const timer = setTimeout(
        () => finish(refusedFor('file-took-too-long', { most: this.#limits.milliseconds }), true),
        this.#limits.milliseconds,
      );
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(order);
    });
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    this.#worker = startWorker(this.#limits, null);
    // An error that comes between two files must not find nobody listening; the next file finds the worker gone.
    this.#worker.on('error', () => undefined);
    this.#worker.once('exit', () => {
      this.#worker = null;
    });
    return this.#worker;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

/** Every file with its tables or its refusal, in order. Never throws for what is in a file. */
export function readManyTables(
  files: readonly Uint8Array[],
  limits: ReadLimits,
  onFile: (count: number) => void = () => {},
): Promise<readonly ReadResult[]> {
  return inTurn(async () => {
    const worker = new ReadingWorker(limits);
    const results: ReadResult[] = [];
    try {
      for (const bytes of files) {
        results.push(await readOne(worker, bytes, limits));
        onFile(results.length);
      }
      return results;
    } finally {
      await worker.close();
    }
  });
}

async function readOne(worker: ReadingWorker, bytes: Uint8Array, limits: ReadLimits): Promise<ReadResult> {
  try {
    const format = sniffFormat(bytes, limits);
    return resultOf(await worker.read({ bytes, format, limits }), format);
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
