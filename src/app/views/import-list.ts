// The list of rehearsals and applied imports.
import { listImports as listInStore } from '../../store/imports.ts';
import { treeOn } from '../../store/organization-state.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { administersAll } from '../organization-acts.ts';

const MOST = 100;

/** The newest imports: all of them for administrators of the whole body, the own ones for others. */
export function listImports(context: Pick<AppContext, 'pool'>, actor: RequestActor) {
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const units = (await treeOn(tx, actor.tenantId, actor.today))?.units ?? [];
    const whose = administersAll(actor, units) ? null : actor.personId;
    const rows = await listInStore(tx, actor.tenantId, whose, MOST);
    return {
      items: rows.map(({ createdBy, byName, proposedBy, ...row }) => ({
        ...row,
        waits: proposedBy !== null && proposedBy !== actor.personId && createdBy !== actor.personId,
        by: createdBy === null ? null : { id: createdBy, name: byName ?? '' },
      })),
    };
  });
}
