// Which records stand behind a figure of the page, and who holds the unit's work. Pure.
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import type { ROUTES } from '../../../contract/routes.ts';
import { HELD_STAGES, type HeldStage } from '../../../domain/evaluation/lateness.ts';
import type { Reply } from '../../api.ts';

export type UnitWeek = Reply<typeof ROUTES.unitWeek>;
export type Refusal = UnitWeek['closeRefusals'][number];

/** The stages of the road, in order, as figures. */
export const STAGES = ['open', 'submitted', 'returned', 'scored', 'approved', 'closed'] as const;
export type StageFigure = (typeof STAGES)[number];
export const MARKS = ['late', 'not-counted', 'unsent', 'decided', 'everybody'] as const;
export type MarkFigure = (typeof MARKS)[number];

/** What the list below shows: everybody of the unit, or the records behind one figure of the unit and all under it. */
export type Shown =
  | { readonly kind: 'all' }
  | { readonly kind: 'stage'; readonly stage: StageFigure }
  | { readonly kind: 'mark'; readonly mark: MarkFigure }
  | { readonly kind: 'level'; readonly level: string }
  | { readonly kind: 'awaits'; readonly stage: HeldStage };

const LEVEL = 'muc-';
const AWAITS = 'cho-';

/** From the address; anything unknown shows everybody. */
export function shownFrom(text: string): Shown {
  const stage = STAGES.find((one) => one === text);
  if (stage) return { kind: 'stage', stage };
  const mark = MARKS.find((one) => one === text);
  if (mark) return { kind: 'mark', mark };
  const awaited = HELD_STAGES.find((one) => text === AWAITS + one);
  if (awaited) return { kind: 'awaits', stage: awaited };
  return text.startsWith(LEVEL) ? { kind: 'level', level: text.slice(LEVEL.length) } : { kind: 'all' };
}

/** For the address; undefined shows everybody. */
export function shownInAddress(shown: Shown): string | undefined {
  switch (shown.kind) {
    case 'all':
      return undefined;
    case 'stage':
      return shown.stage;
    case 'mark':
      return shown.mark;
    case 'level':
      return LEVEL + shown.level;
    case 'awaits':
      return AWAITS + shown.stage;
  }
}

/** The question to the server for the records behind a figure: figures count weeks that count, but for one. */
export function queryOf(shown: Shown) {
  const counted = 'yes' as const;
  if (shown.kind === 'stage') return { counted, state: shown.stage };
  if (shown.kind === 'level') return { counted, level: shown.level };
  if (shown.kind === 'awaits') return { awaits: shown.stage };
  if (shown.kind === 'all') return {};
  switch (shown.mark) {
    case 'late':
      return { counted, late: 'yes' as const };
    case 'not-counted':
      return { counted: 'no' as const };
    case 'everybody':
      return {};
    default:
      return { counted, state: shown.mark };
  }
}

export interface Holder {
  readonly name: string;
  readonly count: number;
}

/** Who has records of this stage now, most first. */
export function holdersOf(people: readonly EvaluationItem[], stage: StageFigure): readonly Holder[] {
  const counts = new Map<string, number>();
  for (const { state, counted, waitingFor } of people) {
    if (state !== stage || !counted || waitingFor === null) continue;
    counts.set(waitingFor.name, (counts.get(waitingFor.name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count);
}

export interface RefusalGroup {
  readonly code: string;
  readonly refusals: readonly Refusal[];
}

/** Reasons against closing, one group per reason, in the order they came. */
export function refusalGroups(refusals: readonly Refusal[]): readonly RefusalGroup[] {
  const codes = [...new Set(refusals.map((refusal) => refusal.code))];
  return codes.map((code) => ({ code, refusals: refusals.filter((refusal) => refusal.code === code) }));
}

/** Reasons that leaving people without a result does not settle. */
export function mustBeSettled(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.filter((refusal) => refusal.code !== 'unfinished');
}

/** How many have their result, of those who count. */
export function progressOf(counts: UnitWeek['counts']): { readonly done: number; readonly all: number } {
  const { open, submitted, returned, scored, approved, closed } = counts;
  return { done: approved + closed, all: open + submitted + returned + scored + approved + closed };
}
