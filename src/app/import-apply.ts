// Writes a planned import: everything in the one transaction of the caller, or nothing.
import { foldManagers, type ManagerChange } from '../domain/organization/import/manager-changes.ts';
import { settlePeople, settleUnits } from '../domain/organization/import/settle.ts';
import type { Unit } from '../domain/organization/shape.ts';
import { refuse } from '../domain/refusal.ts';
import { insertAbsences } from '../store/absences.ts';
import { chainEnds } from '../store/chain-ends.ts';
import { bumpOrgStamp, takeIds } from '../store/counters.ts';
import { appendActs } from '../store/ledger.ts';
import {
  endAssignments,
  insertAssignments,
  insertPeople,
  insertVersion,
  putManagers,
  updatePeople,
} from '../store/organization-write.ts';
import { insertPosts } from '../store/posts.ts';
import type { Tx } from '../store/transaction.ts';
import type { AppContext } from './context.ts';
import { refused } from './failure.ts';
import type { PlannedImport, PlannedPeople, PlannedUnits } from './import-plan.ts';
import { type Author, appendAct, WHOLE_ORGANIZATION } from './organization-acts.ts';
import { syncWeeks } from './sync.ts';

export interface ApplyOrder {
  readonly importId: number;
  /** First day on which the list holds. */
  readonly from: string;
  /** Numbers of changes by kind, for the act. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Applies a plan without errors; an empty one writes nothing. Throws `refused` when errors are open. */
export async function applyPlan(
  tx: Tx,
  context: AppContext,
  author: Author,
  planned: PlannedImport,
  order: ApplyOrder,
): Promise<void> {
  const errors = planned.plan.troubles.filter((trouble) => trouble.severity === 'error').length;
  if (!planned.plan.applicable) throw refused([refuse('import-has-errors', { errors })]);
  if (Object.keys(order.counts).length === 0) return;
  const written =
    planned.kind === 'units'
      ? await applyUnits(tx, author, planned, order.from)
      : await applyPeople(tx, author, planned, order);
  await appendAct(tx, author, 'organization', WHOLE_ORGANIZATION, {
    act: 'changed',
    role: roleOf(author),
    payload: { import: order.importId, from: order.from, counts: order.counts, ...written },
  });
  await bumpOrgStamp(tx, author.tenantId);
  await syncWeeks(tx, context, author.tenantId, author.today, author.now);
}

/** People import in their capacity of administrator; the command line as the system. */
export function roleOf(author: Author): string {
  return author.personId === null ? 'system' : 'organization-admin';
}

async function applyUnits(tx: Tx, author: Author, { plan, later }: PlannedUnits, from: string) {
  if (later !== null) throw refused([refuse('later-version', { from: later })]);
  const first = await takeIds(tx, author.tenantId, 'unit', plan.changes.unitsAdded.length);
  const units = settleUnits(plan.units, first);
  const version = await insertVersion(tx, author.tenantId, { from, at: author.now, units });
  const place = ({ id, parentId, code, kind }: Unit) => ({ id, parentId, code, kind });
  const added = units.filter((unit) => unit.id >= first);
  return {
    version,
    units: {
      added: added.map(place),
      moved: plan.changes.unitsMoved.map(({ after }) => after.id),
      renamed: plan.changes.unitsRenamed.map(({ after }) => after.id),
      changed: plan.changes.unitsChanged.map(({ after }) => after.id),
      ended: plan.changes.unitsEnded.map((unit) => unit.id),
    },
  };
}

async function applyPeople(tx: Tx, author: Author, { plan, state }: PlannedPeople, { importId }: ApplyOrder) {
  const { tenantId } = author;
  const { changes } = plan;
  const first = {
    person: await takeIds(tx, tenantId, 'person', changes.peopleAdded.length),
    post: await takeIds(tx, tenantId, 'post', changes.postsAdded.length),
    assignment: await takeIds(tx, tenantId, 'assignment', changes.assignmentsAdded.length),
    absence: await takeIds(tx, tenantId, 'absence', changes.absencesAdded.length),
  };
  const settled = foldManagers(settlePeople(changes, first), state.assignments);
  await insertPeople(tx, tenantId, settled.peopleAdded);
  await updatePeople(
    tx,
    tenantId,
    settled.peopleChanged.map((change) => change.after),
  );
  await insertPosts(tx, tenantId, settled.postsAdded);
  await endAssignments(tx, tenantId, settled.assignmentsEnded);
  await insertAssignments(tx, tenantId, settled.assignmentsAdded);
  await nameManagers(tx, author, settled.managersNamed, importId);
  await insertAbsences(tx, tenantId, settled.absencesAdded);
  return {
    people: {
      added: settled.peopleAdded.map((person) => person.id),
      changed: settled.peopleChanged.map(({ after, fields }) => ({ id: after.id, fields })),
    },
    posts: settled.postsAdded.map(({ id, unitId, rank }) => ({ id, unitId, rank })),
    assignments: {
      added: settled.assignmentsAdded.map(({ documentNumber, ...one }) => one),
      ended: settled.assignmentsEnded,
    },
    managers: settled.managersNamed,
    absences: settled.absencesAdded.map(({ note, documentNumber, ...one }) => one),
  };
}

/** Each with an act of its own, as when somebody names one by hand: whoever does may not decide on that case. */
async function nameManagers(
  tx: Tx,
  author: Author,
  named: readonly ManagerChange[],
  importId: number,
): Promise<void> {
  if (named.length === 0) return;
  const ids = named.map((one) => one.assignmentId);
  const ends = await chainEnds(tx, author.tenantId, 'assignment', ids);
  await putManagers(
    tx,
    author.tenantId,
    named.map((one) => ({ ...one, documentNumber: null })),
  );
  const entries = named.map(({ assignmentId, managerId, from }) => ({
    record: { kind: 'assignment', id: assignmentId, weekStart: null },
    end: ends.get(assignmentId) ?? null,
    acts: [
      {
        ...{ act: 'manager-named', payload: { managerId, from, import: importId }, texts: {} },
        ...{ actorId: author.personId, role: roleOf(author), actingFor: null, rulebook: null },
      },
    ],
  }));
  await appendActs(tx, author.tenantId, author.now, entries);
}
