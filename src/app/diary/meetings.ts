// A proposed meeting answered by its person: confirmed it is work of his with its hours, refused it does not come back.
import { refuse } from '../../domain/refusal.ts';
import { answerMeeting, lockMeeting, type MeetingRow } from '../../store/diaries.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, notFound, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { enterLines } from '../work/entries.ts';
import { write } from '../write.ts';

export interface MeetingActForm {
  readonly act: 'confirm' | 'refuse';
  readonly version: number;
}

/** Throws not-found (also when it was answered), changed, refused: it is still to come, its day is full. */
export function actOnMeeting(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  { act, version }: MeetingActForm,
): Promise<{ readonly id: number; readonly taskId: number | null }> {
  return write(context, actor, intent, {
    load: (tx) => lockMeeting(tx, actor.tenantId, id),
    run: async (tx, row) => {
      if (row === null || row.personId !== actor.personId || row.state !== 'proposed') throw notFound();
      if (row.version !== version) throw changed(row.version);
      if (act === 'confirm') return { id, taskId: await confirm(tx, context, actor, row) };
      await answerMeeting(tx, actor.tenantId, id, { state: 'refused' });
      return { id, taskId: null };
    },
  });
}

async function confirm(tx: Tx, context: AppContext, actor: RequestActor, row: MeetingRow): Promise<number> {
  const { title, day, minutes } = row;
  if (day > actor.today) throw refused([refuse('meeting-to-come', { day })]);
  const line = { text: title, title, done: day, due: null, minutes, tags: [], day };
  const [kept] = await enterLines(tx, context, actor, [line]);
  if (kept === undefined) throw new Error('a meeting left no work');
  await answerMeeting(tx, actor.tenantId, row.id, { state: 'confirmed', taskId: kept.taskId });
  return kept.taskId;
}
