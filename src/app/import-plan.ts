// Reckons an import against the organisation as it is now. Reads only; runs under the lock of the organisation when the
// plan is to be applied.
import type { HeadingTable } from '../domain/organization/import/heading-words.ts';
import { findSheet, PEOPLE_HEADINGS, UNIT_HEADINGS } from '../domain/organization/import/headings.ts';
import type { SheetLayout } from '../domain/organization/import/layout.ts';
import type { PeoplePlan, PeopleState } from '../domain/organization/import/people-state.ts';
import { planPeople } from '../domain/organization/import/plan-people.ts';
import { planUnits, type UnitPlan } from '../domain/organization/import/plan-units.ts';
import type { SheetTable } from '../domain/organization/import/table.ts';
import type { Resolution } from '../domain/organization/import/trouble.ts';
import type { Unit } from '../domain/organization/shape.ts';
import type { ImportKind, ImportOptions } from '../store/imports.ts';
import { laterTree, occupiedUnits, peopleStateOn, treeOn } from '../store/organization-state.ts';
import type { Tx } from '../store/transaction.ts';
import { Failure } from './failure.ts';

/** What a plan is made of: the file as read, what was asked, how troubles were answered. */
export interface ImportSource {
  readonly kind: ImportKind;
  readonly tables: readonly SheetTable[];
  readonly options: ImportOptions;
  readonly resolutions: readonly Resolution[];
  /** How sheets are read by hand. */
  readonly layouts: readonly SheetLayout[];
}

export interface PlannedUnits {
  readonly kind: 'units';
  readonly plan: UnitPlan;
  /** The tree the plan starts from. */
  readonly before: readonly Unit[];
  /** First day of a version already planned for later; such a version would not follow. */
  readonly later: string | null;
}

export interface PlannedPeople {
  readonly kind: 'people';
  readonly plan: PeoplePlan;
  readonly state: PeopleState;
}

export type PlannedImport = PlannedUnits | PlannedPeople;

export function headingsOf(kind: ImportKind): HeadingTable<string> {
  return kind === 'units' ? UNIT_HEADINGS : PEOPLE_HEADINGS;
}

/** Throws Failure `refused` when the file holds no sheet at all. */
export function planImport(tx: Tx, tenantId: number, source: ImportSource): Promise<PlannedImport> {
  const table = findSheet(source.tables, headingsOf(source.kind), source.layouts);
  if (table === null)
    throw new Failure('refused', 'file-empty', { refusals: [{ code: 'file-empty', params: {} }] });
  return source.kind === 'units' ? unitsPlanned(tx, tenantId, source) : peoplePlanned(tx, tenantId, source);
}

async function unitsPlanned(
  tx: Tx,
  tenantId: number,
  { tables, options, resolutions, layouts }: ImportSource,
): Promise<PlannedUnits> {
  const [current, occupied, later] = await Promise.all([
    treeOn(tx, tenantId, options.from),
    occupiedUnits(tx, tenantId, options.from),
    laterTree(tx, tenantId, options.from),
  ]);
  const { from: effectiveFrom, complete } = options;
  const plan = planUnits(tables, current, { effectiveFrom, complete, resolutions, layouts, occupied });
  return { kind: 'units', plan, before: current?.units ?? [], later };
}

async function peoplePlanned(
  tx: Tx,
  tenantId: number,
  { tables, options, resolutions, layouts }: ImportSource,
): Promise<PlannedPeople> {
  const state = await peopleStateOn(tx, tenantId, options.from);
  const { from: effectiveFrom, complete, unitId } = options;
  const root = unitId === null ? {} : { rootUnitId: unitId };
  return {
    kind: 'people',
    plan: planPeople(tables, state, { effectiveFrom, complete, resolutions, layouts, ...root }),
    state,
  };
}
