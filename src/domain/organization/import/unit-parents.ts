// The tree a list of units describes: parents that exist, no unit above itself.
import { nameKey } from '../text-match.ts';
import type { Suggestion } from './trouble.ts';
import type { TroubleLog } from './trouble-log.ts';
import type { UnitRow } from './unit-rows.ts';

/** 'KH.22366.UB.9' -> the longest beginning that is a code of the list. */
function parentByCode(code: string, codes: ReadonlySet<string>): Suggestion | null {
  const parts = code.split('.');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const value = parts.slice(0, length).join('.');
    if (codes.has(value)) return { field: 'parentCode', value, label: value };
  }
  return null;
}

/** Codes by the keys of names that only one unit of the list has. */
function byNames(rows: readonly UnitRow[]): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { name, code } of rows) {
    const key = nameKey(name);
    found.set(key, found.has(key) ? null : code);
  }
  return found;
}

/** Some lists write the name of the unit above where its code belongs. */
function codeNamed(
  { parentCode, code }: UnitRow,
  codes: ReadonlySet<string>,
  named: ReadonlyMap<string, string | null>,
): string | null {
  if (parentCode === null || codes.has(parentCode)) return parentCode;
  const meant = named.get(nameKey(parentCode)) ?? null;
  return meant === null || meant === code ? parentCode : meant;
}

function checkParent(unit: UnitRow, codes: ReadonlySet<string>, log: TroubleLog): UnitRow {
  const { parentCode } = unit;
  if (parentCode === null || (codes.has(parentCode) && parentCode !== unit.code)) return unit;
  const code = parentCode === unit.code ? ('parent-self' as const) : ('parent-unknown' as const);
  const suggestion = parentByCode(unit.code, codes);
  const trouble = {
    severity: 'error' as const,
    code,
    row: unit.row,
    field: 'parentCode',
    value: parentCode,
    suggestion,
  };
  const answer = log.raise(trouble);
  const answered = answer?.value ?? null;
  const good = answered === null || (codes.has(answered) && answered !== unit.code);
  if (!good) log.refuse({ ...trouble, value: answered });
  return { ...unit, parentCode: good ? answered : null };
}

/** Codes of the units that sit above themselves, circle by circle. */
function circles(parentOf: ReadonlyMap<string, string | null>): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  for (const start of parentOf.keys()) {
    const way: string[] = [];
    let at: string | null = start;
    while (at !== null && !done.has(at)) {
      done.add(at);
      way.push(at);
      at = parentOf.get(at) ?? null;
    }
    const entry = at === null ? -1 : way.indexOf(at);
    if (entry !== -1) found.push(way.slice(entry));
  }
  return found;
}

function openCircle(
  circle: readonly string[],
  units: Map<string, UnitRow>,
  codes: ReadonlySet<string>,
  log: TroubleLog,
): void {
  const [code = ''] = circle.filter((one) => units.has(one)).sort();
  const unit = units.get(code);
  if (unit === undefined) return;
  const trouble = {
    severity: 'error' as const,
    code: 'parent-circle' as const,
    row: unit.row,
    field: 'parentCode',
    value: unit.parentCode,
    params: { others: circle.filter((other) => other !== code).join(', ') },
    suggestion: { field: 'parentCode', value: null, label: null },
  };
  const parentCode = log.raise(trouble)?.value ?? null;
  const good = parentCode === null || (codes.has(parentCode) && !circle.includes(parentCode));
  if (!good) log.refuse(trouble);
  units.set(code, { ...unit, parentCode: good ? parentCode : null });
}

/**
 * Parents checked and circles cut open at one row each, the one whose code sorts first. `kept`: parent code by code of
 * recorded units that stay although the list does not name them.
 */
export function checkParents(
  rows: readonly UnitRow[],
  kept: ReadonlyMap<string, string | null>,
  log: TroubleLog,
): UnitRow[] {
  const codes = new Set([...rows.map((row) => row.code), ...kept.keys()]);
  const named = byNames(rows);
  const told = rows.map((row) => ({ ...row, parentCode: codeNamed(row, codes, named) }));
  const units = new Map(told.map((row) => [row.code, checkParent(row, codes, log)]));
  const parentOf = new Map([...kept, ...[...units].map(([code, unit]) => [code, unit.parentCode] as const)]);
  for (const circle of circles(parentOf)) openCircle(circle, units, codes, log);
  return [...units.values()];
}
