// A thread that checks ranges of the ledger one after the other, until it is told to leave.
import { parentPort, workerData } from 'node:worker_threads';
import { openPool } from '../store/connection.ts';
import { inSnapshot } from '../store/transaction.ts';
import { type Trouble, verifyRange } from './verify-range.ts';
import type { ThreadAnswer, ThreadData, ThreadOrder } from './verify-threads.ts';

const { databaseUrl, snapshot }: ThreadData = workerData;
const pool = openPool(databaseUrl, { max: 1, applicationName: 'cong-tam-verify' });

parentPort?.on('message', async (order: ThreadOrder) => {
  if (order === null) {
    await pool.end();
    parentPort?.close();
    return;
  }
  const scope = { tenantId: order.tenantId, personId: null, actor: 'system' } as const;
  const answer = await inSnapshot(pool, scope, snapshot, async (tx): Promise<ThreadAnswer> => {
    const troubles: Trouble[] = [];
    return { verified: await verifyRange(tx, order, (trouble) => troubles.push(trouble)), troubles };
  });
  parentPort?.postMessage(answer);
});
