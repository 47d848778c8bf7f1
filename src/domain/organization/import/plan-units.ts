// The rehearsal of a list of units: the next version of the tree, the differences, every trouble.
import type { OrganizationVersion, PlainDate, Unit } from '../shape.ts';
import { nameKey } from '../text-match.ts';
import { UNIT_HEADINGS, type UnitField } from './headings.ts';
import { headingTroubles, sayHowRead } from './how-read.ts';
import type { SheetLayout } from './layout.ts';
import { type ListSheets, listSheets } from './list-sheets.ts';
import { compareCodes, numberUnits } from './number-units.ts';
import { rowOf, sheetIndexOf } from './places.ts';
import type { SheetTable } from './table.ts';
import type { Resolution, Trouble } from './trouble.ts';
import { TroubleLog } from './trouble-log.ts';
import { checkParents } from './unit-parents.ts';
import { readUnitRows, type UnitRow } from './unit-rows.ts';

export interface UnitOptions {
  /** First day of the new version. */
  readonly effectiveFrom: PlainDate;
  /** The list names every unit: what is missing ends. Without it units not named stay. */
  readonly complete?: boolean;
  readonly resolutions?: readonly Resolution[];
  /** Heading rows and columns told by hand. */
  readonly layouts?: readonly SheetLayout[];
  /** Units somebody holds a post in on that day: they cannot end. */
  readonly occupied?: ReadonlySet<number>;
}

export interface UnitChange {
  readonly before: Unit;
  readonly after: Unit;
}

/** `unitsChanged`: another kind or administrative code. One unit can be moved and renamed at once. */
export interface UnitChanges {
  readonly unitsAdded: readonly Unit[];
  readonly unitsMoved: readonly UnitChange[];
  readonly unitsRenamed: readonly UnitChange[];
  readonly unitsChanged: readonly UnitChange[];
  readonly unitsEnded: readonly Unit[];
}

/** A row of the list as its file numbers it. */
export interface PlannedUnitRow extends UnitRow {
  readonly sheet: string;
}

export interface UnitPlan {
  readonly applicable: boolean;
  /** True when the version in force already says the same: nothing to write. */
  readonly unchanged: boolean;
  readonly rows: readonly PlannedUnitRow[];
  /** The whole next version in preorder; new units have provisional ids below zero. Empty while errors are open. */
  readonly units: readonly Unit[];
  readonly changes: UnitChanges;
  readonly troubles: readonly Trouble[];
}

type Draft = Omit<Unit, 'lo' | 'hi'>;

interface Unnamed {
  readonly kept: readonly Unit[];
  readonly ended: readonly Unit[];
}

/** Recorded units the list does not name: they stay, or end when it is complete (left-out rows and what is above them stay). */
function sortUnnamed(
  current: readonly Unit[],
  named: ReadonlySet<string>,
  skipped: ReadonlySet<string>,
  complete: boolean,
): Unnamed {
  const unnamed = current.filter((unit) => !named.has(unit.code));
  if (!complete) return { kept: unnamed, ended: [] };
  const stays = current.filter((unit) => skipped.has(unit.code));
  const keeps = (unit: Unit): boolean => stays.some((one) => unit.lo <= one.lo && one.hi <= unit.hi);
  return { kept: unnamed.filter(keeps), ended: unnamed.filter((unit) => !keeps(unit)) };
}

/** Units with ids: recorded codes keep theirs, new ones count down from -1 in the order of their codes. */
function withIds(rows: readonly UnitRow[], current: readonly Unit[], kept: readonly Unit[]): Draft[] {
  const ids = new Map(current.map((unit) => [unit.code, unit.id]));
  const fresh = rows.filter((row) => !ids.has(row.code)).sort((a, b) => compareCodes(a.code, b.code));
  for (const [i, row] of fresh.entries()) ids.set(row.code, -1 - i);
  const drafts = rows.map(({ code, parentCode, name, kind, adminCode }) => ({
    id: ids.get(code) ?? 0,
    parentId: parentCode === null ? null : (ids.get(parentCode) ?? null),
    code,
    name,
    kind,
    adminCode,
  }));
  return [...drafts, ...kept];
}

