// The thread in which files of unknown origin are parsed. It gets bytes and limits, nothing else, and answers once.
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadLimits } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { FileRefused } from './refusal.ts';
import type { FileFormat } from './sniff.ts';

interface Job {
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly limits: ReadLimits;
}

const job: Job = workerData;
try {
  const tables =
    job.format === 'xlsx' ? await readXlsx(job.bytes, job.limits) : readCsv(job.bytes, job.limits);
  parentPort?.postMessage({ ok: true, tables });
} catch (error) {
  if (!(error instanceof FileRefused)) throw error;
  parentPort?.postMessage({ ok: false, refusal: error.refusal });
}
