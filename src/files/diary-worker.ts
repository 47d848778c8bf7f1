// The thread in which a calendar of unknown origin is read. It gets bytes and limits, and answers once.
import { parentPort, workerData } from 'node:worker_threads';
import { type DiaryLimits, readDiaryEvents } from './diary-events.ts';
import { FileRefused } from './refusal.ts';

interface Job {
  readonly bytes: Uint8Array;
  readonly zone: string;
  readonly days: { readonly from: string; readonly to: string };
  readonly limits: DiaryLimits;
}

const { bytes, ...asked }: Job = workerData;
try {
  parentPort?.postMessage({ ok: true, reading: readDiaryEvents(bytes, asked) });
} catch (error) {
  if (!(error instanceof FileRefused)) throw error;
  parentPort?.postMessage({ ok: false, refusal: error.refusal });
}
