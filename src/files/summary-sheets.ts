// The weekly summary of a unit as rows: key figures, units, persons, difficulties. The workbook shows them sheet by sheet.
import type { Figures, WeekSummary } from '../domain/office/summary.ts';
import { type WorkbookColumn, type WorkbookSheet, type WorkbookValue, writeWorkbook } from './write-xlsx.ts';

/** Words of the summary, given by the caller: no visible text lives in this room. */
export interface SummaryWords {
  readonly locale: 'vi' | 'en';
  /** Name of the public body. */
  readonly body: string;
  readonly stateName: string;
  readonly motto: string;
  readonly placeAndDate: string;
  readonly say: (id: string, values?: Readonly<Record<string, string | number>>) => string;
}

const STAGES = ['open', 'returned', 'submitted', 'scored', 'approved', 'closed'] as const;

/** Key figures as pairs of words and number. */
export function keyFigures(
  { whole, levels }: WeekSummary,
  { say, locale }: SummaryWords,
): readonly (readonly [string, number | null])[] {
  const { counts } = whole;
  return [
    [say('summary.people'), counts.people],
    [say('summary.notCounted'), counts.notCounted],
    ...STAGES.map((stage) => [say(`summary.stage.${stage}`), counts[stage]] as const),
    [say('summary.late'), counts.late],
    ...levels.map(({ key, name }) => [name[locale], whole.levels[key] ?? 0] as const),
    [say('summary.mean'), points(whole)],
  ];
}

const points = ({ mean }: Pick<Figures, 'mean'>) => (mean === null ? null : mean / 100);

/** Records that have or will have a result, and how many have it. */
export function doneOf({ counts }: Figures): { readonly done: number; readonly all: number } {
  const done = counts.approved + counts.closed;
  return { done, all: done + counts.open + counts.returned + counts.submitted + counts.scored };
}

/** State and level of a unit's own report; empty where none is kept. */
export function ownReportOf(
  { own }: WeekSummary['units'][number],
  { say, locale }: SummaryWords,
): readonly [state: string, level: string] {
  if (own === null) return ['', ''];
  const state = own.counted ? say(`summary.stage.${own.state}`) : say('summary.notCounted');
  return [state, own.level?.name[locale] ?? ''];
}

const text = (heading: string, width: number): WorkbookColumn => ({ heading, width, kind: 'text' });
const number = (heading: string): WorkbookColumn => ({ heading, width: 14, kind: 'number' });

/** Bytes of an xlsx file; numbers are numbers, what people typed is text. */
export function summaryWorkbook(view: WeekSummary, words: SummaryWords): Promise<Uint8Array> {
  const { say } = words;
  const figures: WorkbookSheet = {
    name: say('summary.sheet.figures'),
    columns: [text(say('summary.figure'), 44), number(say('summary.value'))],
    rows: keyFigures(view, words),
  };
  const difficulties: WorkbookSheet = {
    name: say('summary.sheet.difficulties'),
    columns: [
      text(say('summary.unit'), 36),
      text(say('summary.person'), 26),
      text(say('summary.difficulty'), 80),
    ],
    rows: view.difficulties.map((one) => [one.unit.name, one.person.name, one.text]),
  };
  return writeWorkbook({ sheets: [figures, unitSheet(view, words), peopleSheet(view, words), difficulties] });
}

function unitSheet(view: WeekSummary, words: SummaryWords): WorkbookSheet {
  const { say, locale } = words;
  return {
    name: say('summary.sheet.units'),
    columns: [
      text(say('summary.unit'), 44),
      number(say('summary.people')),
      number(say('summary.done')),
      number(say('summary.all')),
      number(say('summary.late')),
      ...view.levels.map(({ name }) => number(name[locale])),
      number(say('summary.mean')),
      text(say('summary.own'), 24),
      text(say('summary.ownLevel'), 28),
    ],
    rows: view.units.map((one): readonly WorkbookValue[] => {
      const { done, all } = doneOf(one);
      const levels = view.levels.map(({ key }) => one.levels[key] ?? 0);
      return [
        one.unit.name,
        one.counts.people,
        done,
        all,
        one.counts.late,
        ...levels,
        points(one),
        ...ownReportOf(one, words),
      ];
    }),
  };
}

function peopleSheet(view: WeekSummary, { say, locale }: SummaryWords): WorkbookSheet {
  const levelName = (key: string | null) =>
    view.levels.find((level) => level.key === key)?.name[locale] ?? null;
  return {
    name: say('summary.sheet.people'),
    columns: [
      text(say('summary.person'), 28),
      text(say('summary.unit'), 40),
      text(say('summary.reasons'), 50),
      number(say('summary.total')),
      text(say('summary.level'), 28),
    ],
    rows: view.people.map((one) => [
      one.person.name,
      one.unit.name,
      one.reasons.map((reason) => say(`summary.reason.${reason}`)).join('; '),
      one.total === null ? null : one.total / 100,
      levelName(one.level),
    ]),
  };
}
