// The one door for spreadsheet files: bytes in, neutral tables or a clear refusal out.
import { Worker } from 'node:worker_threads';
import type { SheetTable } from '../domain/organization/import/table.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { type FileRefusal, FileRefused } from './refusal.ts';
import { type FileFormat, sniffFormat } from './sniff.ts';

export type ReadResult =
  | { readonly ok: true; readonly format: FileFormat; readonly tables: readonly SheetTable[] }
  | { readonly ok: false; readonly refusal: FileRefusal };

type Answer =
  | { readonly ok: true; readonly tables: SheetTable[] }
  | { readonly ok: false; readonly refusal: FileRefusal };

function refusalOfCrash(error: unknown): FileRefusal {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { code: 'file-needed-too-much-memory', params: {} };
  return { code: 'file-damaged', params: { what: 'reader' } };
}

function readInWorker(bytes: Uint8Array, format: FileFormat, limits: ReadLimits): Promise<Answer> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: { bytes, format, limits },
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 },
    env: {},
    execArgv: [],
  });
  return new Promise<Answer>((resolve) => {
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(
      () =>
        finish({
          ok: false,
          refusal: { code: 'file-took-too-long', params: { most: limits.milliseconds } },
        }),
      limits.milliseconds,
    );
    worker.once('message', (answer: Answer) => finish(answer));
    worker.once('error', (error) => finish({ ok: false, refusal: refusalOfCrash(error) }));
    worker.once('exit', () =>
      finish({ ok: false, refusal: { code: 'file-damaged', params: { what: 'reader' } } }),
    );
  });
}

/** Reads .xlsx or .csv by content, in a worker with memory and time limit. Never throws for what is in the file. */
export async function readTables(bytes: Uint8Array, limits: ReadLimits = READ_LIMITS): Promise<ReadResult> {
  try {
    const format = sniffFormat(bytes, limits);
    const answer = await readInWorker(bytes, format, limits);
    return answer.ok ? { ok: true, format, tables: answer.tables } : answer;
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
