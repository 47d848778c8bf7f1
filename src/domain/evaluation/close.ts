// Closing a unit's week: every counted evaluation has its result, or is left without one openly, with a reason.
import type { PlainDate } from '../organization/shape.ts';
import { isLate } from '../period/late.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { isUnfinished, leavesOwnUnfinished } from './lawful.ts';
import { hasOpenProposal } from './reopening.ts';
import type { Evaluation, EvaluationAct } from './shape.ts';

export interface CloseRequest {
  /** Of the unit and everything under it, in this week. */
  readonly evaluations: readonly Evaluation[];
  /** Who closes, and as what; whether that person may is the policy's business. */
  readonly actorId: number;
  readonly role: 'unit-head' | 'office';
  readonly leaveUnfinished: boolean;
  readonly reason: string;
}

export interface CloseMoment {
  readonly now: string;
  /** Of stage `close`; until then, and at that very moment, nobody is left without a result. */
  readonly closeDeadline: string;
  /** The first day of what is closed: nothing is over before it has begun, though nobody may be counted in it yet. */
  readonly begins: PlainDate;
  readonly today: PlainDate;
}

export type Closing =
  | {
      readonly ok: true;
      /** In the order given; already closed evaluations have none, so closing twice does nothing. */
      readonly acts: readonly { readonly evaluationId: number; readonly act: EvaluationAct }[];
      /** Ids of those left without a result. */
      readonly unfinished: readonly number[];
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Decides the closing as a whole; a refusal names every person who stands in its way. */
export function checkClose(request: CloseRequest, moment: CloseMoment): Closing {
  const open = request.evaluations.filter((evaluation) => evaluation.state !== 'closed');
  const unfinished = open.filter(isUnfinished);
  const refusals = [
    ...(moment.today < moment.begins ? [refuse('week-not-begun', { from: moment.begins })] : []),
    ...open.flatMap((evaluation) => stillOpen(evaluation, moment)),
    ...aboutUnfinished(unfinished, request, moment),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  return {
    ok: true,
    acts: open.map((evaluation) => ({
      evaluationId: evaluation.id,
      act: closed(request, isUnfinished(evaluation) ? { comment: request.reason } : {}),
    })),
    unfinished: unfinished.map((evaluation) => evaluation.id),
  };
}

function closed(request: CloseRequest, texts: EvaluationAct['texts']): EvaluationAct {
  const capacity = { role: request.role, actingFor: null };
  return { act: 'closed', payload: {}, texts, actorId: request.actorId, capacity };
}

function named(code: string, { id, personId, state, subject, unitId }: Evaluation): Refusal {
  const of = subject === 'unit' ? { unit: unitId } : { person: personId };
  return refuse(code, { evaluation: id, ...of, state });
}

// A person's other opinion is read before the week closes over it, and a proposal is answered.
function stillOpen(evaluation: Evaluation, { now }: CloseMoment): readonly Refusal[] {
  return [
    ...(evaluation.dissent === 'noted' ? [named('dissent-unopened', evaluation)] : []),
    ...(hasOpenProposal(evaluation, now) ? [named('reopen-pending', evaluation)] : []),
  ];
}

function aboutUnfinished(
  unfinished: readonly Evaluation[],
  request: CloseRequest,
  moment: CloseMoment,
): readonly Refusal[] {
  if (unfinished.length === 0) return [];
  if (!request.leaveUnfinished) return unfinished.map((evaluation) => named('unfinished', evaluation));
  const own = unfinished.filter((evaluation) => leavesOwnUnfinished(evaluation, request.actorId));
  return [
    ...own.map((evaluation) => named('own-case-unfinished', evaluation)),
    ...(isLate(moment.now, moment.closeDeadline)
      ? []
      : [refuse('too-early-to-leave-unfinished', { until: moment.closeDeadline })]),
    ...(hasWords(request.reason) ? [] : [refuse('reason-required')]),
  ];
}
