// The Office's board (bàn điều hành): every unit of a week by stage, and who has what. Counted from states alone.
import { countStages, type StageCounts } from '../evaluation/counts.ts';
import { type DeadlinesOf, type HeldStage, stageAwaited, stepAwaited } from '../evaluation/lateness.ts';
import type { Evaluation } from '../evaluation/shape.ts';
import { type TurnFacts, waitingFor } from '../evaluation/waiting.ts';

/** What the board knows of a record: whose it is, where, how far; never what was written. */
export interface BoardRecord extends TurnFacts, Pick<Evaluation, 'id' | 'unitId' | 'late' | 'subject'> {}

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
      return [id, { counts: countStages(people, deadlinesOf, now), own }];
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
    const step = stepAwaited(record, deadlinesOf, now);
    const personId = waitingFor(record);
    const { id: recordId, unitId, subject } = record;
    return step === null || personId === null ? [] : [{ ...step, personId, recordId, unitId, subject }];
  });
  const groups = Map.groupBy(held, (one) => `${one.personId} ${one.stage} ${one.subject}`);
  const found = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { personId, stage, subject, recordId } = first;
    const due = group.reduce((earliest, one) => (one.due < earliest ? one.due : earliest), first.due);
    const late = group.filter((one) => one.late).length;
    const unitIds = mostFirst(group.map((one) => one.unitId));
    return [
      { personId, stage, subject, recordId, unitIds, count: group.length, due, overdue: late > 0, late },
    ];
  });
  return found.toSorted(
    (a, b) => Number(b.overdue) - Number(a.overdue) || b.count - a.count || a.personId - b.personId,
  );
}

/** What one person has at one stage by several regulations, as one; null of nothing. */
export function joinHeld(held: readonly Held[]): Held | null {
  const [first] = held;
  if (first === undefined) return null;
  const sum = (of: (one: Held) => number) => held.reduce((all, one) => all + of(one), 0);
  return {
    ...first,
    unitIds: [...new Set(held.flatMap(({ unitIds }) => unitIds))],
    count: sum(({ count }) => count),
    due: held.map(({ due }) => due).toSorted()[0] ?? first.due,
    overdue: held.some(({ overdue }) => overdue),
    late: sum(({ late }) => late),
  };
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
