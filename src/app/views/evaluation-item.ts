// One line of a list: a person's week at a glance, as far as this viewer may read it.
import { exceptionsOf } from '../../domain/evaluation/exceptions.ts';
import { reads } from '../../domain/evaluation/policy.ts';
import { type Moment, mayList } from '../../domain/evaluation/precheck.ts';
import { hasOpenProposal } from '../../domain/evaluation/reopening.ts';
import type { Evaluation, StageScores } from '../../domain/evaluation/shape.ts';
import { waitingFor } from '../../domain/evaluation/waiting.ts';
import type { Deadlines } from '../../domain/period/late.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import type { ListRow } from '../../store/evaluation-lists.ts';
import { evaluationFromRow } from '../../store/evaluations.ts';
import type { PersonName } from '../../store/names.ts';
import { reassignedAmong } from '../../store/reassigned.ts';
import type { WeekFacts } from '../../store/weeks.ts';
import { readingMoment } from '../preview.ts';
import { recordDeadlines } from '../week-facts.ts';
import type { Reading } from './reading.ts';
import { loadTrends, type TrendPoint, type TrendSource } from './trend.ts';

/** A row understood: state, rulebook and deadlines of its week. */
export interface Line {
  readonly row: ListRow;
  readonly state: Evaluation;
  readonly rulebook: Rulebook;
  readonly deadlines: Deadlines;
}

/** Rows with their rulebook and deadlines, each week reckoned once. */
export function linesOf(reading: Reading, rows: readonly ListRow[], facts: WeekFacts): readonly Line[] {
  const deadlinesOf = recordDeadlines(reading.context, facts, reading.rulebooks.source);
  return rows.map((row) => {
    const rulebook = reading.rulebooks.source(row.rulebook_id, row.rulebook_version);
    const state = evaluationFromRow(row, reading.rulebooks.source);
    return { row, state, rulebook, deadlines: deadlinesOf(state) };
  });
}

function momentOf({ actor, rulebooks }: Reading, line: Line, reassigned: readonly number[]): Moment {
  const { now, today, stepUpUntil } = actor;
  return {
    ...{ now, today, stepUpUntil, submitDeadline: line.deadlines.submit, reassignedByViewer: reassigned },
    ...readingMoment(rulebooks, line.rulebook),
  };
}

export type EvaluationItem = Awaited<ReturnType<typeof itemsOf>>[number];

/** Items of these lines in their order, with the trends of their people. */
export async function itemsOf(reading: Reading, lines: readonly Line[]) {
  return itemsWith(reading, lines, await trendsOf(reading, lines));
}

/** Reads the trends of the people in these lines in one statement. */
export function trendsOf(reading: Reading, lines: readonly Line[]): Promise<TrendSource> {
  const persons = [...new Set(lines.map((line) => line.state.personId))];
  const weeks = [...new Set(lines.map((line) => line.state.period))];
  return loadTrends(reading, persons, weeks);
}

/** The items, where the trends were read already. */
export function itemsWith(reading: Reading, lines: readonly Line[], trendOf: TrendSource) {
  const reassigned = reassignedAmong(
    lines[0]?.row.named ?? [],
    lines.map((line) => line.state),
  );
  return lines.map((line) => {
    const { id, version } = line.rulebook;
    const trend = trendOf(line.state.personId, line.state.period, `${id}@${version}`);
    const may = [...mayList(line.state, reading.viewer, momentOf(reading, line, reassigned))];
    return { ...itemOf(reading, line, trend), waitingFor: holderOf(line), may };
  });
}

/** Who has to act now, with the name that was read along. */
export function holderOf({ row, state }: Line): PersonName | null {
  const id = waitingFor(state);
  return id === null || row.holder_name === null ? null : { id, name: row.holder_name };
}

export function nameIn(names: ReadonlyMap<number, PersonName>, id: number | null): PersonName | null {
  return id === null ? null : (names.get(id) ?? null);
}

function itemOf(reading: Reading, line: Line, trend: TrendPoint[]) {
  const { row, state, rulebook } = line;
  const readable = reads(reading.viewer, state);
  const stage = (scores: StageScores | null) => (readable && scores !== null ? pointsOf(scores) : null);
  const items = readable ? state.works : null;
  const background = { earlier: trend.map((point) => point.total), items };
  return {
    id: state.id,
    version: state.seq,
    week: state.period,
    person: { id: state.personId, name: row.person_name },
    unit: { id: state.unitId, name: row.unit_name, code: row.unit_code },
    post: row.post_title,
    jobPosition: row.job_position,
    from: state.from,
    to: state.to,
    state: state.state,
    late: state.late,
    opened: state.opened,
    counted: state.counted,
    notCountedKind: state.notCountedKind,
    oneAuthority: state.oneAuthority,
    dissent: state.dissent,
    reopenProposed: hasOpenProposal(state, reading.actor.now),
    self: stage(state.self),
    scorer: stage(state.scorer),
    final: stage(state.approver),
    items,
    trend,
    exceptions: readable ? [...exceptionsOf(state, rulebook, background)] : [],
    rulebook: { ...state.rulebook },
  };
}

/** Points as they cross the network: every criterion that was entered. */
export function pointsOf({ entered, total, level }: StageScores) {
  const given = Object.entries(entered).filter((entry): entry is [string, number] => entry[1] !== undefined);
  // A week always has its level: only longer periods know results that leave it open.
  return { entered: Object.fromEntries(given), total, level: level ?? '' };
}
