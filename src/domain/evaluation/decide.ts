// One command in, acts or every reason against it out. Pure: procedure table, policy table, rulebook, moment.
import type { WorkingCalendar } from '../period/calendar.ts';
import { isLate } from '../period/late.ts';
import { periodKind } from '../period/period.ts';
import { isWeekKey } from '../period/week.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { commentsRequired } from '../rulebook/rules.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import type { EnteredScores } from '../score/shape.ts';
import { workingDaysLate } from '../work/lateness.ts';
import { furtherSteps, stepRelation } from './further-steps.ts';
import { permittedAs, type Relation } from './policy.ts';
import { type Moment, precheck } from './precheck.ts';
import { type ProcedureRow, stepFor } from './procedure.ts';
import { proposalEnd } from './reopening.ts';
import type {
  Capacity,
  CommandName,
  Evaluation,
  EvaluationAct,
  Report,
  StageScores,
  Viewer,
  WorkCounts,
  WorkItem,
} from './shape.ts';
import {
  commentRulesBetween,
  factWords,
  inputAgain,
  inputFrom,
  NOTHING_KNOWN,
  needsFacts,
  type Staged,
  type StageInput,
  stageFacts,
  stagePoints,
  withKnownFlags,
} from './stage.ts';

/** What a person asks for. Absent `entered` means: agree with the stage before. */
export interface Command {
  readonly name: CommandName;
  /** The `seq` the page showed. */
  readonly version: number;
  readonly entered: EnteredScores | null;
  readonly report: Report | null;
  readonly comment: string;
  /** Beside points, where the regulation asks for it; comes and goes with `entered`. */
  readonly facts?: StageInput | null;
  /** The level chosen where the regulation leaves it to whoever decides. */
  readonly level?: string | null;
  /** Which further step is recorded. */
  readonly step?: string | null;
}

