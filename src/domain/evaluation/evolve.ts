// State from acts: the only place that says what an act changes. `congtam verify` replays it over history.
import { unlawful } from './lawful.ts';
import type { Evaluation, EvaluationAct } from './shape.ts';

/**
 * The state after `act`, numbered `seq` (the first is 1). `state` is null only before `created`. Throws when acts are
 * out of order or when the act cannot have happened by the rules (lawful.ts): no road leads around them.
 */
export function evolve(state: Evaluation | null, act: EvaluationAct, seq: number): Evaluation {
  const before = state?.seq ?? 0;
  if (seq !== before + 1) throw new Error(`act ${seq} cannot follow act ${before}`);
  const fault = unlawful(state, act);
  if (fault !== null) throw new Error(`act ${seq} (${act.act}) is against the rules: ${fault}`);
  if (act.act === 'created') return created(act.payload, seq);
  if (state === null) throw new Error('unreachable: only created has no state before');
  return { ...state, ...change(state, act, seq), seq };
}

const NO_PROPOSAL = { reopenProposedBy: null, reopenProposedUntil: null } as const;

function created(payload: Extract<EvaluationAct, { act: 'created' }>['payload'], seq: number): Evaluation {
  return {
    ...payload,
    state: 'open',
    late: false,
    opened: false,
    contentSeq: null,
    works: null,
    self: null,
    scorer: null,
    approver: null,
    scoredBy: null,
    approvedBy: null,
    dissent: 'none',
    ...NO_PROPOSAL,
    steps: {},
    revision: 1,
    seq,
  };
}

function change(
  state: Evaluation,
  act: Exclude<EvaluationAct, { act: 'created' }>,
  seq: number,
): Partial<Evaluation> {
  switch (act.act) {
    case 'reassigned':
    case 'moved':
    case 'rebased':
    case 'handed-over':
    case 'counting-changed':
      return act.payload;
    case 'submitted':
      return {
        state: 'submitted',
        opened: false,
        contentSeq: seq,
        works: act.payload.works ?? null,
        self: act.payload.scores,
        late: act.payload.late,
      };
    case 'withdrawn':
      return { state: 'open', contentSeq: null, works: null, self: null, late: false };
    case 'viewed':
      return { opened: true };
    case 'scored':
      return { state: 'scored', opened: true, scorer: act.payload.scores, scoredBy: act.actorId };
    case 'returned':
      return { state: 'returned', opened: false };
    case 'sent-back':
      return { state: 'submitted', opened: true, scorer: null, scoredBy: null };
    case 'approved':
      return { state: 'approved', approver: act.payload.scores, approvedBy: act.actorId };
    case 'decided':
      return {
        state: 'approved',
        opened: true,
        scorer: act.payload.scores,
        approver: act.payload.scores,
        scoredBy: act.actorId,
        approvedBy: act.actorId,
      };
    case 'dissented':
      return { dissent: 'noted' };
    case 'dissent-viewed':
      return { dissent: 'opened' };
    case 'reopen-proposed':
      return { reopenProposedBy: act.actorId, reopenProposedUntil: act.payload.until ?? null };
    case 'reopen-declined':
      return NO_PROPOSAL;
    case 'reopened':
    case 'reopened-with':
      return reopened(state);
    case 'step-recorded':
      return { steps: { ...state.steps, [act.payload.step]: seq } };
    case 'closed':
      return { state: 'closed', ...NO_PROPOSAL };
  }
}

// A week that was closed without a report opens for the person again; otherwise the scorer starts afresh.
// Earlier points stay in their acts; the state row shows only what is in force.
function reopened(state: Evaluation): Partial<Evaluation> {
  return {
    state: state.contentSeq === null ? 'open' : 'submitted',
    opened: state.contentSeq !== null,
    scorer: null,
    approver: null,
    scoredBy: null,
    approvedBy: null,
    dissent: 'none',
    ...NO_PROPOSAL,
    // Opinions were on the earlier proposal, notice on the earlier result: both are asked for anew.
    steps: {},
    revision: state.revision + 1,
  };
}

/** Replays a whole history; null for none. */
export function replay(acts: readonly EvaluationAct[]): Evaluation | null {
  let state: Evaluation | null = null;
  acts.forEach((act, index) => {
    state = evolve(state, act, index + 1);
  });
  return state;
}
