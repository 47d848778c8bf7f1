// Writes a planned import: everything in the one transaction of the caller, or nothing.
import {
  foldManagers,
  type ManagerChange,
  type WrittenChanges,
} from '../domain/organization/import/manager-changes.ts';
import { settlePeople, settleUnits } from '../domain/organization/import/settle.ts';
import type { WrittenImport, WrittenPeople, WrittenUnits } from '../domain/organization/import/written.ts';
import type { Person, Unit } from '../domain/organization/shape.ts';
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
import {
  DIGEST_KEY,
  digestsOf,
  newDigestKey,
  personDigest,
  postDigest,
  unitDigest,
} from './organization-digests.ts';
import { syncWeeks } from './sync.ts';

export interface ApplyOrder {
  readonly importId: number;
  /** First day on which the list holds. */
  readonly from: string;
  /** Numbers of changes by kind, for the act. */
  readonly counts: Readonly<Record<string, number>>;
  readonly tell?: (phase: string, share: number) => Promise<void>;
}

/**
 * Applies a plan without errors; an empty one writes nothing (null). Answers what was written and what stood there
 * before. Throws `refused` when errors are open.
 */
export async function applyPlan(
  tx: Tx,
  context: AppContext,
  author: Author,
  planned: PlannedImport,
  order: ApplyOrder,
): Promise<WrittenImport | null> {
  const errors = planned.plan.troubles.filter((trouble) => trouble.severity === 'error').length;
  if (!planned.plan.applicable) throw refused([refuse('import-has-errors', { errors })]);
  if (Object.keys(order.counts).length === 0) return null;
  const key = newDigestKey();
  const { act, written } =
    planned.kind === 'units'
      ? await applyUnits(tx, author, planned, { from: order.from, key })
      : await applyPeople(tx, author, planned, { importId: order.importId, key });
  await appendAct(tx, author, 'organization', WHOLE_ORGANIZATION, {
    act: 'changed',
    role: roleOf(author),
    payload: { import: order.importId, from: order.from, counts: order.counts, ...act },
    texts: { [DIGEST_KEY]: key },
  });
  await bumpOrgStamp(tx, author.tenantId);
  await order.tell?.('weeks', 80);
  await syncWeeks(tx, context, author.tenantId, author.today, author.now);
  return written;
}

/** People import in their capacity of administrator; the command line as the system. */
export function roleOf(author: Author): string {
  return author.personId === null ? 'system' : 'organization-admin';
}

async function applyUnits(
  tx: Tx,
  author: Author,
  { plan, later }: PlannedUnits,
  { from, key }: { readonly from: string; readonly key: string },
) {
  if (later !== null) throw refused([refuse('later-version', { from: later })]);
  const first = await takeIds(tx, author.tenantId, 'unit', plan.changes.unitsAdded.length);
  const units = settleUnits(plan.units, first);
  const version = await insertVersion(tx, author.tenantId, { from, at: author.now, units });
  const place = ({ id, parentId, code, kind }: Unit) => ({ id, parentId, code, kind });
  const added = units.filter((unit) => unit.id >= first);
  const { unitsMoved, unitsRenamed, unitsChanged, unitsEnded } = plan.changes;
  const now = new Map(units.map((unit) => [unit.id, unit]));
  const pairs = new Map([...unitsMoved, ...unitsRenamed, ...unitsChanged].map((one) => [one.after.id, one]));
  const written: WrittenUnits = {
    kind: 'units',
    unitsAdded: added,
    unitsChanged: [...pairs.values()].map(({ before, after }) => ({
      before,
      after: now.get(after.id) ?? after,
    })),
    unitsEnded,
  };
  const act = {
    version,
    trees: [{ version, from, digests: digestsOf(key, unitDigest, units) }],
    units: {
      added: added.map(place),
      moved: unitsMoved.map(({ after }) => after.id),
      renamed: unitsRenamed.map(({ after }) => after.id),
      changed: unitsChanged.map(({ after }) => after.id),
      ended: unitsEnded.map((unit) => unit.id),
    },
  };
  return { act, written };
}

async function applyPeople(
  tx: Tx,
  author: Author,
  { plan, state }: PlannedPeople,
  { importId, key }: { readonly importId: number; readonly key: string },
) {
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
  await nameManagers(tx, author, settled.managersNamed, { import: importId });
  await insertAbsences(tx, tenantId, settled.absencesAdded);
  const nextAssignment = first.assignment + changes.assignmentsAdded.length;
  const written = writtenPeople(settled, state.assignments, {
    rootUnitId: plan.rootUnitId,
    nextAssignment,
  });
  return { act: actOf(settled, key), written };
}

function actOf(settled: WrittenChanges, key: string) {
  const people = [...settled.peopleAdded, ...settled.peopleChanged.map(({ after }) => after)];
  return {
    digests: digestsOf(key, personDigest, people),
    people: {
      added: settled.peopleAdded.map((person) => person.id),
      changed: settled.peopleChanged.map(({ after, fields }) => ({ id: after.id, fields })),
    },
    posts: settled.postsAdded.map((post) => ({
      ...{ id: post.id, unitId: post.unitId, rank: post.rank, digest: postDigest(key, post) },
    })),
    assignments: {
      added: settled.assignmentsAdded.map(({ documentNumber, ...one }) => one),
      ended: settled.assignmentsEnded,
    },
    managers: settled.managersNamed,
    absences: settled.absencesAdded.map(({ note, documentNumber, ...one }) => one),
  };
}

function writtenPeople(
  settled: WrittenChanges,
  held: PlannedPeople['state']['assignments'],
  rest: Pick<WrittenPeople, 'rootUnitId' | 'nextAssignment'>,
): WrittenPeople {
  const known = new Map(held.map((one) => [one.id, one]));
  const only = (person: Person, fields: readonly (keyof Person)[]) =>
    Object.fromEntries(fields.map((field) => [field, person[field]]));
  return {
    kind: 'people',
    ...rest,
    peopleAdded: settled.peopleAdded.map((person) => person.id),
    peopleChanged: settled.peopleChanged.map(({ before, after, fields }) => ({
      ...{ id: after.id, before: only(before, fields), after: only(after, fields) },
    })),
    assignmentsAdded: settled.assignmentsAdded,
    assignmentsEnded: settled.assignmentsEnded.flatMap(({ id, to }) => {
      const before = known.get(id);
      return before === undefined ? [] : [{ before, to }];
    }),
    managersNamed: settled.managersNamed.map((one) => ({
      ...one,
      before: known.get(one.assignmentId)?.managerId ?? null,
    })),
    absencesAdded: settled.absencesAdded.map(({ id, personId }) => ({ id, personId })),
  };
}

/** Each with an act of its own, as when somebody names one by hand: whoever does may not decide on that case. */
export async function nameManagers(
  tx: Tx,
  author: Author,
  named: readonly ManagerChange[],
  because: Readonly<Record<string, number>>,
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
        ...{ act: 'manager-named', payload: { managerId, from, ...because }, texts: {} },
        ...{ actorId: author.personId, role: roleOf(author), actingFor: null, rulebook: null },
      },
    ],
  }));
  await appendActs(tx, author.tenantId, author.now, entries);
}