export type Decision<A> =
  | { readonly ok: true; readonly acts: readonly A[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** With the body's calendar: a work is late by working days, as everywhere. */
export interface Decisive extends Moment {
  readonly calendar: WorkingCalendar;
}

/** Decides one command on one evaluation; a refusal names all its reasons at once. */
export function decide(
  state: Evaluation,
  command: Command,
  viewer: Viewer,
  rulebook: Rulebook,
  moment: Decisive,
): Decision<EvaluationAct> {
  const refusals = [...precheck(state, command.name, viewer, moment)];
  if (refusals.some((refusal) => refusal.code === 'not-found')) return { ok: false, refusals };
  if (command.version !== state.seq)
    refusals.push(refuse('version-changed', { expected: command.version, actual: state.seq }));
  const row = stepFor(command.name, state.state);
  const relation = relationFor(state, command, viewer, rulebook);
  if (row === null || relation === null)
    // Another further step than the one asked for may be open: then no reason was found yet.
    return { ok: false, refusals: refusals.length > 0 ? refusals : [refuse('no-step-open')] };
  const before = stageBefore(state, command.name);
  const scored = row.scores === 'required' ? scores(rulebook, state, command, before, moment) : null;
  refusals.push(
    ...(scored?.refusals ?? []),
    ...content(row, state, command, rulebook, scored?.scores ?? null, before),
  );
  if (refusals.length > 0) return { ok: false, refusals };
  return {
    ok: true,
    acts: [makeAct(row, state, command, viewer, relation, rulebook, scored?.scores ?? null, moment)],
  };
}

function stageBefore(state: Evaluation, command: CommandName): StageScores | null {
  if (command === 'score' || command === 'decide') return state.self;
  return command === 'approve' ? state.scorer : null;
}

// Which of several further steps it is decides who may record it; otherwise the policy table alone.
function relationFor(
  state: Evaluation,
  command: Command,
  viewer: Viewer,
  rulebook: Rulebook,
): Relation | null {
  if (command.name !== 'record-step') return permittedAs(command.name, viewer, state);
  const asked = furtherSteps(rulebook).find(({ step }) => step.key === command.step);
  return asked === undefined ? null : stepRelation(viewer, state, asked);
}

// Nothing entered means: agree with the stage before, facts included; what the product knows is looked up anew.
function scores(
  rulebook: Rulebook,
  state: Evaluation,
  command: Command,
  before: StageScores | null,
  moment: Moment,
): Staged {
  const facts = command.facts ?? null;
  if (!needsFacts(rulebook)) {
    const staged = stagePoints(rulebook, command.entered ?? before?.entered ?? {});
    return facts === null ? staged : { scores: null, refusals: [refuse('facts-not-expected')] };
  }
  const known = moment.known ?? NOTHING_KNOWN;
  const staging = {
    command: command.name,
    chosenLevel: command.level ?? null,
    period: periodKind(state.period),
  };
  if (facts !== null) {
    const words = factWords(rulebook, facts);
    const flags = withKnownFlags(rulebook, facts.flags, state.rank);
    const staged = stageFacts(
      rulebook,
      inputFrom(command.entered ?? {}, { ...facts, flags }, known),
      staging,
    );
    const refusals = [...staged.refusals, ...words.refusals];
    return refusals.length > 0 ? { scores: null, refusals } : staged;
  }
  if (command.entered !== null || before === null)
    return { scores: null, refusals: [refuse('facts-expected')] };
  return stageFacts(rulebook, inputAgain(before, known), staging);
}

function content(
  row: ProcedureRow,
  state: Evaluation,
  command: Command,
  rulebook: Rulebook,
  now: StageScores | null,
  before: StageScores | null,
): readonly Refusal[] {
  const refusals = comment(row, command, rulebook, now, before);
  if (row.scores === 'none' && command.entered !== null) refusals.push(refuse('scores-not-expected'));
  // The week's report is the list of work; longer periods state theirs as work lines.
  if (row.report === 'required' && isWeekKey(state.period))
    refusals.push(...checkReport(command.report), ...owedReasons(command));
  if (row.report === 'none' && command.report !== null) refusals.push(refuse('report-not-expected'));
  return refusals;
}

function comment(
  row: ProcedureRow,
  command: Command,
  rulebook: Rulebook,
  now: StageScores | null,
  before: StageScores | null,
): Refusal[] {
  if (row.comment === 'forbidden')
    return command.comment.trim() === '' ? [] : [refuse('comment-not-expected')];
  if (hasWords(command.comment) || row.comment === 'optional') return [];
  if (row.comment === 'required') return [refuse('comment-required', { rule: 'always', hundredths: null })];
  if (row.commentAct === null) return [];
  // A level only the competent person gives is nobody's arithmetic: it needs words.
  if (now?.chosen === true) return [refuse('comment-required', { rule: 'level-chosen', hundredths: null })];
  const rules = needsFacts(rulebook)
    ? commentRulesBetween(rulebook, row.commentAct, before, now)
    : commentsRequired(rulebook, row.commentAct, before?.entered ?? null, now?.entered ?? null);
  return rules.map(({ when }) =>
    refuse('comment-required', {
      rule: when.kind,
      hundredths: 'hundredths' in when ? when.hundredths : null,
    }),
  );
}

/** The letter asks for the week's results and products in full: at least one line, each with a title. */
function checkReport(report: Report | null): readonly Refusal[] {
  if (report === null || report.items.length === 0) return [refuse('report-empty')];
  return report.items.flatMap((item, index) =>
    hasWords(item.title) ? [] : [refuse('item-without-title', { item: index + 1 })],
  );
}

/** Points other than the register proposed need the person's reason; `proposed` is the server's, never the form's. */
function owedReasons({ report, entered }: Command): readonly Refusal[] {
  return (report?.proposed ?? []).flatMap(({ criterion, points }) => {
    const own = entered?.[criterion];
    if (points === null || own === undefined || own === points) return [];
    const isGiven = hasWords(report?.reasons?.[criterion] ?? '');
    return isGiven ? [] : [refuse('proposal-reason-missing', { criterion, limit: points })];
  });
}

function makeAct(
  row: ProcedureRow,
  state: Evaluation,
  command: Command,
  viewer: Viewer,
  relation: Relation,
  rulebook: Rulebook,
  now: StageScores | null,
  moment: Decisive,
): EvaluationAct {
  const common = {
    actorId: viewer.personId,
    capacity: capacity(state, viewer, relation),
    texts: texts(rulebook, command),
  };
  return { act: row.act, payload: payload(row, state, command, now, moment), ...common } as EvaluationAct;
}

function payload(
  row: ProcedureRow,
  state: Evaluation,
  command: Command,
  scores: StageScores | null,
  moment: Decisive,
): object {
  if (row.act === 'submitted')
    return {
      scores,
      late: isFiledLate(state, moment),
      ...(command.report === null ? {} : { works: worksOf(command.report, moment.calendar) }),
    };
  if (row.act === 'reopen-proposed') return { until: proposalEnd(moment.now) };
  if (row.act === 'step-recorded') return { step: command.step };
  if (row.act === 'reopened' || row.act === 'reopen-declined') return { proposedBy: state.reopenProposedBy };
  return scores === null ? {} : { scores };
}

function worksOf({ items }: Report, calendar: WorkingCalendar): WorkCounts {
  const isLate = ({ due, done }: WorkItem) =>
    due !== null && done !== null && workingDaysLate(calendar, due, done) > 0;
  return {
    count: items.length,
    late: items.filter(isLate).length,
    undone: items.filter(({ done }) => done === null).length,
  };
}

// Completing a report that was returned is not a late report: what counts is when it was first filed.
function isFiledLate(state: Evaluation, moment: Moment): boolean {
  return state.state === 'returned' ? state.late : isLate(moment.now, moment.submitDeadline);
}

function texts(rulebook: Rulebook, command: Command): Readonly<Record<string, string>> {
  const facts = command.facts ?? null;
  return {
    ...(command.comment.trim() === '' ? {} : { comment: command.comment }),
    ...(command.report === null ? {} : { report: JSON.stringify(command.report) }),
    ...(facts === null ? {} : { facts: factWords(rulebook, facts).words }),
  };
}

// The relation decides for whom: the holder himself, or the delegator whose authority is lent.
function capacity(state: Evaluation, viewer: Viewer, relation: Relation): Capacity {
  if (relation === 'inspector') throw new Error('an inspector never acts on a record');
  const holders: Partial<Record<Relation, number | null>> = {
    drafter: state.personId,
    scorer: state.scorerId,
    approver: state.approverId,
  };
  const holder = holders[relation] ?? null;
  return { role: relation, actingFor: holder === viewer.personId ? null : holder };
}
