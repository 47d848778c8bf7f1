// The Office's board (bàn điều hành): every unit of a week by stage, and who has what. Counted from states alone.
import { countStages, type StageCounts } from '../evaluation/counts.ts';
import type { Evaluation } from '../evaluation/shape.ts';
import { isSettled, type TurnFacts, waitingFor } from '../evaluation/waiting.ts';
import { type Deadlines, isLate } from '../period/late.ts';

/** What the board knows of a record: whose it is, where, how far; never what was written. */
export interface BoardRecord extends TurnFacts, Pick<Evaluation, 'id' | 'unitId' | 'late' | 'subject'> {}

/** Deadlines of the regulation a record follows: a body may have several for its weeks, and one for the units' own reports. */
export type DeadlinesOf<R extends BoardRecord = BoardRecord> = (record: R) => Deadlines;

/** A stage somebody can be late with; closing is the Office's own. */
export const LADDER_STAGES = ['submit', 'score', 'approve'] as const;
/** What somebody may hold up: a stage, or the closing, by not having opened a noted dissent. */
export const HELD_STAGES = [...LADDER_STAGES, 'dissent'] as const;
export type HeldStage = (typeof HELD_STAGES)[number];

/** One person with records of persons, or with reports of units, at one stage. */
export interface Held {
  readonly personId: number;
  readonly stage: HeldStage;
  readonly subject: Evaluation['subject'];
  /** The first of these records: a unit's own report is opened by it. */
  readonly recordId: number;
  /** The units of these records, the one with most of them first. */
  readonly unitIds: readonly number[];
  readonly count: number;
  /** The earliest of their deadlines. */
  readonly due: string;
  readonly overdue: boolean;
  /** How many of them are past their own deadline. */
  readonly late: number;
}

/** Records at a stage for which nobody is there. */
export interface Unheld {
  readonly unitId: number;
  readonly stage: HeldStage;
  readonly subject: Evaluation['subject'];
  readonly count: number;
}

/** What a record waits for; null when that is nothing any more, or it does not count. */
export function stageAwaited(record: TurnFacts): HeldStage | null {
  if (!record.counted) return null;
  if (record.state === 'approved' && record.dissent === 'noted') return 'dissent';
  if (isSettled(record)) return null;
  if (record.state === 'open' || record.state === 'returned') return 'submit';
  return record.state === 'scored' || record.oneAuthority ? 'approve' : 'score';
}

export interface UnitOnBoard {
  /** Of the people of the unit. */
  readonly counts: StageCounts;
  /** The unit's own report; null where none is kept. */
  readonly own: BoardRecord | null;
}

/** Every unit with records: its people counted, and its own report. */
export function countUnits<R extends BoardRecord>(
  records: readonly R[],
  deadlinesOf: DeadlinesOf<R>,
  now: string,
): ReadonlyMap<number, UnitOnBoard> {
  const byUnit = Map.groupBy(records, (record) => record.unitId);
  return new Map(
    [...byUnit].map(([id, all]) => {
      const people = all.filter(({ subject }) => subject === 'person');
      const own = all.find(({ subject }) => subject === 'unit') ?? null;
      return [id, { counts: countStages(people, (one) => deadlinesOf(one).submit, now), own }];
    }),
  );
}

/** Who has what, overdue first, then by the number of records. */
export function whoHolds<R extends BoardRecord>(
  records: readonly R[],
  deadlinesOf: DeadlinesOf<R>,
  now: string,
): readonly Held[] {
  const held = records.flatMap((record) => {
    const stage = stageAwaited(record);
    const personId = waitingFor(record);
    const { id: recordId, unitId, subject } = record;
    if (stage === null || personId === null) return [];
    // The closing waits for the dissent to be opened.
    const due = deadlinesOf(record)[stage === 'dissent' ? 'close' : stage];
    return [{ stage, personId, recordId, unitId, subject, due }];
  });
  const groups = Map.groupBy(held, (one) => `${one.personId} ${one.stage} ${one.subject}`);
  const found = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { personId, stage, subject, recordId } = first;
    const due = group.reduce((earliest, one) => (one.due < earliest ? one.due : earliest), first.due);
    const late = group.filter((one) => isLate(now, one.due)).length;
    const unitIds = mostFirst(group.map((one) => one.unitId));
    return [
      { personId, stage, subject, recordId, unitIds, count: group.length, due, overdue: late > 0, late },
    ];
  });
  return found.toSorted(
    (a, b) => Number(b.overdue) - Number(a.overdue) || b.count - a.count || a.personId - b.personId,
  );
}

/** Records that wait for nobody, by unit and stage. */
export function whoIsMissing(records: readonly BoardRecord[]): readonly Unheld[] {
  const lone = records.flatMap((record) => {
    const stage = stageAwaited(record);
    const { unitId, subject } = record;
    return stage === null || waitingFor(record) !== null ? [] : [{ stage, unitId, subject }];
  });
  return [...Map.groupBy(lone, (one) => `${one.unitId} ${one.stage} ${one.subject}`).values()].flatMap(
    (group) => group.slice(0, 1).map((one) => ({ ...one, count: group.length })),
  );
}

function mostFirst(ids: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a - b).map(([id]) => id);
}
