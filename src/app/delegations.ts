// Handing over scoring or approving for a time, and ending it. Work already waiting is covered by the viewer at once.
import { checkDelegation, checkRevocation } from '../domain/organization/delegation.ts';
import type { DelegableAction } from '../domain/organization/shape.ts';
import { takeIds } from '../store/counters.ts';
import {
  authorityHeld,
  type DelegationRow,
  insertDelegation,
  lockDelegation,
  lockDelegationsOf,
  markDelegationRevoked,
} from '../store/delegations.ts';
import { namesOf, unitsOfPerson } from '../store/people.ts';
import type { Tx } from '../store/transaction.ts';
import { loadViewer } from '../store/viewer.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { changed, notFound } from './failure.ts';
import { tell } from './messages/tell.ts';
import type { Intent } from './once.ts';
import { appendAct, demandNone } from './organization-acts.ts';
import { ensureInLine } from './sync.ts';
import { type DelegationItem, delegationItems, oldestWaiting } from './views/delegations.ts';
import { write } from './write.ts';

export interface DelegationForm {
  readonly delegateId: number;
  readonly actions: readonly DelegableAction[];
  readonly from: string;
  /** The first day on which it no longer holds. */
  readonly to: string;
  readonly documentNumber: string;
}

/** Gives the caller's own authority to somebody for a time; one substitute per action and day. */
export async function delegate(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: DelegationForm,
): Promise<DelegationItem> {
  const { tenantId, personId, today, now } = actor;
  await ensureInLine(context, tenantId, today, now);
  return write(context, actor, intent, {
    load: (tx) => lockDelegationsOf(tx, tenantId, personId),
    run: async (tx, given) => {
      const actions = [...new Set(form.actions)];
      const request = { ...form, actions, delegatorId: personId };
      const [holds, places, names] = await Promise.all([
        authorityHeld(tx, tenantId, personId, oldestWaiting(today)),
        unitsOfPerson(tx, tenantId, form.delegateId, form.from),
        namesOf(tx, tenantId, [personId, form.delegateId]),
      ]);
      demandNone(checkDelegation(request, { today, holds, delegateActive: places.length > 0, given }));
      const id = await takeIds(tx, tenantId, 'delegation', 1);
      await insertDelegation(tx, tenantId, { ...request, id });
      const { delegateId, from, to, documentNumber } = form;
      await appendAct(tx, actor, 'delegation', id, {
        act: 'delegated',
        role: 'self',
        payload: { delegatorId: personId, delegateId, actions, from, to },
        texts: { documentNumber },
      });
      tellOf(tx, actor, 'lent', { id, from, to }, [delegateId]);
      const row = { ...request, id, revoked: false, version: 1 };
      return only(tx, actor, { ...row, ...namesIn(names, row) }, []);
    },
  });
}

/** Ends a delegation at once: by who gave it, or by the office of a unit in which that person works. */
export function revokeDelegation(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: { readonly version: number; readonly reason?: string | undefined },
): Promise<DelegationItem> {
  const { tenantId, personId, today } = actor;
  return write(context, actor, intent, {
    load: (tx) => lockDelegation(tx, tenantId, id),
    run: async (tx, delegation) => {
      if (delegation === null) throw notFound();
      const served = await servedAmong(tx, actor, delegation.delegatorId);
      const by = { personId, officeOfDelegator: served.length > 0 };
      demandNone(checkRevocation(delegation, by, today));
      if (delegation.version !== form.version) throw changed(delegation.version);
      await markDelegationRevoked(tx, tenantId, id, actor.now);
      await appendAct(tx, actor, 'delegation', id, {
        act: 'revoked',
        role: personId === delegation.delegatorId ? 'self' : 'office',
        payload: {},
        texts: { reason: form.reason ?? null },
      });
      const { delegatorId, delegateId } = delegation;
      tellOf(tx, actor, 'lent-ended', { id, from: today, to: today }, [delegatorId, delegateId]);
      return only(tx, actor, { ...delegation, revoked: true, version: delegation.version + 1 }, served);
    },
  });
}

/** The other side learns of it; whoever did it knows. */
function tellOf(
  tx: Tx,
  { tenantId, personId: by, now }: RequestActor,
  code: 'lent' | 'lent-ended',
  { id, from, to }: { readonly id: number; readonly from: string; readonly to: string },
  people: readonly number[],
): void {
  const message = { code, by, params: { day: from, until: to }, topic: `${code}/${id}` } as const;
  const place = { page: 'delegation' } as const;
  const others = people.filter((person) => person !== by);
  tell(
    tx,
    tenantId,
    now,
    others.map((person) => ({ to: person, ...message, place })),
  );
}

async function servedAmong(tx: Tx, actor: RequestActor, delegatorId: number): Promise<readonly number[]> {
  const [viewer, units] = await Promise.all([
    loadViewer(tx, actor.tenantId, actor.personId, actor.today),
    unitsOfPerson(tx, actor.tenantId, delegatorId, actor.today),
  ]);
  return units.some((unit) => viewer.officeUnits.includes(unit)) ? [delegatorId] : [];
}

function namesIn(names: ReadonlyMap<number, string>, row: Pick<DelegationRow, 'delegatorId' | 'delegateId'>) {
  return { delegatorName: names.get(row.delegatorId) ?? '', delegateName: names.get(row.delegateId) ?? '' };
}

async function only(
  tx: Tx,
  actor: RequestActor,
  row: DelegationRow,
  served: readonly number[],
): Promise<DelegationItem> {
  const [item] = await delegationItems(tx, actor, [row], served);
  if (item === undefined) throw new Error('one delegation in, none out');
  return item;
}
