// Job statistics as a workbook: positions, the work behind them, weeks, posts asked for. Hours are decimal numbers.
import type { PositionFigures, WorkOfPosition } from '../domain/work/position-figures.ts';
import { percentOf } from '../domain/work/position-figures.ts';
import { type Assumptions, staffingFor } from '../domain/work/staffing.ts';
import { type WorkbookColumn, type WorkbookSheet, type WorkbookValue, writeWorkbook } from './write-xlsx.ts';

export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

export interface StatisticsForFile {
  readonly days: { readonly looked: number; readonly year: number };
  readonly units: readonly { readonly id: number; readonly name: string }[];
  readonly items: readonly { readonly id: number; readonly code: string; readonly name: string }[];
  readonly lines: readonly WorkOfPosition[];
  readonly positions: readonly { readonly position: string; readonly own: PositionFigures }[];
  readonly weeks: readonly {
    readonly week: string;
    readonly positions: readonly {
      readonly position: string;
      readonly days: number;
      readonly standard: number;
    }[];
  }[];
}

const text = (heading: string, width: number): WorkbookColumn => ({ heading, width, kind: 'text' });
const number = (heading: string): WorkbookColumn => ({ heading, width: 16, kind: 'number' });
const hours = (minutes: number) => Math.floor((minutes * 100) / 60) / 100;

/** Bytes of an xlsx file. The posts stand with the assumptions they were reckoned by. */
export function positionWorkbook(
  view: StatisticsForFile,
  assumptions: Assumptions,
  say: Say,
): Promise<Uint8Array> {
  return writeWorkbook({
    sheets: [
      positionSheet(view, say),
      workSheet(view, say),
      weekSheet(view, say),
      postSheet(view, assumptions, say),
    ],
  });
}

function positionSheet(view: StatisticsForFile, say: Say): WorkbookSheet {
  return {
    name: say('staffing.sheet.positions'),
    columns: [
      text(say('staffing.position'), 40),
      ...['people', 'days', 'tasks', 'volume', 'hoursStandard', 'hoursDeclared', 'inTime', 'firstTime'].map(
        (key) => number(say(`staffing.${key}`)),
      ),
    ],
    rows: view.positions.map(({ position, own }): readonly WorkbookValue[] => [
      position,
      ...[own.people, own.days, own.tasks, own.volume / 100, hours(own.standard), hours(own.declared)],
      own.inTime === null ? null : percentOf(own.inTime),
      own.firstTime === null ? null : percentOf(own.firstTime),
    ]),
  };
}

function workSheet(view: StatisticsForFile, say: Say): WorkbookSheet {
  const units = new Map(view.units.map(({ id, name }) => [id, name]));
  const items = new Map(view.items.map((one) => [one.id, one]));
  return {
    name: say('staffing.sheet.work'),
    columns: [
      text(say('staffing.unit'), 36),
      text(say('staffing.position'), 36),
      text(say('staffing.code'), 12),
      text(say('staffing.product'), 50),
      text(say('staffing.complexity'), 14),
      ...['tasks', 'volume', 'hoursStandard', 'unmeasured', 'hoursDeclared', 'late', 'returned'].map((key) =>
        number(say(`staffing.${key}`)),
      ),
    ],
    rows: view.lines.map((one): readonly WorkbookValue[] => {
      const item = one.itemId === null ? undefined : items.get(one.itemId);
      return [
        units.get(one.unitId) ?? '',
        ...[one.position, item?.code ?? '', item?.name ?? say('staffing.noEntry'), one.complexity],
        ...[one.tasks, one.volume / 100, hours(one.standard), one.unmeasured / 100, hours(one.declared)],
        ...[one.late, one.returned],
      ];
    }),
  };
}

function weekSheet(view: StatisticsForFile, say: Say): WorkbookSheet {
  return {
    name: say('staffing.sheet.weeks'),
    columns: [
      text(say('staffing.week'), 12),
      text(say('staffing.position'), 40),
      number(say('staffing.days')),
      number(say('staffing.hoursStandard')),
    ],
    rows: view.weeks.flatMap(({ week, positions }) =>
      positions.map(({ position, days, standard }) => [week, position, days, hours(standard)]),
    ),
  };
}

function postSheet(view: StatisticsForFile, assumptions: Assumptions, say: Say): WorkbookSheet {
  const given = Object.entries(assumptions).map(([key, value]): readonly WorkbookValue[] => [
    say(`staffing.assume.${key}`),
    value,
    null,
    null,
    null,
  ]);
  const rows = view.positions.flatMap(({ position }): readonly (readonly WorkbookValue[])[] => {
    const lines = view.lines.filter((one) => one.position === position);
    const staffing = staffingFor(lines, view.days, assumptions);
    if (staffing === null || lines.length === 0) return [];
    const { needLeast, needMost, postsLeast, postsMost } = staffing;
    return [[position, hours(needLeast), hours(needMost), postsLeast / 100, postsMost / 100]];
  });
  return {
    name: say('staffing.sheet.posts'),
    columns: [
      text(say('staffing.position'), 48),
      ...['needLeast', 'needMost', 'postsLeast', 'postsMost'].map((key) => number(say(`staffing.${key}`))),
    ],
    rows: [...rows, ...given],
  };
}
