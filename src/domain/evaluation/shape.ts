// The evaluation of a period (a week, a month, a quarter ...) as data: its state, the acts that made it, and who looks at it.
import type { PlainDate, Rank } from '../organization/shape.ts';
import type { PeriodKey } from '../period/period.ts';
import type { EarlierResult, StatedShare, SubordinateFacts, WorkLine } from '../score/input.ts';
import type { Exact } from '../score/outcome.ts';
import type { EnteredScores } from '../score/shape.ts';
import type { ProposedScore } from '../work/proposed.ts';

export const EVALUATION_STATES = ['open', 'submitted', 'returned', 'scored', 'approved', 'closed'] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

/** What somebody asks for. `view` is the first opening by whoever has to act; it ends the right to withdraw. */
export const COMMANDS = [
  'submit',
  'withdraw',
  'view',
  'score',
  'return',
  'approve',
  'decide',
  'dissent',
  'view-dissent',
  'propose-reopen',
  'agree-reopen',
  'decline-reopen',
  'record-step',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/**
 * What happened. `created`, `reassigned`, `moved`, `rebased`, `handed-over`, `counting-changed` and `closed` come from the
 * system or from closing a unit's period; `reopened-with` follows the reopening of a subordinate.
 */
export const ACT_NAMES = [
  'created',
  'reassigned',
  'moved',
  'rebased',
  'handed-over',
  'counting-changed',
  'submitted',
  'withdrawn',
  'viewed',
  'scored',
  'returned',
  'sent-back',
  'approved',
  'decided',
  'dissented',
  'dissent-viewed',
  'reopen-proposed',
  'reopened',
  'reopen-declined',
  'closed',
  'step-recorded',
  'reopened-with',
] as const;
export type ActName = (typeof ACT_NAMES)[number];

/** What a stage states beside points. Numbers and keys: the words stand in the text `facts` of the act. */
export interface StageFacts {
  /** Chosen option by node; each was given with its reason where the regulation asks for one. */
  readonly choices: Readonly<Record<string, string>>;
  readonly lines: readonly WorkLine[];
  readonly flags: Readonly<Record<string, boolean>>;
  readonly shares: Readonly<Record<string, StatedShare>>;
  readonly unitLevel: string | null;
  /** Of the people directed and of earlier periods, as the product found them at that moment. */
  readonly subordinates: SubordinateFacts | null;
  readonly earlier: readonly EarlierResult[];
}

/**
 * Points of one stage as entered, with total (hundredths, cut off) and level as computed by the rulebook at that
 * moment. Where points alone do not say it: the facts, and the exact total in points.
 */
export interface StageScores {
  readonly entered: EnteredScores;
  readonly total: number;
  /** null: the regulation leaves it to the competent person, who has not decided yet. */
  readonly level: string | null;
  readonly facts?: StageFacts;
  readonly exact?: Exact;
  /** The competent person chose the level where the regulation gives none. */
  readonly chosen?: boolean;
}

/** One line of the week's report. */
export interface WorkItem {
  readonly title: string;
  readonly product: string;
  readonly due: PlainDate | null;
  readonly done: PlainDate | null;
  readonly note: string;
  /** The task of the register it was made from; absent where it was typed. */
  readonly taskId?: number | undefined;
  readonly important?: boolean | undefined;
}

/** A desk that closes a hundred files a day has five hundred lines; more is a mistake, not a week. */
export const MOST_REPORT_LINES = 500;

/** What a list shows of a report without opening it: how many works, how many done after their date, how many undone. */
export interface WorkCounts {
  readonly count: number;
  readonly late: number;
  readonly undone: number;
}

/** The self-assessment report of a week (báo cáo tự đánh giá), as typed. */
export interface Report {
  readonly items: readonly WorkItem[];
  readonly conduct: string;
  readonly difficulties: string;
  /** Why points differ from those the register proposes, by criterion. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
  /** What the register proposed at the moment of filing; added by the server, never by the form. */
  readonly proposed?: readonly ProposedScore[] | undefined;
}

/** Who is evaluated: a person, or a unit, for which a person answers. */
export const SUBJECT_KINDS = ['person', 'unit'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Everything decided or known about one period of a person or unit under one regulation; follows from the acts alone. */
export interface Evaluation {
  readonly id: number;
  readonly period: PeriodKey;
  readonly subject: SubjectKind;
  /** The person evaluated; of a unit whoever answers for it: its head, or who acts in his place. */
  readonly personId: number;
  readonly assignmentId: number;
  readonly postId: number;
  readonly rank: Rank;
  readonly unitId: number;
  readonly orgVersion: number;
  readonly unitLo: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly rulebook: { readonly id: string; readonly version: number };
  readonly scorerId: number | null;
  readonly approverId: number | null;
  readonly oneAuthority: boolean;
  readonly counted: boolean;
  readonly notCountedKind: string | null;
  readonly state: EvaluationState;
  readonly late: boolean;
  /** Whoever has to act has opened the report. */
  readonly opened: boolean;
  /** Number of the act that carries the report now in force. */
  readonly contentSeq: number | null;
  /** Of that report; null without one, and for one of a time that did not count. */
  readonly works: WorkCounts | null;
  readonly self: StageScores | null;
  readonly scorer: StageScores | null;
  readonly approver: StageScores | null;
  readonly scoredBy: number | null;
  readonly approvedBy: number | null;
  readonly dissent: 'none' | 'noted' | 'opened';
  readonly reopenProposedBy: number | null;
  /** Until when the proposal waits for its second person; null for one of a time that knew no end. */
  readonly reopenProposedUntil: string | null;
  /** Further steps the regulation asks for (opinions, notice, publication): the act that did each, by its key. */
  readonly steps: Readonly<Record<string, number>>;
  /** Counts reopenings: 1 is the first result. */
  readonly revision: number;
  /** Number of the last act; also the version a writer must have seen. */
  readonly seq: number;
}

/** In which capacity somebody acts: the relation, and for whom when by delegation. */
export interface Capacity {
  readonly role: 'self' | 'drafter' | 'scorer' | 'approver' | 'unit-head' | 'office' | 'system';
  readonly actingFor: number | null;
}

/** Payloads carry numbers, keys and ids only; words travel beside them as texts with salted commitments. */
export interface ActPayloads {
  readonly created: Omit<
    Evaluation,
    | 'state'
    | 'late'
    | 'opened'
    | 'contentSeq'
    | 'works'
    | 'self'
    | 'scorer'
    | 'approver'
    | 'scoredBy'
    | 'approvedBy'
    | 'dissent'
    | 'reopenProposedBy'
    | 'reopenProposedUntil'
    | 'steps'
    | 'revision'
    | 'seq'
  >;
  /** Posts changed hands, or a transfer in mid-week cut the part short. */
  readonly reassigned: Pick<Evaluation, 'scorerId' | 'approverId' | 'oneAuthority' | 'to'>;
  /** The person holds another post at the end of the period: the unit there classifies. */
  readonly moved: Pick<
    Evaluation,
    'assignmentId' | 'postId' | 'rank' | 'unitId' | 'orgVersion' | 'unitLo' | 'from'
  >;
  /** Another version of its regulation is in force on the first day of the period, which lies ahead. */
  readonly rebased: Pick<Evaluation, 'rulebook'>;
  /** Somebody else answers for the unit now: its new head. */
  readonly 'handed-over': Pick<
    Evaluation,
    | 'personId'
    | 'assignmentId'
    | 'postId'
    | 'rank'
    | 'orgVersion'
    | 'unitLo'
    | 'scorerId'
    | 'approverId'
    | 'oneAuthority'
  >;
  readonly 'counting-changed': Pick<Evaluation, 'counted' | 'notCountedKind'>;
  readonly submitted: { readonly scores: StageScores; readonly late: boolean; readonly works?: WorkCounts };
  readonly withdrawn: Record<never, never>;
  readonly viewed: Record<never, never>;
  readonly scored: { readonly scores: StageScores };
  readonly returned: Record<never, never>;
  readonly 'sent-back': Record<never, never>;
  readonly approved: { readonly scores: StageScores };
  readonly decided: { readonly scores: StageScores };
  readonly dissented: Record<never, never>;
  readonly 'dissent-viewed': Record<never, never>;
  readonly 'reopen-proposed': { readonly until?: string };
  readonly reopened: { readonly proposedBy: number };
  readonly 'reopen-declined': { readonly proposedBy: number };
  readonly closed: Record<never, never>;
  readonly 'step-recorded': { readonly step: string };
  /** `because`: the subordinate's record, whose reopening this one follows. */
  readonly 'reopened-with': { readonly because: number };
}

/** One act before it is numbered and chained. `texts` are the words, by field. */
export type EvaluationAct = {
  [N in ActName]: {
    readonly act: N;
    readonly payload: ActPayloads[N];
    readonly texts: Readonly<Record<string, string>>;
    readonly actorId: number | null;
    readonly capacity: Capacity;
  };
}[ActName];

export type { Refusal } from '../refusal.ts';

/** What a person is and holds today; loaded once per request, the one input of guard, buttons and list filter. */
export interface Viewer {
  readonly personId: number;
  /** Persons whose scoring, respectively approving, this person may do today by delegation (not transitive). */
  readonly scoresFor: readonly number[];
  readonly approvesFor: readonly number[];
  /** Heads for whose units this person may write today. */
  readonly draftsFor: readonly number[];
  /** Units (with everything under them, already spelt out) headed today. */
  readonly headedUnits: readonly number[];
  readonly officeUnits: readonly number[];
  readonly inspectedUnits: readonly number[];
}
