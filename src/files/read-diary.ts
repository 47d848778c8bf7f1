// The one door for calendar files: bytes in, meetings of some days or a clear refusal out.
import { Worker } from 'node:worker_threads';
import type { DiaryDays, DiaryReading } from '../domain/diary/meeting.ts';
import { DIARY_LIMITS, type DiaryLimits } from './diary-events.ts';
import { inTurn, refusalOfCrash, refusedFor } from './read-table.ts';
import type { FileRefusal } from './refusal.ts';

export type DiaryRead =
  | { readonly ok: true; readonly reading: DiaryReading }
  | { readonly ok: false; readonly refusal: FileRefusal };

/** Reads in a worker with memory and time limit; never throws for what is in the file. */
export function readDiary(
  bytes: Uint8Array,
  asked: { readonly zone: string; readonly days: DiaryDays },
  limits = DIARY_LIMITS,
): Promise<DiaryRead> {
  if (bytes.length > limits.bytes)
    return Promise.resolve({
      ok: false,
      refusal: { code: 'file-too-large', params: { most: limits.bytes } },
    });
  return inTurn(() => readInWorker({ ...asked, bytes, limits }));
}

interface Job {
  readonly bytes: Uint8Array;
  readonly zone: string;
  readonly days: DiaryDays;
  readonly limits: DiaryLimits;
}

function readInWorker(workerData: Job): Promise<DiaryRead> {
  const { milliseconds, megabytes } = workerData.limits;
  const worker = new Worker(new URL('./diary-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    env: {},
    execArgv: [],
  });
  return new Promise((resolve) => {
    let isOver = false;
    // The exit that follows an answer says nothing new.
    const finish = (answer: DiaryRead) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      void worker.terminate().then(() => resolve(answer));
    };
    const refuse = (answer: ReturnType<typeof refusedFor>) =>
      finish({ ok: false, refusal: answer.kind === 'refused' ? answer.refusal : unread });
    const timer = setTimeout(
      () => refuse(refusedFor('file-took-too-long', { most: milliseconds })),
      milliseconds,
    );
    worker.once('message', finish);
    worker.once('error', (error) => refuse(refusalOfCrash(error)));
    worker.once('exit', () => finish({ ok: false, refusal: unread }));
  });
}

const unread: FileRefusal = { code: 'file-damaged', params: { what: 'reader' } };
