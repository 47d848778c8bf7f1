// Undoing an applied import: dated, as acts of their own; nothing that was built upon it since is taken away.
import { refuse } from '../domain/refusal.ts';
import { markAbsenceRevoked } from '../store/absences.ts';
import { chainEnds } from '../store/chain-ends.ts';
import { bumpOrgStamp, takeIds } from '../store/counters.ts';
import { changeImport, lockImport } from '../store/imports.ts';
import { appendActs } from '../store/ledger.ts';
import {
  endAssignments,
  insertAssignments,
  insertVersion,
  lockOrganization,
  updatePeople,
} from '../store/organization-write.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import type { AppContext } from './context.ts';
import { notFound, refused } from './failure.ts';
import { nameManagers, roleOf } from './import-apply.ts';
import type { OrderOf, Tell } from './import-order.ts';
import { requireRoot, systemReach } from './import-scope.ts';
import { type PlannedPeopleUndo, type PlannedUnitsUndo, planUndo, undoHash } from './import-undo-plan.ts';
import { type Author, appendAct, WHOLE_ORGANIZATION } from './organization-acts.ts';
import {
  DIGEST_KEY,
  type Digests,
  digestsOf,
  newDigestKey,
  personDigest,
  unitDigest,
} from './organization-digests.ts';
import { syncWeeks } from './sync.ts';
import { undoView } from './views/import-undo.ts';

export async function undoWork(context: AppContext, order: OrderOf<'undo'>, tell: Tell): Promise<void> {
  const { author, admin, importId, from } = order;
  const { tenantId } = author;
  await tell('planning', 10);
  await inTransaction(context.pool, systemReach(author), async (tx) => {
    await lockOrganization(tx, tenantId);
    const job = await lockImport(tx, tenantId, importId);
    if (job === null) throw notFound();
    const planned = await planUndo(tx, tenantId, job, from);
    if (admin !== null) await requireRoot(tx, admin, planned.kind === 'people' ? planned.rootUnitId : null);
    if (order.agreedHash !== null && undoHash(planned) !== order.agreedHash)
      throw refused([refuse('import-moved-on')]);
    await tell('writing', 40);
    const view = await undoView(tx, author, planned);
    const key = newDigestKey();
    const written =
      planned.kind === 'units'
        ? await writeUnits(tx, author, planned, key)
        : await writePeople(tx, author, planned, { importId, key });
    await record(tx, order, view, { key, written: { ...written, ...proposedBy(job.proposal) } });
    await tell('weeks', 80);
    await syncWeeks(tx, context, tenantId, author.today, author.now);
  });
}

const proposedBy = (proposal: { readonly by: number } | null) =>
  proposal === null ? {} : { proposedBy: proposal.by };

async function record(
  tx: Tx,
  { author, importId, from, reason }: OrderOf<'undo'>,
  view: Awaited<ReturnType<typeof undoView>>,
  { written, key }: { readonly written: object; readonly key: string },
): Promise<void> {
  const { counts, keptTotal } = view;
  const role = roleOf(author);
  await changeImport(tx, author.tenantId, importId, {
    ...{ state: 'undone', undoneAt: author.now, written: null, proposal: null },
    undo: { ...view, by: author.personId, reason },
  });
  await appendAct(tx, author, 'organization', WHOLE_ORGANIZATION, {
    act: 'changed',
    role,
    payload: { undoes: importId, from, counts, kept: keptTotal, ...written },
    texts: { reason, [DIGEST_KEY]: key },
  });
  await appendAct(tx, author, 'import', importId, {
    act: 'undone',
    role,
    payload: { from, counts, kept: keptTotal },
    texts: { reason },
  });
  await bumpOrgStamp(tx, author.tenantId);
}

async function writeUnits(tx: Tx, author: Author, { trees }: PlannedUnitsUndo, key: string) {
  const written: { readonly version: number; readonly from: string; readonly digests: Digests }[] = [];
  for (const { from, undone } of trees) {
    if (undone.units === null) continue;
    const { units } = undone;
    const version = await insertVersion(tx, author.tenantId, { from, at: author.now, units });
    written.push({ version, from, digests: digestsOf(key, unitDigest, units) });
  }
  const [first] = trees;
  const ids = (units: readonly { readonly id: number }[] = []) => units.map((unit) => unit.id);
  return {
    versions: written.map(({ version }) => version),
    trees: written,
    unitsRemoved: ids(first?.undone.removed),
    unitsRestored: ids(first?.undone.restored),
    unitsReopened: ids(first?.undone.reopened),
  };
}

async function writePeople(
  tx: Tx,
  author: Author,
  { undone }: PlannedPeopleUndo,
  { importId, key }: { readonly importId: number; readonly key: string },
) {
  const { tenantId } = author;
  const first = await takeIds(tx, tenantId, 'assignment', undone.assignmentsAdded.length);
  const again = undone.assignmentsAdded.map((one, at) => ({ ...one, id: first + at }));
  await endAssignments(tx, tenantId, [...undone.assignmentsEnded, ...undone.assignmentsRestored]);
  await insertAssignments(tx, tenantId, again);
  await nameManagers(tx, author, undone.managersNamed, { undoes: importId });
  await updatePeople(tx, tenantId, undone.peopleChanged);
  const absences = undone.absencesRevoked.map((one) => one.id);
  await revokeAbsences(tx, author, absences, importId);
  return {
    assignments: {
      ended: undone.assignmentsEnded.map(({ id, to }) => ({ id, to })),
      restored: undone.assignmentsRestored.map(({ id, to }) => ({ id, to })),
      added: again.map(({ documentNumber, ...one }) => one),
    },
    managers: undone.managersNamed,
    peopleChanged: undone.peopleChanged.map((person) => person.id),
    digests: digestsOf(key, personDigest, undone.peopleChanged),
    absencesRevoked: absences,
  };
}

async function revokeAbsences(
  tx: Tx,
  author: Author,
  ids: readonly number[],
  importId: number,
): Promise<void> {
  if (ids.length === 0) return;
  const ends = await chainEnds(tx, author.tenantId, 'absence', ids);
  for (const id of ids) await markAbsenceRevoked(tx, author.tenantId, id, author.now);
  const act = { act: 'revoked', payload: { undoes: importId }, texts: {}, actingFor: null, rulebook: null };
  const entries = ids.map((id) => ({
    record: { kind: 'absence', id, weekStart: null },
    end: ends.get(id) ?? null,
    acts: [{ ...act, actorId: author.personId, role: roleOf(author) }],
  }));
  await appendActs(tx, author.tenantId, author.now, entries);
}
