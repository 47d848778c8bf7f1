// A month, quarter, half-year or year of a unit as a workbook: its figures, the units under it, its people with what their
// result is made of. Exact values stand as text beside the numbers cut off for the eye.
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

export interface RollUpForFile {
  readonly unit: { readonly name: string } | null;
  /** The regulation has open readings: what stands here is no official result, and says so. */
  readonly preview: boolean;
  readonly levels: readonly { readonly key: string; readonly name: string }[];
  readonly figures: Figures | null;
  readonly children: readonly { readonly unit: { readonly name: string }; readonly figures: Figures }[];
  readonly people: readonly {
    readonly person: { readonly name: string };
    readonly counted: number;
    readonly missing: number;
    readonly notCounted: number;
    readonly total: Exact;
    readonly level: string | null;
    readonly parts: readonly Part[];
  }[];
}

export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

const text = (heading: string, width: number): WorkbookColumn => ({ heading, width, kind: 'text' });
const number = (heading: string): WorkbookColumn => ({ heading, width: 14, kind: 'number' });
const shown = (total: Exact) => (total === null ? null : total.shown / 100);

/** Bytes of an xlsx file. */
export function rollUpWorkbook(view: RollUpForFile, say: Say): Promise<Uint8Array> {
  return writeWorkbook({ sheets: [unitSheet(view, say), peopleSheet(view, say), partSheet(view, say)] });
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

function peopleSheet({ people, levels }: RollUpForFile, say: Say): WorkbookSheet {
  const levelName = (key: string | null) => levels.find((one) => one.key === key)?.name ?? '';
  return {
    name: say('rollUp.membersOf'),
    columns: [
      text(say('rollUp.person'), 30),
      ...['counted', 'missing', 'notCounted'].map((key) => number(say(`rollUp.${key}`))),
      number(say('rollUp.result')),
      text(say('rollUp.file.exact'), 18),
      text(say('rollUp.file.level'), 28),
    ],
    rows: people.map((one) => [
      ...[one.person.name, one.counted, one.missing, one.notCounted],
      ...[shown(one.total), one.total?.exact ?? '', levelName(one.level)],
    ]),
  };
}

/** The periods each result is made of. */
function partSheet({ people }: RollUpForFile, say: Say): WorkbookSheet {
  return {
    name: say('rollUp.file.parts'),
    columns: [
      text(say('rollUp.person'), 30),
      text(say('rollUp.file.period'), 14),
      text(say('rollUp.file.status'), 20),
      number(say('rollUp.file.days')),
      number(say('rollUp.result')),
      text(say('rollUp.file.exact'), 18),
      text(say('rollUp.file.why'), 30),
    ],
    rows: people.flatMap(({ person, parts }) =>
      parts.map(({ period, status, total, days, records }): readonly WorkbookValue[] => [
        ...[person.name, period, say(`rollUp.file.${status}`), days, shown(total), total?.exact ?? ''],
        records.flatMap(({ why }) => why ?? []).join('; '),
      ]),
    ),
  };
}