function checkNames(rows: readonly UnitRow[], log: TroubleLog): void {
  const seen = new Map<string, number>();
  const adminCodes = new Map<string, number>();
  for (const row of rows) {
    const key = `${row.parentCode ?? ''}|${nameKey(row.name)}`;
    const sibling = seen.get(key);
    const params = { firstRow: sibling === undefined ? 0 : log.rowName(sibling, row.row) };
    const about = { severity: 'warning' as const, row: row.row };
    if (sibling !== undefined)
      log.raise({ ...about, code: 'sibling-same-name', field: 'name', value: row.name, params });
    else seen.set(key, row.row);
    if (row.adminCode === null) continue;
    const holder = adminCodes.get(row.adminCode);
    if (holder === undefined) adminCodes.set(row.adminCode, row.row);
    else {
      const where = {
        field: 'adminCode',
        value: row.adminCode,
        params: { firstRow: log.rowName(holder, row.row) },
      };
      log.raise({ ...about, code: 'admin-code-duplicate', ...where });
    }
  }
}

function compare(next: readonly Unit[], current: readonly Unit[], ended: readonly Unit[]): UnitChanges {
  const before = new Map(current.map((unit) => [unit.id, unit]));
  const both = next.flatMap((after) => {
    const unit = before.get(after.id);
    return unit === undefined ? [] : [{ before: unit, after }];
  });
  return {
    unitsAdded: next.filter((unit) => unit.id < 0),
    unitsMoved: both.filter((pair) => pair.before.parentId !== pair.after.parentId),
    unitsRenamed: both.filter((pair) => pair.before.name !== pair.after.name),
    unitsChanged: both.filter(
      (pair) => pair.before.kind !== pair.after.kind || pair.before.adminCode !== pair.after.adminCode,
    ),
    unitsEnded: ended,
  };
}

function refuseOccupied(
  ended: readonly Unit[],
  occupied: ReadonlySet<number>,
  row: number,
  log: TroubleLog,
): void {
  for (const unit of ended.filter((one) => occupied.has(one.id))) {
    log.refuse({
      severity: 'error',
      code: 'unit-ended-occupied',
      row,
      value: unit.code,
      params: { unit: unit.name },
    });
  }
}

/** Plans the next version of the tree; `current` null: there is none yet. Apply `units` whole, as one new version. */
export function planUnits(
  tables: SheetTable | readonly SheetTable[],
  current: OrganizationVersion | null,
  options: UnitOptions,
): UnitPlan {
  const list = listSheets('rows' in tables ? [tables] : tables, UNIT_HEADINGS, options.layouts ?? []);
  if (list.sheets.length > 0) return planned(list, current?.units ?? [], options);
  const nothing = { applicable: false, unchanged: false, rows: [], units: [] };
  return { ...nothing, changes: compare([], [], []), troubles: headingTroubles(list.fallback) };
}

function planned(list: ListSheets<UnitField>, recorded: readonly Unit[], options: UnitOptions): UnitPlan {
  const sheets = list.sheets.map(({ table, header }) => ({ sheet: table.sheet, columns: header.columns }));
  const log = new TroubleLog(sheets, options.resolutions ?? []);
  sayHowRead(list, log);
  const read = readUnitRows(list.sheets, recorded, log);
  const row = list.sheets[0]?.header.row ?? 1;
  const isAsked = log.troubles().some(({ severity }) => severity === 'error');
  if (read.units.length === 0 && read.skipped.size === 0 && !isAsked)
    log.refuse({ severity: 'error', code: 'list-empty', row });
  const named = new Set(read.units.map((row) => row.code));
  const { kept, ended } = sortUnnamed(recorded, named, read.skipped, options.complete === true);
  const codeOf = new Map(recorded.map((unit) => [unit.id, unit.code]));
  const keptParents = kept.map((unit) => [unit.code, codeOf.get(unit.parentId ?? 0) ?? null] as const);
  const placed = checkParents(read.units, new Map(keptParents), log);
  checkNames(placed, log);
  refuseOccupied(ended, options.occupied ?? new Set(), row, log);
  const troubles = log.troubles();
  const applicable = troubles.every((trouble) => trouble.severity !== 'error');
  const units = applicable ? numberUnits(withIds(placed, recorded, kept)) : [];
  const changes = compare(units, recorded, applicable ? ended : []);
  const unchanged = applicable && Object.values(changes).every((list) => list.length === 0);
  const rows = placed.map((row) => {
    const sheet = list.sheets[sheetIndexOf(row.row)]?.table.sheet ?? '';
    return { ...row, row: rowOf(row.row), sheet };
  });
  return { applicable, unchanged, rows, units, changes, troubles };
}
