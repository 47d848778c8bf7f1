// Stating by hand what selects a regulation: the side of a unit, the staff group of a person.
import { hasWords, refuse } from '../domain/refusal.ts';
import type { OrganSide, StaffGroup } from '../domain/rulebook/shape-regime.ts';
import { bumpOrgStamp } from '../store/counters.ts';
import { organizationOn } from '../store/organization.ts';
import { treeOn } from '../store/organization-state.ts';
import { lockOrganization } from '../store/organization-write.ts';
import { putPersonGroup, putUnitSide } from '../store/subjects.ts';
import type { Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { Failure, notFound } from './failure.ts';
import type { Intent } from './once.ts';
import { administers, appendAct, demandNone, WHOLE_ORGANIZATION } from './organization-acts.ts';
import { syncWeeks } from './sync.ts';
import { write } from './write.ts';

export interface SideForm {
  readonly unitId: number;
  /** null: what the kind of the unit says. */
  readonly side: OrganSide | null;
  readonly documentNumber: string;
}
export interface GroupForm {
  readonly personId: number;
  readonly group: StaffGroup;
  readonly from: string;
  readonly documentNumber: string;
}

/** Throws not-found, forbidden (another's part of the body), refused `document-number-missing`. */
export function stateSide(context: AppContext, actor: RequestActor, intent: Intent, form: SideForm) {
  const { unitId, side, documentNumber } = form;
  return change(context, actor, intent, documentNumber, async (tx) => {
    const units = (await treeOn(tx, actor.tenantId, actor.today))?.units ?? [];
    if (!units.some(({ id }) => id === unitId)) throw notFound();
    if (!administers(actor, units, unitId)) throw new Failure('forbidden', 'forbidden');
    await putUnitSide(tx, actor.tenantId, unitId, side);
    await note(tx, actor, 'side-stated', { unitId, side }, documentNumber);
    return { unitId, side };
  });
}

/** Same for a person who holds a post today in a part of the body the actor administers. */
export function stateGroup(context: AppContext, actor: RequestActor, intent: Intent, form: GroupForm) {
  const { personId, group, from, documentNumber } = form;
  return change(context, actor, intent, documentNumber, async (tx) => {
    const body = await organizationOn(tx, actor.tenantId, actor.today);
    const held = body?.holdings.filter((holding) => holding.personId === personId) ?? [];
    if (body === null || held.length === 0) throw notFound();
    const units = [...body.units.values()];
    if (!held.some(({ unitId }) => administers(actor, units, unitId)))
      throw new Failure('forbidden', 'forbidden');
    await putPersonGroup(tx, actor.tenantId, personId, from, group);
    await note(tx, actor, 'group-stated', { personId, group, from }, documentNumber);
    return { personId, group };
  });
}

/** The records of the running periods follow in the same transaction. */
function change<R>(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  documentNumber: string,
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) => lockOrganization(tx, actor.tenantId),
    run: async (tx) => {
      demandNone(hasWords(documentNumber) ? [] : [refuse('document-number-missing')]);
      const reply = await work(tx);
      await bumpOrgStamp(tx, actor.tenantId);
      await syncWeeks(tx, context, actor.tenantId, actor.today, actor.now);
      return reply;
    },
  });
}

function note(
  tx: Tx,
  actor: RequestActor,
  act: string,
  payload: object,
  documentNumber: string,
): Promise<void> {
  const role = 'organization-admin';
  return appendAct(tx, actor, 'organization', WHOLE_ORGANIZATION, {
    act,
    role,
    payload,
    texts: { documentNumber },
  });
}
