// Naming who directs the work of an assignment from a date on.
import type { Holding } from '../domain/evaluation/authority.ts';
import { hasWords, type Refusal, refuse } from '../domain/refusal.ts';
import { bumpOrgStamp } from '../store/counters.ts';
import { organizationOn } from '../store/organization.ts';
import { treeOn } from '../store/organization-state.ts';
import { lockOrganization, putManagers } from '../store/organization-write.ts';
import { type AssignmentSpan, assignmentSpan } from '../store/posts.ts';
import type { Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { Failure, notFound } from './failure.ts';
import type { Intent } from './once.ts';
import { administers, appendAct, demandNone } from './organization-acts.ts';
import { syncWeeks } from './sync.ts';
import { write } from './write.ts';

export interface ManagerForm {
  /** Null: nobody directs it any longer. */
  readonly managerId: number | null;
  readonly from: string;
  readonly documentNumber: string;
}

export interface ManagerNamedReply {
  readonly assignmentId: number;
  readonly managerId: number | null;
}

/** Names the direct manager; waiting work moves to whoever scores and approves by it now. */
export function nameManager(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  assignmentId: number,
  form: ManagerForm,
): Promise<ManagerNamedReply> {
  return write(context, actor, intent, {
    reach: 'system',
    load: (tx) =>
      lockOrganization(tx, actor.tenantId).then(() => assignmentSpan(tx, actor.tenantId, assignmentId)),
    run: async (tx, held) => {
      if (held === null) throw notFound();
      await requireRight(tx, actor, held.unitId);
      demandNone([
        ...(isOwnCase(actor, held, form) ? [refuse('manager-by-oneself')] : []),
        ...(await reasonsAgainst(tx, actor.tenantId, assignmentId, held, form)),
      ]);
      await putManagers(tx, actor.tenantId, [{ assignmentId, ...form }]);
      await appendAct(tx, actor, 'assignment', assignmentId, {
        act: 'manager-named',
        role: 'organization-admin',
        payload: { managerId: form.managerId, from: form.from },
        texts: { documentNumber: form.documentNumber },
      });
      await bumpOrgStamp(tx, actor.tenantId);
      await syncWeeks(tx, context, actor.tenantId, actor.today, actor.now);
      return { assignmentId, managerId: form.managerId };
    },
  });
}

/** Nobody makes himself somebody's manager, nor chooses his own. */
const isOwnCase = ({ personId }: RequestActor, held: AssignmentSpan, { managerId }: ManagerForm) =>
  held.personId === personId || managerId === personId;

async function requireRight(tx: Tx, actor: RequestActor, unitId: number): Promise<void> {
  const tree = await treeOn(tx, actor.tenantId, actor.today);
  if (!administers(actor, tree?.units ?? [], unitId)) throw new Failure('forbidden', 'forbidden');
}

async function reasonsAgainst(
  tx: Tx,
  tenantId: number,
  assignmentId: number,
  held: AssignmentSpan,
  form: ManagerForm,
): Promise<readonly Refusal[]> {
  const { managerId, from } = form;
  const outside = from < held.from || (held.to !== null && held.to <= from);
  const holdings = (await organizationOn(tx, tenantId, from))?.holdings ?? [];
  return [
    ...(hasWords(form.documentNumber) ? [] : [refuse('document-number-missing')]),
    ...(outside ? [refuse('outside-assignment', { from: held.from, to: held.to })] : []),
    ...(managerId === null ? [] : aboutManager(holdings, assignmentId, held.personId, managerId)),
  ];
}

function aboutManager(
  holdings: readonly Holding[],
  assignmentId: number,
  personId: number,
  managerId: number,
): readonly Refusal[] {
  if (managerId === personId) return [refuse('manager-self')];
  if (!holdings.some((holding) => holding.personId === managerId)) return [refuse('manager-without-post')];
  return leadsBack(holdings, assignmentId, personId, managerId) ? [refuse('manager-circle')] : [];
}

/** True when the new manager is, by whatever way, managed by the person. Main posts only: those are evaluated. */
function leadsBack(
  holdings: readonly Holding[],
  assignmentId: number,
  personId: number,
  managerId: number,
): boolean {
  const above = new Map(
    holdings
      .filter((holding) => holding.kind === 'main' && holding.assignmentId !== assignmentId)
      .map((holding) => [holding.personId, holding.managerId]),
  );
  const passed = new Set<number>();
  let at: number | null = managerId;
  while (at !== null && !passed.has(at)) {
    if (at === personId) return true;
    passed.add(at);
    at = above.get(at) ?? null;
  }
  return false;
}
