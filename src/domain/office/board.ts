// The Office's board (bàn điều hành): every unit of a week by stage, and who has what. Counted from states alone.
import { countStages, type StageCounts } from '../evaluation/counts.ts';
import type { Evaluation } from '../evaluation/shape.ts';
import { isSettled, type TurnFacts, waitingFor } from '../evaluation/waiting.ts';
import { type Deadlines, isLate } from '../period/late.ts';

/** What the board knows of a record: whose it is, where, how far; never what was written. */
export interface BoardRecord extends TurnFacts, Pick<Evaluation, 'id' | 'unitId' | 'late'> {}

/** A stage somebody can be late with; closing is the Office's own. */
export const HELD_STAGES = ['submit', 'score', 'approve'] as const;
export type HeldStage = (typeof HELD_STAGES)[number];

/** One person with records at one stage. */
export interface Held {
  readonly personId: number;
  readonly stage: HeldStage;
  /** The units of these records, the one with most of them first. */
  readonly unitIds: readonly number[];
  readonly count: number;
  readonly due: string;
  readonly overdue: boolean;
}

/** Records at a stage for which nobody is there. */
export interface Unheld {
  readonly unitId: number;
  readonly stage: HeldStage;
  readonly count: number;
}

/** The stage a record waits at; null when it has its result, never will have one, or does not count. */
export function stageAwaited(record: TurnFacts): HeldStage | null {
  if (!record.counted || isSettled(record)) return null;
  if (record.state === 'open' || record.state === 'returned') return 'submit';
  return record.state === 'scored' || record.oneAuthority ? 'approve' : 'score';
}

/** The counts of every unit by its own records. */
export function countUnits(
  records: readonly BoardRecord[],
  deadlines: Deadlines,
  now: string,
): ReadonlyMap<number, StageCounts> {
  const byUnit = Map.groupBy(records, (record) => record.unitId);
  return new Map([...byUnit].map(([id, own]) => [id, countStages(own, deadlines.submit, now)]));
}

/** Who has what, overdue first, then by the number of records. */
export function whoHolds(
  records: readonly BoardRecord[],
  deadlines: Deadlines,
  now: string,
): readonly Held[] {
  const held = records.flatMap((record) => {
    const stage = stageAwaited(record);
    const personId = waitingFor(record);
    return stage === null || personId === null ? [] : [{ stage, personId, unitId: record.unitId }];
  });
  const groups = Map.groupBy(held, (one) => `${one.personId} ${one.stage}`);
  const found = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { personId, stage } = first;
    const due = deadlines[stage];
    const unitIds = mostFirst(group.map((one) => one.unitId));
    return [{ personId, stage, unitIds, count: group.length, due, overdue: isLate(now, due) }];
  });
  return found.toSorted(
    (a, b) => Number(b.overdue) - Number(a.overdue) || b.count - a.count || a.personId - b.personId,
  );
}

/** Records that wait for nobody, by unit and stage. */
export function whoIsMissing(records: readonly BoardRecord[]): readonly Unheld[] {
  const lone = records.flatMap((record) => {
    const stage = stageAwaited(record);
    return stage === null || waitingFor(record) !== null ? [] : [{ stage, unitId: record.unitId }];
  });
  return [...Map.groupBy(lone, (one) => `${one.unitId} ${one.stage}`).values()].flatMap((group) =>
    group.slice(0, 1).map((one) => ({ ...one, count: group.length })),
  );
}

function mostFirst(ids: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a - b).map(([id]) => id);
}
