// Who may see an import, and who may change the part of the body it is of.

import type { ImportRow } from '../store/imports.ts';
import { treeOn } from '../store/organization-state.ts';
import type { Scope, Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import { Failure, notFound } from './failure.ts';
import type { PlannedImport } from './import-plan.ts';
import { type Author, administers, administersAll } from './organization-acts.ts';

/** Units change for the whole body; a staff list for the unit it is of. Throws `forbidden` outside the own part. */
export async function requireScope(tx: Tx, actor: RequestActor, planned: PlannedImport): Promise<void> {
  const root = planned.kind === 'people' ? planned.plan.rootUnitId : null;
  // A list without readable rows changes nothing: its troubles may be shown.
  if (planned.kind === 'people' && root === null && planned.plan.rows.length === 0) return;
  await requireRoot(tx, actor, root);
}

/** Throws `forbidden` unless the actor administers the unit; null: the whole body. */
export async function requireRoot(tx: Tx, actor: RequestActor, root: number | null): Promise<void> {
  const units = (await treeOn(tx, actor.tenantId, actor.today))?.units ?? [];
  const isTheirs = root === null ? administersAll(actor, units) : administers(actor, units, root);
  if (!isTheirs) throw new Failure('forbidden', 'outside-scope');
}

/** An import holds personal data: seen by administrators of the whole body and by whoever made it. */
export async function requireSight(tx: Tx, actor: RequestActor, job: ImportRow): Promise<void> {
  const units = (await treeOn(tx, actor.tenantId, actor.today))?.units ?? [];
  const isAdministrator = actor.roles.some((grant) => grant.role === 'organization-admin');
  const sees = isAdministrator && (job.createdBy === actor.personId || administersAll(actor, units));
  if (!sees) throw notFound();
}

/** Reading private data and bringing weeks in line needs the reach of the system; rights are checked by the callers. */
export function systemReach({ tenantId, personId, today }: Author): Scope {
  return { tenantId, personId, actor: 'system', today };
}
