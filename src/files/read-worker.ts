// The thread in which files of unknown origin are parsed. It gets bytes and limits, nothing else, tells how far it is, and
// answers each file once: with packed tables as bytes that are handed over, not copied.
import { parentPort, workerData } from 'node:worker_threads';
import { packTables } from '../domain/organization/import/packed-table.ts';
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

const onRows = (rows: number): void => parentPort?.postMessage({ kind: 'progress', rows });
async function read(job: Job): Promise<void> {
  try {
    const tables =
      job.format === 'xlsx'
        ? await readXlsx(job.bytes, job.limits, onRows)
        : readCsv(job.bytes, job.limits, onRows);
    const packed = new TextEncoder().encode(JSON.stringify(packTables(tables)));
    parentPort?.postMessage({ kind: 'tables', packed }, [packed.buffer]);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    parentPort?.postMessage({ kind: 'refused', refusal: error.refusal });
  }
}

// One file is given at the start; many small ones follow each other as messages.
const first: Job | null = workerData;
if (first === null) parentPort?.on('message', (job: Job) => void read(job));
else await read(first);
