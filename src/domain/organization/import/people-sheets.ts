// The parts of a staff list joined: rows of all its sheets, each under its group, else under the unit its sheet is of.
import type { Unit } from '../shape.ts';
import { foldText } from '../text-match.ts';
import type { PeopleField } from './headings.ts';
import type { ListSheet } from './list-sheets.ts';
import type { Group, PeopleRows, RawPerson, Total } from './people-rows.ts';
import { unitOfLetterhead } from './people-units.ts';
import { placeOf, rowOf, sheetIndexOf } from './places.ts';
import type { TroubleLog } from './trouble-log.ts';
import type { UnitMatcher } from './unit-match.ts';

export interface CutList {
  readonly letterhead: readonly string[];
  readonly groups: readonly Group[];
  readonly people: readonly RawPerson[];
  readonly totals: readonly Total[];
  readonly hidden: readonly number[];
  readonly told: PeopleRows['told'];
}

interface Body {
  readonly units: readonly Unit[];
  readonly root: Unit | null;
  readonly matcher: UnitMatcher;
}

const holds = (upper: Unit, lower: Unit): boolean => upper.lo <= lower.lo && lower.hi <= upper.hi;

/** The body a list belongs to: the smallest unit that holds all those named in the letterheads of its sheets. */
export function unitOfLetterheads(
  letterheads: readonly (readonly string[])[],
  units: readonly Unit[],
): Unit | null {
  const named = letterheads.flatMap((lines) => unitOfLetterhead(lines, units) ?? []);
  const [first] = named;
  if (first === undefined) return null;
  const around = units.filter((unit) => named.every((one) => holds(unit, one)));
  return around.sort((a, b) => a.hi - a.lo - (b.hi - b.lo))[0] ?? null;
}

export function joinSheets(
  sheets: readonly ListSheet<PeopleField>[],
  cut: readonly PeopleRows[],
  body: Body,
): CutList {
  const parts = cut.map((part, at) => {
    const sheet = sheets[at];
    const group = sheet === undefined ? null : groupOfSheet(sheet, at, part, sheets.length > 1, body);
    if (group === null) return part;
    const people = part.people.map((raw) => (raw.group === null ? { ...raw, group } : raw));
    return { ...part, people, groups: [group, ...part.groups] };
  });
  return {
    letterhead: parts.flatMap((part) => part.letterhead),
    groups: parts.flatMap((part) => part.groups),
    people: parts.flatMap((part) => part.people),
    totals: parts.flatMap((part) => part.total ?? []),
    hidden: parts.flatMap((part) => part.hidden),
    told: parts.flatMap((part) => part.told),
  };
}

/** The row itself names no unit. */
export function saysNoUnit({ cells }: RawPerson): boolean {
  const filled = cells.all();
  return !filled.has('unit') && !filled.has('newUnit');
}

/** The unit a sheet is of: the one of its letterhead below the body, else the one its name means; asked for among several. */
function groupOfSheet(
  { table, header }: ListSheet<PeopleField>,
  at: number,
  part: PeopleRows,
  isOneOfSeveral: boolean,
  { units, root, matcher }: Body,
): Group | null {
  if (!part.people.some((raw) => raw.group === null && saysNoUnit(raw))) return null;
  const row = placeOf(at, header.row);
  const named = unitOfLetterhead(part.letterhead, units);
  if (named !== null && named.id !== root?.id) return { row, text: named.code, isSheet: true };
  const text = table.half?.of ?? table.sheet;
  const isUnit = matcher.match(text).kind !== 'none';
  return isUnit || isOneOfSeveral ? { row, text, isSheet: true } : null;
}

/** '5, 7-9'. */
function rangesOf(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const shown = ranges.slice(0, 20).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  return ranges.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
}

const OF_DEPARTED =
  /(^| )(nghi huu|thoi viec|nghi viec|chuyen cong tac|chuyen di|da chuyen|da nghi|tu tran|bien dong|tinh gian)( |$)/;

/** A sheet that calls itself one of people who have left is asked about; nobody of it is read until somebody says so. */
export function leftOutDeparted(
  sheets: readonly ListSheet<PeopleField>[],
  cut: readonly PeopleRows[],
  log: TroubleLog,
): ReadonlySet<number> {
  const out = new Set<number>();
  for (const [at, { table, header }] of sheets.entries()) {
    const titles = (cut[at]?.letterhead ?? []).map(foldText).filter((line) => line.startsWith('danh sach'));
    if (![foldText(table.sheet), ...titles].some((line) => OF_DEPARTED.test(line))) continue;
    const choice = (value: string) => ({ field: 'sheet', value, label: null });
    const answer = log.raise({
      severity: 'error',
      code: 'sheet-of-departed',
      row: placeOf(at, header.row),
      params: { sheet: table.sheet },
      suggestion: choice('skip-sheet'),
      choices: [choice('read-sheet')],
    });
    if (answer?.value !== 'read-sheet') for (const { row } of cut[at]?.people ?? []) out.add(row);
  }
  return out;
}

/** Hidden rows are part of the file and are read; that they are is said once per sheet, and can be answered for all of them. */
export function leftOutHidden({ hidden }: CutList, log: TroubleLog): ReadonlySet<number> {
  const out = new Set<number>();
  for (const places of Map.groupBy(hidden, sheetIndexOf).values()) {
    const [row = 0] = places;
    const answer = log.raise({
      severity: 'warning',
      code: 'rows-hidden',
      row,
      params: { count: places.length, rows: rangesOf(places.map(rowOf)) },
      suggestion: { field: 'hidden', value: 'leave-out', label: null },
    });
    if (answer?.value === 'leave-out') for (const place of places) out.add(place);
  }
  return out;
}
