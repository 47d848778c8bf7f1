// Whom a step of an evaluation concerns: whoever is next, and the person it was decided about.
import { type FurtherStep, furtherSteps, isOptional, owing } from '../evaluation/further-steps.ts';
import type { ActName, Evaluation, EvaluationAct } from '../evaluation/shape.ts';
import { waitingFor } from '../evaluation/waiting.ts';
import { isWeekKey } from '../period/week.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import type { Message, MessageCode, MessagePlace } from './shape.ts';

export interface Step {
  readonly before: Evaluation;
  readonly after: Evaluation;
  readonly acts: readonly EvaluationAct[];
  readonly rulebook: Pick<Rulebook, 'steps'>;
}

/** Messages of a step, nobody told of an own act. */
export function newsOf(step: Step): readonly Message[] {
  return [...turnNews(step), ...ownNews(step), ...reopenNews(step), ...furtherNews(step)].filter(
    ({ to, by }) => to !== by,
  );
}

const byOf = ({ acts }: Step) => acts.at(-1)?.actorId ?? null;
const isAmong = ({ acts }: Step, ...names: readonly ActName[]) => acts.some(({ act }) => names.includes(act));

/** Whoever has to act next is told when it becomes their turn. */
function turnNews(step: Step): readonly Message[] {
  const { before, after } = step;
  const next = waitingFor(after);
  if (next === null || (next === waitingFor(before) && after.state === before.state)) return [];
  const code = turnCode(step);
  if (code === null) return [];
  const { period } = after;
  // Many reports for one manager are one message; what comes back to somebody is told each time.
  const isOfMany = ['to-score', 'to-decide', 'to-approve'].includes(code);
  const many = after.subject === 'unit' ? `${code}/${period}/unit` : `${code}/${period}`;
  const topic = isOfMany ? many : `${code}/${after.id}/${after.seq}`;
  return [{ to: next, code, params: paramsOf(after), place: turnPlace(after, code), topic, by: byOf(step) }];
}

function turnCode(step: Step): MessageCode | null {
  const { after } = step;
  switch (after.state) {
    case 'open':
      return isAmong(step, 'reopened', 'reopened-with') ? 'to-write-again' : null;
    case 'returned':
      return 'returned';
    case 'submitted':
      if (isAmong(step, 'sent-back')) return 'sent-back';
      return after.oneAuthority ? 'to-decide' : 'to-score';
    case 'scored':
      return 'to-approve';
    case 'approved':
      return 'to-read-dissent';
    case 'closed':
      return null;
  }
}

/** Of a unit's record it must be said: whoever answers for it has one of his own beside it. */
const paramsOf = ({ period, subject }: Evaluation) =>
  subject === 'unit' ? { period, of: 'unit' } : { period };

const resultPlace = ({ id, period, subject }: Evaluation): MessagePlace => ({
  ...{ page: subject === 'unit' ? 'unit-record' : 'result', period, id },
});

function turnPlace(after: Evaluation, code: MessageCode): MessagePlace {
  const { period, subject } = after;
  if (subject === 'unit' || !isWeekKey(period)) return resultPlace(after);
  if (code === 'returned' || code === 'to-write-again') return { page: 'week', period };
  return { page: code === 'to-approve' || code === 'to-read-dissent' ? 'approve' : 'score', period };
}

/** What the person whose record it is learns beside that. */
function ownNews(step: Step): readonly Message[] {
  const { before, after } = step;
  const { id, personId, seq } = after;
  const own = (code: MessageCode): Message => ({
    ...{ to: personId, code, params: paramsOf(after), by: byOf(step) },
    ...{ place: resultPlace(after), topic: `${code}/${id}/${seq}` },
  });
  const told: Message[] = [];
  if (isAmong(step, 'approved', 'decided')) told.push(own('decided'));
  if (isAmong(step, 'closed') && after.counted && before.approver === null)
    told.push(own('closed-unfinished'));
  if (isAmong(step, 'dissent-viewed')) told.push(own('dissent-read'));
  if (isAmong(step, 'reopened', 'reopened-with') && after.state !== 'open') told.push(own('reopened'));
  if (before.counted !== after.counted) told.push(own(after.counted ? 'counted-again' : 'not-counted'));
  if (after.counted && hasOtherAuthority(before, after)) told.push(own('authority-changed'));
  return told;
}

/** A proposal to reopen: the approver answers it (heads above may), the person knows; whoever proposed learns of a no. */
function reopenNews(step: Step): readonly Message[] {
  const { before, after } = step;
  const { id, personId, approverId, seq } = after;
  const message = (to: number | null, code: MessageCode, place: MessagePlace): readonly Message[] =>
    to === null
      ? []
      : [{ to, code, params: paramsOf(after), place, topic: `${code}/${id}/${seq}`, by: byOf(step) }];
  const result = resultPlace(after);
  if (isAmong(step, 'reopen-proposed'))
    return [
      ...(approverId === personId ? [] : message(approverId, 'to-answer-reopen', { page: 'reopen' })),
      ...message(personId, 'reopen-proposed', result),
    ];
  if (!isAmong(step, 'reopen-declined')) return [];
  const proposer = before.reopenProposedBy;
  return [
    ...message(personId, 'reopen-declined', result),
    ...(proposer === personId ? [] : message(proposer, 'reopen-declined', { page: 'reopen' })),
  ];
}

function hasOtherAuthority(before: Evaluation, after: Evaluation): boolean {
  const isOther = (old: number | null, fresh: number | null) => old !== null && old !== fresh;
  return isOther(before.scorerId, after.scorerId) || isOther(before.approverId, after.approverId);
}

/**
 * Further steps: after the decision the person learns of each (publication begins the time for a petition), and whoever
 * answers a petition that there is one. Opinions before the decision are in the lists of those who write them down.
 */
function furtherNews(step: Step): readonly Message[] {
  const { after, acts, rulebook } = step;
  const recorded = acts.flatMap((one) => (one.act === 'step-recorded' ? [one.payload.step] : []));
  if (recorded.length === 0) return [];
  const all = furtherSteps(rulebook);
  const { id, seq, personId } = after;
  const message = (to: number, code: MessageCode, key: string): Message => ({
    ...{ to, code, params: paramsOf(after), by: byOf(step) },
    ...{ place: resultPlace(after), topic: `${code}/${id}/${key}/${seq}` },
  });
  return all
    .filter((one) => recorded.includes(one.step.key) && one.place === 'after-decision')
    .flatMap((one) => {
      const { key } = one.step;
      if (!isOptional(one)) return [message(personId, 'step-taken', key)];
      const answers = all
        .filter(({ follows }) => follows === key)
        .flatMap((next) => holderOf(next, after) ?? []);
      return answers.map((to) => message(to, 'petition', key));
    });
}

/** The one person whose duty a step is, where the record names him. */
function holderOf(further: FurtherStep, { scorerId, approverId }: Evaluation): number | null {
  const relation = owing(further);
  if (relation === 'scorer') return scorerId;
  return relation === 'approver' ? approverId : null;
}
