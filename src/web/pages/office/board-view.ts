// What the board shows of what the server counted: filters of the address applied. Pure.
import type { ROUTES } from '../../../contract/routes.ts';
import { foldText } from '../../../domain/organization/text-match.ts';
import type { Reply } from '../../api.ts';

export type Board = Reply<typeof ROUTES.board>;
export type Holder = Board['holders'][number];
export type UnitLine = Board['units'][number];
export type HeldStage = Holder['stage'];

/** The stages of the road; a dissent may be held as well, and comes after them. */
export type Stage = Exclude<HeldStage, 'dissent'>;
export const STAGES: readonly Stage[] = ['submit', 'score', 'approve'];

type Progress = Pick<UnitLine['counts'], (typeof PROGRESS)[number]>;
const PROGRESS = ['open', 'returned', 'submitted', 'scored', 'approved', 'closed'] as const;

/** The records of a unit by stage, its people's and its own report together: closing needs them all. */
function progressOf({ counts, own }: UnitLine): Progress {
  const at = (stage: (typeof PROGRESS)[number]) =>
    counts[stage] + (own?.counted === true && own.state === stage ? 1 : 0);
  return {
    ...{ open: at('open'), returned: at('returned'), submitted: at('submitted') },
    ...{ scored: at('scored'), approved: at('approved'), closed: at('closed') },
  };
}

const sumOf = (units: readonly UnitLine[]) => {
  const lines = units.map(progressOf);
  return (of: (line: Progress) => number) => lines.reduce((total, line) => total + of(line), 0);
};

/** How many records wait at each stage. */
export function waitingAt({ units }: Pick<Board, 'units'>): Readonly<Record<Stage | 'close', number>> {
  const sum = sumOf(units);
  return {
    submit: sum(({ open, returned }) => open + returned),
    score: sum(({ submitted }) => submitted),
    approve: sum(({ scored }) => scored),
    close: units.filter(({ state }) => state === 'open').length,
  };
}

/** The steps in the order of the clock. */
export const RING = ['submit', 'score', 'approve', 'close'] as const;
export type Step = (typeof RING)[number];

/** Whole per cent of each step that is behind, cut off: 100 only when nothing waits any more. */
export function behindAt({ units }: Pick<Board, 'units'>): Readonly<Record<Step, number>> {
  const sum = sumOf(units);
  const decided = sum(({ approved, closed }) => approved + closed);
  const scored = decided + sum((counts) => counts.scored);
  const filed = scored + sum(({ submitted }) => submitted);
  const all = filed + sum(({ open, returned }) => open + returned);
  const closed = units.filter(({ state }) => state === 'closed').length;
  const percent = (part: number, of: number) => (of === 0 ? 0 : Math.floor((part * 100) / of));
  return {
    submit: percent(filed, all),
    score: percent(scored, all),
    approve: percent(decided, all),
    close: percent(closed, units.length),
  };
}

/** The earliest step that something still waits at; null when the week is through. */
export function nextStep(
  data: Pick<Board, 'units'>,
  waiting: Readonly<Record<Step, number>> = waitingAt(data),
): Step | null {
  return RING.find((step) => waiting[step] > 0) ?? null;
}

/** Records of a unit without a result yet. */
export function unfinished(line: UnitLine): number {
  const { open, returned, submitted, scored } = progressOf(line);
  return open + returned + submitted + scored;
}

export interface Filter {
  readonly stage: HeldStage | null;
  readonly overdue: boolean;
  readonly words: string;
}

/** Holders that pass the filter, in the server's order. */
export function holdersShown(
  holders: readonly Holder[],
  { stage, overdue, words }: Filter,
): readonly Holder[] {
  const typed = foldText(words);
  return holders.filter(
    (one) =>
      (stage === null || one.stage === stage) &&
      (!overdue || one.overdue) &&
      (typed === '' || foldText(`${one.person.name} ${one.unit.name} ${one.unit.code}`).includes(typed)),
  );
}

/** How many lines pass stage and overdue, those too that were not sent by name. */
export function holdersCounted(
  { holding }: Pick<Board, 'holding'>,
  { stage, overdue }: Omit<Filter, 'words'>,
): number {
  const counted = holding.filter((one) => stage === null || one.stage === stage);
  return counted.reduce((sum, one) => sum + (overdue ? one.overdue : one.lines), 0);
}

/** Units that pass the filter: those with most left to do first. */
export function unitsShown(
  units: readonly UnitLine[],
  words: string,
  onlyOpen: boolean,
): readonly UnitLine[] {
  const typed = foldText(words);
  return units
    .filter(
      (line) =>
        (!onlyOpen || unfinished(line) > 0) &&
        (typed === '' || foldText(`${line.unit.name} ${line.unit.code}`).includes(typed)),
    )
    .toSorted((a, b) => unfinished(b) - unfinished(a));
}
