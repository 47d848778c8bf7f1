// A month, quarter, half-year or year of a unit as a workbook: its figures, the units under it with the results they have of
// their own records, its people, and the periods each result is made of. Exact values stand as text beside the numbers cut
// off for the eye; every number is the page's.
import { periodParts } from '../domain/period/period.ts';
import { type WorkbookColumn, type WorkbookSheet, type WorkbookValue, writeWorkbook } from './write-xlsx.ts';

type Exact = { readonly exact: string; readonly shown: number } | null;
interface Figures {
  readonly members: number;
  readonly counted: number;
  readonly missing: number;
  readonly notCounted: number;
  readonly mean: Exact;
  readonly levels: Readonly<Record<string, number>>;
}
interface Part {
  readonly period: string;
  readonly status: string;
  readonly total: Exact;
  readonly days: number;
  readonly records: readonly { readonly why: string | null }[];
}

interface Standing {
  readonly counted: number;
  readonly missing: number;
  readonly notCounted: number;
  readonly how: string;
  readonly total: Exact;
  readonly level: string | null;
}
type OwnResult = Standing & { readonly parts: readonly Part[] };

export interface RollUpForFile {
  readonly unit: { readonly name: string } | null;
  /** What the unit has of its own records; null where none are kept. */
  readonly result: OwnResult | null;
  /** The regulation has open readings: what stands here is no official result, and says so. */
  readonly preview: boolean;
  readonly levels: readonly { readonly key: string; readonly name: string }[];
  readonly figures: Figures | null;
  readonly children: readonly {
    readonly unit: { readonly name: string };
    readonly figures: Figures;
    readonly result: Standing | null;
  }[];
  readonly people: readonly (OwnResult & { readonly person: { readonly name: string } })[];
}

export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

const text = (heading: string, width: number): WorkbookColumn => ({ heading, width, kind: 'text' });
const number = (heading: string): WorkbookColumn => ({ heading, width: 14, kind: 'number' });
const shown = (total: Exact) => (total === null ? null : total.shown / 100);

/** Bytes of an xlsx file. */
export function rollUpWorkbook(view: RollUpForFile, say: Say): Promise<Uint8Array> {
  const ofUnits = view.result !== null || view.children.some(({ result }) => result !== null);
  return writeWorkbook({
    sheets: [
      unitSheet(view, say),
      ...(ofUnits ? [resultSheet(view, say)] : []),
      peopleSheet(view, say),
      partSheet(view, say),
    ],
  });
}

function unitSheet(view: RollUpForFile, say: Say): WorkbookSheet {
  const { unit, figures, children, levels, preview } = view;
  const rowOf = (name: string, own: Figures): readonly WorkbookValue[] => [
    ...[name, own.members, own.counted, own.missing, own.notCounted],
    ...levels.map(({ key }) => own.levels[key] ?? 0),
    ...[shown(own.mean), own.mean?.exact ?? ''],
  ];
  return {
    name: say('rollUp.units'),
    columns: [
      text(say('rollUp.unit'), 44),
      ...['members', 'counted', 'missing', 'notCounted'].map((key) => number(say(`rollUp.${key}`))),
      ...levels.map(({ name }) => number(name)),
      number(say('rollUp.mean')),
      text(say('rollUp.file.exact'), 18),
    ],
    rows: [
      ...(preview ? [[say('rollUp.file.preview'), ...Array(levels.length + 6).fill(null)]] : []),
      ...(figures === null ? [] : [rowOf(unit?.name ?? '', figures)]),
      ...children.map((child) => rowOf(child.unit.name, child.figures)),
    ],
  };
}

/** What units have of their own records (collectives under 366), beside the means of their people. */
function resultSheet({ unit, result, children, levels }: RollUpForFile, say: Say): WorkbookSheet {
  const own = result === null ? [] : [[unit?.name ?? '', result] as const];
  const below = children.flatMap((child) =>
    child.result === null ? [] : [[child.unit.name, child.result] as const],
  );
  return {
    name: say('rollUp.own'),
    columns: [text(say('rollUp.unit'), 44), ...standingColumns(say)],
    rows: [...own, ...below].map(([name, standing]) => [name, ...standingOf(standing, levels, say)]),
  };
}

function peopleSheet({ people, levels }: RollUpForFile, say: Say): WorkbookSheet {
  return {
    name: say('rollUp.membersOf'),
    columns: [text(say('rollUp.person'), 30), ...standingColumns(say)],
    rows: people.map((one) => [one.person.name, ...standingOf(one, levels, say)]),
  };
}

function standingColumns(say: Say): readonly WorkbookColumn[] {
  return [
    ...['counted', 'missing', 'notCounted'].map((key) => number(say(`rollUp.${key}`))),
    number(say('rollUp.result')),
    text(say('rollUp.file.exact'), 18),
    text(say('rollUp.file.level'), 28),
  ];
}

/** Evidence has no level, and one left open says who decides it: as on the page. */
function standingOf(
  { counted, missing, notCounted, how, total, level }: Standing,
  levels: RollUpForFile['levels'],
  say: Say,
): readonly WorkbookValue[] {
  const none = total === null ? '' : say(how === 'evidence' ? 'rollUp.evidenceShort' : 'rollUp.levelOpen');
  const name = levels.find(({ key }) => key === level)?.name ?? none;
  return [counted, missing, notCounted, shown(total), total?.exact ?? '', name];
}

/** The periods each result is made of, the unit's own first. */
function partSheet({ unit, result, people }: RollUpForFile, say: Say): WorkbookSheet {
  const made = [
    ...(result === null ? [] : [{ name: unit?.name ?? '', parts: result.parts }]),
    ...people.map(({ person, parts }) => ({ name: person.name, parts })),
  ];
  return {
    name: say('rollUp.file.parts'),
    columns: [
      text(say('rollUp.file.whose'), 30),
      text(say('rollUp.file.period'), 14),
      text(say('rollUp.file.status'), 20),
      number(say('rollUp.file.days')),
      number(say('rollUp.result')),
      text(say('rollUp.file.exact'), 18),
      text(say('rollUp.file.why'), 30),
    ],
    rows: made.flatMap(({ name, parts }) =>
      parts.map(({ period, status, total, days, records }): readonly WorkbookValue[] => [
        ...[name, periodWords(period, say), say(`rollUp.file.${status}`), days],
        ...[shown(total), total?.exact ?? ''],
        records.flatMap(({ why }) => (why === null ? [] : [absenceWords(why, say)])).join('; '),
      ]),
    ),
  };
}

/** As the page says it; a kind without words stands for itself. */
function absenceWords(kind: string, say: Say): string {
  const id = `rulebook.absence.${kind}`;
  const words = say(id);
  return words === id ? kind : words;
}

function periodWords(period: string, say: Say): string {
  const { kind, part, year } = periodParts(period);
  return say(`periodName.${kind}`, { part, year: String(year) });
}
