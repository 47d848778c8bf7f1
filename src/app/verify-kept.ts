// What is kept beside the register of work follows from it, and is nobody's word: held against the rows it was made from.
import type { Tx } from '../store/transaction.ts';
import { tasksOfWrongPeople } from '../store/verify-work.ts';
import type { AppContext } from './context.ts';
import type { Trouble } from './verify-range.ts';
import { differingSums } from './work/work-sums.ts';

/** People on their tasks, sums of accepted work by month and week. */
export async function compareKept(
  tx: Tx,
  tenantId: number,
  told: {
    readonly report: (trouble: Trouble) => void;
    /** Null: what was late is not looked at. */
    readonly nationalDays: AppContext['nationalDays'] | null;
  },
): Promise<void> {
  for (const id of await tasksOfWrongPeople(tx, tenantId))
    told.report({ kind: 'task', id, seq: null, code: 'state-differs', detail: 'people' });
  for (const { grain, unitId, start, fields } of await differingSums(tx, tenantId, told.nationalDays)) {
    const detail = `${grain} ${start}: ${fields.join(', ')}`;
    told.report({ kind: 'work-sum', id: unitId, seq: null, code: 'sum-differs', detail });
  }
}
