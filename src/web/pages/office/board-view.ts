// What the board shows of what the server counted: filters of the address applied. Pure.
import type { ROUTES } from '../../../contract/routes.ts';
import { foldText } from '../../../domain/organization/text-match.ts';
import type { Reply } from '../../api.ts';

export type Board = Reply<typeof ROUTES.board>;
export type Holder = Board['holders'][number];
export type UnitLine = Board['units'][number];
export type HeldStage = Holder['stage'];

export const STAGES: readonly HeldStage[] = ['submit', 'score', 'approve'];

/** How many records wait at each stage. */
export function waitingAt({ units }: Pick<Board, 'units'>): Readonly<Record<HeldStage | 'close', number>> {
  const sum = (of: (counts: UnitLine['counts']) => number) =>
    units.reduce((total, { counts }) => total + of(counts), 0);
  return {
    submit: sum(({ open, returned }) => open + returned),
    score: sum(({ submitted }) => submitted),
    approve: sum(({ scored }) => scored),
    close: units.filter(({ state }) => state === 'open').length,
  };
}

/** Records without a result yet. */
export function unfinished({ open, returned, submitted, scored }: UnitLine['counts']): number {
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

/** Units that pass the filter: those with most left to do first. */
export function unitsShown(
  units: readonly UnitLine[],
  words: string,
  onlyOpen: boolean,
): readonly UnitLine[] {
  const typed = foldText(words);
  return units
    .filter(
      ({ unit, counts }) =>
        (!onlyOpen || unfinished(counts) > 0) &&
        (typed === '' || foldText(`${unit.name} ${unit.code}`).includes(typed)),
    )
    .toSorted((a, b) => unfinished(b.counts) - unfinished(a.counts));
}
