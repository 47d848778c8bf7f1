// What undoing an applied import would do today, and what it would leave because others built upon it.
import { createHash } from 'node:crypto';
import { touchedBy, type UndonePeople, undoPeople } from '../domain/organization/import/undo-people.ts';
import { type UndoneUnits, undoUnits } from '../domain/organization/import/undo-units.ts';
import type { WrittenPeople, WrittenUnits } from '../domain/organization/import/written.ts';
import { refuse } from '../domain/refusal.ts';
import {
  absenceFates,
  assignmentsOf,
  delegatingAmong,
  evaluatedFrom,
  grantedUnits,
  holdersOf,
  laterTrees,
  managedBy,
  peopleOf,
  writtenAfter,
} from '../store/import-undo.ts';
import { type ImportRow, writtenOf } from '../store/imports.ts';
import { canonical } from '../store/ledger-hash.ts';
import { occupiedUnits, treeOn } from '../store/organization-state.ts';
import type { Tx } from '../store/transaction.ts';
import { refused } from './failure.ts';

export interface PlannedPeopleUndo {
  readonly kind: 'people';
  readonly from: string;
  readonly rootUnitId: number | null;
  readonly undone: UndonePeople;
}
export interface PlannedUnitsUndo {
  readonly kind: 'units';
  readonly from: string;
  /** The tree of the day, and those already planned for later. */
  readonly trees: readonly { readonly from: string; readonly undone: UndoneUnits }[];
}
export type PlannedUndo = PlannedPeopleUndo | PlannedUnitsUndo;

/** Throws `refused` when the import cannot be undone at all, or not from that day. */
export async function planUndo(
  tx: Tx,
  tenantId: number,
  job: Pick<ImportRow, 'id' | 'state' | 'options'>,
  from: string,
): Promise<PlannedUndo> {
  if (job.state !== 'applied') throw refused([refuse('import-not-applied', { state: job.state })]);
  if (from < job.options.from) throw refused([refuse('undo-too-early', { from: job.options.from })]);
  const written = await writtenOf(tx, tenantId, job.id);
  if (written === null) throw refused([refuse('undo-no-longer')]);
  return written.kind === 'units'
    ? planUnitsUndo(tx, tenantId, written, from)
    : planPeopleUndo(tx, tenantId, job.id, written, from);
}

async function planUnitsUndo(
  tx: Tx,
  tenantId: number,
  written: WrittenUnits,
  from: string,
): Promise<PlannedUnitsUndo> {
  const trees: PlannedUnitsUndo['trees'][number][] = [];
  for (const day of [from, ...(await laterTrees(tx, tenantId, from))]) {
    const tree = await treeOn(tx, tenantId, day);
    const facts = {
      occupied: await occupiedUnits(tx, tenantId, day),
      granted: await grantedUnits(tx, tenantId, day),
    };
    if (tree !== null) trees.push({ from: day, undone: undoUnits(tree.units, written, facts) });
  }
  return { kind: 'units', from, trees };
}

async function planPeopleUndo(
  tx: Tx,
  tenantId: number,
  importId: number,
  written: WrittenPeople,
  from: string,
): Promise<PlannedPeopleUndo> {
  const people = [...touchedBy(written)];
  const added = [...new Set(written.assignmentsAdded.map((one) => one.personId))];
  const absences = await absenceFates(
    tx,
    tenantId,
    written.absencesAdded.map((one) => one.id),
  );
  const ids = written.assignmentsAdded.map((one) => one.id);
  const facts = {
    assignments: await assignmentsOf(tx, tenantId, people),
    people: await peopleOf(
      tx,
      tenantId,
      written.peopleChanged.map((one) => one.id),
    ),
    evaluated: await evaluatedFrom(tx, tenantId, ids, from),
    managed: await managedBy(tx, tenantId, added, from),
    delegating: await delegatingAmong(tx, tenantId, people, from),
    laterImports: await laterImports(tx, tenantId, importId),
    absencesRevoked: new Set(absences.filter((one) => one.revoked).map((one) => one.id)),
    absencesClosed: new Set(absences.filter((one) => one.closed).map((one) => one.id)),
    numbersTaken: await numbersTaken(tx, tenantId, written),
  };
  return {
    ...{ kind: 'people', from, rootUnitId: written.rootUnitId },
    undone: undoPeople(written, facts, from),
  };
}

async function laterImports(tx: Tx, tenantId: number, importId: number) {
  const found = new Map<number, number[]>();
  for (const { id, written } of await writtenAfter(tx, tenantId, importId)) {
    if (written.kind !== 'people') continue;
    for (const personId of touchedBy(written)) found.set(personId, [...(found.get(personId) ?? []), id]);
  }
  return found;
}

async function numbersTaken(
  tx: Tx,
  tenantId: number,
  { peopleChanged }: WrittenPeople,
): Promise<ReadonlySet<number>> {
  const former = peopleChanged.flatMap(({ id, before: { nationalId = null } }) =>
    nationalId === null ? [] : [{ id, nationalId }],
  );
  const holders = await holdersOf(
    tx,
    tenantId,
    former.map((one) => one.nationalId),
  );
  const isTaken = (one: (typeof former)[number]) => (holders.get(one.nationalId) ?? one.id) !== one.id;
  return new Set(former.filter(isTaken).map((one) => one.id));
}

/** Of everything undoing would write and leave: what a second person agrees to. */
export function undoHash(planned: PlannedUndo): string {
  return createHash('sha256').update(canonical(planned)).digest('hex');
}
