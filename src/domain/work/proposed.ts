// Points the register proposes for a criterion, with what they were reckoned from. Shapes only: reports keep them.

/** Why a task does not count fully, or would not without an excuse. */
export const PROPOSAL_REASONS = [
  'late',
  'undone',
  'late-excused',
  'undone-excused',
  'returned',
  'returned-excused',
] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

export interface ProposedScore {
  /** Key of the criterion in the rulebook of the week. */
  readonly criterion: string;
  /** Hundredths; null: too little is known, and nothing is never full marks. */
  readonly points: number | null;
  readonly max: number;
  readonly step: number;
  /** `part` of `whole` tasks: in time of those due, accepted at once of those accepted. */
  readonly part: number;
  readonly whole: number;
  readonly reasons: readonly {
    readonly code: ProposalReason;
    readonly taskId: number;
    readonly title: string;
    /** Working days late; how often returned. */
    readonly count: number;
  }[];
}
