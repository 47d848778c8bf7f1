// What tells an open board to look again: a mark that moves with the records it shows, and a cheap pulse before it.
import { boardMark, newestAct } from '../../store/board.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { mondayOf } from '../views/reading.ts';
import { askedUnits, type BoardQuery } from './board-material.ts';

/** The mark of what this person's board shows now. Throws not-found once nothing of it may be watched any more. */
export function markOfBoard(context: AppContext, actor: RequestActor, query: BoardQuery): Promise<string> {
  const { tenantId, personId, today } = actor;
  const scope = { tenantId, personId, actor: 'person', today } as const;
  return inReadTransaction(context.pool, scope, async (tx) => {
    const [viewer, rulebooks] = await Promise.all([
      loadViewer(tx, tenantId, personId, today),
      loadRulebooks(tx, tenantId),
    ]);
    const unitIds = await askedUnits({ tx, context, actor, viewer, rulebooks }, query);
    return boardMark(tx, tenantId, mondayOf(query.week), unitIds);
  });
}

/** Moves whenever anything happens in the body; says nothing about what. */
export function pulseOf({ pool }: Pick<AppContext, 'pool'>, tenantId: number): Promise<number> {
  return inReadTransaction(pool, { tenantId, personId: null, actor: 'system' }, (tx) =>
    newestAct(tx, tenantId),
  );
}
