// The monthly form of Thanh Hóa's decision 1053: general criteria, work with its ratios, sum and level, remarks, in the order
// of a body that uses it (decisions/0057). What the record does not hold is left out, never invented.
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { PrintedCell, PrintedRow, PrintedSection } from '../files/printed-form.ts';
import type { LongFormTexts } from './long-form-texts.ts';
import { type ScoreRows, scoresOf } from './print-scores.ts';
import type { PeriodRecordView } from './views/period-record.ts';

export const isMonthlyForm = ({ family }: Rulebook): boolean => family === 'thanh-hoa-1053';

/** Sections every form has, in their place on this one and under its headings, which carry the source's numbers. */
export interface CommonSections {
  readonly facts: PrintedSection;
  readonly level: PrintedSection;
  readonly comments: PrintedSection;
}

export function monthlySections(
  view: PeriodRecordView,
  { locale, texts }: { readonly locale: 'vi' | 'en'; readonly texts: LongFormTexts },
  { facts, level, comments }: CommonSections,
): PrintedSection[] {
  const w = (key: string) => texts.monthly[key] ?? '';
  const scores = scoresOf(view, locale);
  const stages = [texts.self, texts.scorer, texts.final].map((name) => ({ name, share: 14 }));
  const points = (key: string, rows: readonly PrintedRow[]): PrintedSection => ({
    ...{ kind: 'table', heading: w(key), rows, empty: w('nothing') },
    columns: [{ name: texts.criterion, share: 46 }, { name: texts.max, share: 12 }, ...stages],
  });
  return [
    points('general', groupRows(scores, 'general', w('generalSum'))),
    workSection(view, w),
    points('ratios', groupRows(scores, 'tasks', w('tasksSum'))),
    { ...facts, heading: w('facts') },
    points('sum', sumRows(scores, texts.total)),
    { ...level, heading: w('level') },
    { ...comments, heading: w('comments') },
  ];
}

/** A group's parts, and the group itself as their sum. */
function groupRows({ find, row }: ScoreRows, key: string, sum: string): readonly PrintedRow[] {
  const group = find(key);
  return group === null ? [] : [...group.children.map((child) => row(child)), row(group, { name: sum })];
}

function sumRows({ find, row, root }: ScoreRows, total: string): readonly PrintedRow[] {
  const parts = ['general', 'tasks', 'penalty'].map(find).filter((node) => node !== null);
  return root === null
    ? []
    : [...parts.map((node) => ({ ...row(node), bold: false })), row(root, { name: total })];
}

const COLUMNS = [
  ...([
    ['number', 8],
    ['work', 34],
    ['coefficient', 9],
  ] as const),
  ...([
    ['assigned', 9],
    ['done', 11],
    ['faults', 9],
    ['delays', 9],
    ['ratio', 11],
  ] as const),
];

function workSection(view: PeriodRecordView, w: (key: string) => string): PrintedSection {
  return {
    ...{ kind: 'table', heading: w('tasks'), empty: w('noWork') },
    columns: COLUMNS.map(([key, share]) => ({ name: w(key), share })),
    rows: workRows(view),
  };
}

const middle = (text: string): PrintedCell => ({ text, align: 'center' });

/** Faults and delays that were excused take nothing off, and are not counted here. */
function workRows({ stages }: PeriodRecordView): readonly PrintedRow[] {
  const facts = stages.findLast((stage) => stage.facts !== null)?.facts ?? null;
  const held = (all: readonly { times: number; excused: number }[]) =>
    middle(String(all.reduce((sum, { times, excused }) => sum + times - excused, 0)));
  return (facts?.lines ?? []).map((line, index) => {
    const words = facts?.words.lines[line.key];
    // Cut off, as every share that is shown.
    const percent = line.assigned === 0 ? '' : `${Math.floor((line.done * 100) / line.assigned)} %`;
    return {
      cells: [
        middle(String(index + 1)),
        { text: [words?.title, words?.product].filter(Boolean).join(' — ') },
        ...[{ points: line.coefficient }, { points: line.assigned }, { points: line.done }],
        ...[held(line.faults), held(line.delays), middle(percent)],
      ],
    };
  });
}
