// The thread in which an import is read, checked, applied or undone. It has a connection of its own and answers once.
import { parentPort, workerData } from 'node:worker_threads';
import type { CalendarDay } from '../domain/period/calendar.ts';
import { openPool } from '../store/connection.ts';
import type { AnyOrder } from './import-order.ts';
import { perform } from './import-work.ts';

interface Job {
  readonly order: AnyOrder;
  readonly databaseUrl: string;
  readonly nationalDays: readonly CalendarDay[];
}

const { order, databaseUrl, nationalDays }: Job = workerData;
const pool = openPool(databaseUrl, { max: 2 });
try {
  parentPort?.postMessage(await perform({ pool, nationalDays }, order));
} catch (error) {
  parentPort?.postMessage({
    unforeseen: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
} finally {
  await pool.end();
}
