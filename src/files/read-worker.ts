// The thread in which files of unknown origin are parsed. It gets bytes and limits, nothing else, tells how far it is, and
// answers each file once: with pieces of packed tables as bytes that are handed over, not copied.
import { parentPort, workerData } from 'node:worker_threads';
import { piecesOf } from '../domain/organization/import/packed-table.ts';
import type { SheetTable } from '../domain/organization/import/table.ts';
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
    const packed = tables.map(packedPieces);
    parentPort?.postMessage(
      { kind: 'tables', packed },
      packed.flat().map(({ buffer }) => buffer),
    );
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    parentPort?.postMessage({ kind: 'refused', refusal: error.refusal });
  }
}

/** Piece by piece: the text of all rows at once would take twice the room of the file. */
const packedPieces = (table: SheetTable) =>
  Array.from(piecesOf(table), (piece) => new TextEncoder().encode(JSON.stringify(piece)));

// One file is given at the start; many small ones follow each other as messages.
const first: Job | null = workerData;
if (first === null) parentPort?.on('message', (job: Job) => void read(job));
else await read(first);
