// Delegations given and received; the office sees those given by the people it serves.
import { checkRevocation, delegationState } from '../../domain/organization/delegation.ts';
import { DELEGABLE, type DelegableAction } from '../../domain/organization/shape.ts';
import { authorityHeld, type DelegationRow, delegationsFor, waitingFor } from '../../store/delegations.ts';
import { peopleInUnits } from '../../store/people.ts';
import { inReadTransaction, type Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { liveMondays } from '../week-facts.ts';

const MOST = 300;

export interface DelegationItem {
  readonly id: number;
  readonly version: number;
  readonly delegator: { readonly id: number; readonly name: string };
  readonly delegate: { readonly id: number; readonly name: string };
  readonly actions: DelegableAction[];
  readonly from: string;
  readonly to: string;
  readonly documentNumber: string;
  readonly state: 'coming' | 'active' | 'ended' | 'revoked';
  readonly covers: number;
  readonly may: 'revoke'[];
}

/** Delegations that concern the caller, the newest first, and what authority the caller has to hand over. */
export function listDelegations(context: Pick<AppContext, 'pool'>, actor: RequestActor) {
  const { tenantId, personId, today } = actor;
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const viewer = await loadViewer(tx, tenantId, personId, today);
    const served = await peopleInUnits(tx, tenantId, viewer.officeUnits, today);
    const [rows, held] = await Promise.all([
      delegationsFor(tx, tenantId, personId, served, MOST),
      authorityHeld(tx, tenantId, personId, oldestWaiting(today)),
    ]);
    const items = await delegationItems(tx, actor, rows, served);
    return { items, holds: DELEGABLE.filter((action) => held[action]) };
  });
}

/** Monday of the oldest week in which work is kept in line. */
export function oldestWaiting(today: string): string {
  return liveMondays(today)[0] ?? today;
}

/** Delegations with the work they cover now; `served`: people whose office the caller is. */
export async function delegationItems(
  tx: Tx,
  actor: RequestActor,
  rows: readonly DelegationRow[],
  served: readonly number[],
): Promise<DelegationItem[]> {
  const { tenantId, today, personId } = actor;
  const active = rows.filter((row) => delegationState(row, today) === 'active');
  const delegators = [...new Set(active.map((row) => row.delegatorId))];
  const waiting =
    delegators.length === 0 ? [] : await waitingFor(tx, tenantId, delegators, oldestWaiting(today));
  const covers = (row: DelegationRow) =>
    waiting
      .filter((work) => work.personId === row.delegatorId && row.actions.includes(work.action))
      .filter((work) => work.subjectId !== row.delegateId)
      .reduce((sum, work) => sum + work.count, 0);
  return rows.map((row) => {
    const by = { personId, officeOfDelegator: served.includes(row.delegatorId) };
    return {
      id: row.id,
      version: row.version,
      delegator: { id: row.delegatorId, name: row.delegatorName },
      delegate: { id: row.delegateId, name: row.delegateName },
      actions: [...row.actions],
      from: row.from,
      to: row.to,
      documentNumber: row.documentNumber,
      state: delegationState(row, today),
      covers: active.includes(row) ? covers(row) : 0,
      may: checkRevocation(row, by, today).length === 0 ? ['revoke'] : [],
    };
  });
}
