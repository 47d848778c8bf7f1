// A thread beside the requests that makes files, one after the other: a long table takes a second, and nobody else's page
// waits for it.
import { parentPort, Worker } from 'node:worker_threads';

interface Order<What> {
  readonly no: number;
  readonly what: What;
}
type Answer =
  | { readonly no: number; readonly file: Uint8Array }
  | { readonly no: number; readonly fault: string };

interface Waiting {
  readonly resolve: (file: Uint8Array) => void;
  readonly reject: (fault: Error) => void;
}

/** What orders a file of the thread at `program`; the thread is started with the first order: a start of the server has better things to do. */
export function openPress<What>(program: URL): (what: What) => Promise<Uint8Array> {
  const waiting = new Map<number, Waiting>();
  let press: Worker | null = null;
  let last = 0;
  const start = (): Worker => {
    const worker = new Worker(program, { env: {}, execArgv: [] });
    worker.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.no);
      waiting.delete(answer.no);
      // A press with nothing to do keeps no program from ending.
      if (waiting.size === 0) worker.unref();
      if ('file' in answer) asked?.resolve(answer.file);
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
  };
  return (what) => {
    press ??= start();
    const worker = press;
    worker.ref();
    last += 1;
    const order: Order<What> = { no: last, what };
    return new Promise((resolve, reject) => {
      waiting.set(order.no, { resolve, reject });
      worker.postMessage(order);
    });
  };
}

/** In the thread: makes what is ordered. One that fails is told alone, and the next is made. */
export function answerOrders<What>(make: (what: What) => Promise<Uint8Array<ArrayBuffer>>): void {
  let before = Promise.resolve();
  parentPort?.on('message', ({ no, what }: Order<What>) => {
    before = before
      .then(() => make(what))
      .then(
        (file) => parentPort?.postMessage({ no, file } satisfies Answer, [file.buffer]),
        (error: unknown) => parentPort?.postMessage({ no, fault: String(error) } satisfies Answer),
      );
  });
}
