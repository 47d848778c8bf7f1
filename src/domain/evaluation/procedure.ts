// The procedure of every period as one table: command x state -> act, next state, what must come with it.
// Who may is the policy table's business (policy.ts); what the numbers must look like, the rulebook's.
import type { CommentAct } from '../rulebook/shape.ts';
import { type ActName, type CommandName, EVALUATION_STATES, type EvaluationState } from './shape.ts';

export interface ProcedureRow {
  readonly command: CommandName;
  readonly from: readonly EvaluationState[];
  readonly act: ActName;
  /** null: the state stays. */
  readonly to: EvaluationState | null;
  readonly scores: 'required' | 'none';
  /** Whether a report must come along. */
  readonly report: 'required' | 'none';
  /** `by-rulebook`: the rulebook's comment rules for this act decide. */
  readonly comment: 'forbidden' | 'optional' | 'by-rulebook' | 'required';
  readonly commentAct: CommentAct | null;
}

/** Source: official letter 8679, four steps; return, dissent, close and reopen as the design page on trust has them. */
export const PROCEDURE: readonly ProcedureRow[] = [
  {
    command: 'submit',
    from: ['open', 'returned'],
    act: 'submitted',
    to: 'submitted',
    scores: 'required',
    report: 'required',
    comment: 'by-rulebook',
    commentAct: 'submit',
  },
  {
    command: 'withdraw',
    from: ['submitted'],
    act: 'withdrawn',
    to: 'open',
    scores: 'none',
    report: 'none',
    comment: 'by-rulebook',
    commentAct: 'withdraw',
  },
  {
    command: 'view',
    from: ['submitted'],
    act: 'viewed',
    to: null,
    scores: 'none',
    report: 'none',
    comment: 'forbidden',
    commentAct: null,
  },
  {
    command: 'score',
    from: ['submitted', 'scored'],
    act: 'scored',
    to: 'scored',
    scores: 'required',
    report: 'none',
    comment: 'by-rulebook',
    commentAct: 'score',
  },
  {
    command: 'return',
    from: ['submitted'],
    act: 'returned',
    to: 'returned',
    scores: 'none',
    report: 'none',
    comment: 'required',
    commentAct: 'return',
  },
  {
    command: 'return',
    from: ['scored'],
    act: 'sent-back',
    to: 'submitted',
    scores: 'none',
    report: 'none',
    comment: 'required',
    commentAct: 'return',
  },
  {
    command: 'approve',
    from: ['scored'],
    act: 'approved',
    to: 'approved',
    scores: 'required',
    report: 'none',
    comment: 'by-rulebook',
    commentAct: 'approve',
  },
  {
    command: 'decide',
    from: ['submitted'],
    act: 'decided',
    to: 'approved',
    scores: 'required',
    report: 'none',
    comment: 'by-rulebook',
    commentAct: 'score',
  },
  {
    command: 'dissent',
    from: ['approved'],
    act: 'dissented',
    to: null,
    scores: 'none',
    report: 'none',
    comment: 'required',
    commentAct: 'dissent',
  },
  {
    command: 'view-dissent',
    from: ['approved'],
    act: 'dissent-viewed',
    to: null,
    scores: 'none',
    report: 'none',
    comment: 'forbidden',
    commentAct: null,
  },
  {
    command: 'propose-reopen',
    from: ['approved', 'closed'],
    act: 'reopen-proposed',
    to: null,
    scores: 'none',
    report: 'none',
    comment: 'required',
    commentAct: 'reopen',
  },
  {
    command: 'agree-reopen',
    from: ['approved', 'closed'],
    act: 'reopened',
    to: null,
    scores: 'none',
    report: 'none',
    comment: 'optional',
    commentAct: null,
  },
  {
    command: 'record-step',
    from: EVALUATION_STATES,
    act: 'step-recorded',
    to: null,
    scores: 'none',
    report: 'none',
    comment: 'required',
    commentAct: null,
  },
  {
    command: 'decline-reopen',
    from: ['approved', 'closed'],
    act: 'reopen-declined',
    to: null,
    scores: 'none',
    report: 'none',
    comment: 'required',
    commentAct: 'reopen',
  },
];

/** The row for a command in a state, or null when the procedure has no such step. */
export function stepFor(command: CommandName, state: EvaluationState): ProcedureRow | null {
  return rowsOf(command).find((row) => row.from.includes(state)) ?? null;
}

const BY_COMMAND = Map.groupBy(PROCEDURE, ({ command }) => command);
const rowsOf = (command: CommandName) => BY_COMMAND.get(command) ?? [];

/** States from which a command can start: named in a refusal, so that the reader sees what is missing. */
export function startsFrom(command: CommandName): readonly EvaluationState[] {
  return rowsOf(command).flatMap((row) => row.from);
}

const NOT_CLOSED = EVALUATION_STATES.filter((state) => state !== 'closed');
/** What is decided is not taken back by a new absence or day off: that needs a reopening first. */
const UNDECIDED = NOT_CLOSED.filter((state) => state !== 'approved');

/** Acts without a command: from the organisation, from absences, and from closing a unit's week. */
const SYSTEM_STEPS: readonly { readonly act: ActName; readonly from: readonly EvaluationState[] }[] = [
  { act: 'reassigned', from: NOT_CLOSED },
  { act: 'moved', from: UNDECIDED },
  // What was sent was sent under the version of its time.
  { act: 'rebased', from: ['open'] },
  { act: 'handed-over', from: UNDECIDED },
  { act: 'counting-changed', from: UNDECIDED },
  { act: 'closed', from: NOT_CLOSED },
  { act: 'reopened-with', from: ['scored', 'approved', 'closed'] },
];

/** Whether the procedure lets `act` happen to a record in `state`; false for `created`, which has no state before. */
export function canHappen(act: ActName, state: EvaluationState): boolean {
  return [...PROCEDURE, ...SYSTEM_STEPS].some((step) => step.act === act && step.from.includes(state));
}
