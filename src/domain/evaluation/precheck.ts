// Whether a command may start at all: everything but its content. The `may` list and decide both ask here.
import type { PlainDate } from '../organization/shape.ts';
import { everPermittedAs, permittedAs, type Relation, rowsFor, sees } from './policy.ts';
import { startsFrom, stepFor } from './procedure.ts';
import { COMMANDS, type CommandName, type Evaluation, type Refusal, type Viewer } from './shape.ts';

/** What the moment contributes; time is passed in. */
export interface Moment {
  readonly now: string;
  readonly today: PlainDate;
  /** When this set of approvals was opened by entering the password again; null when not. */
  readonly stepUpUntil: string | null;
  /** Until when a report is on time. */
  readonly submitDeadline: string;
}

/** All reasons why `command` cannot start now; empty when it can. Never tells anything about an unseen record. */
export function precheck(
  state: Evaluation,
  command: CommandName,
  viewer: Viewer,
  moment: Moment,
): readonly Refusal[] {
  if (!sees(viewer, state)) return [refuse('not-found')];
  const refusals = [...permission(state, command, viewer), ...step(state, command)];
  const special = SPECIAL[command];
  if (special !== undefined) refusals.push(...special(state, viewer, moment));
  const needsStepUp = rowsFor(command).some((row) => row.stepUp);
  if (needsStepUp && !(moment.stepUpUntil !== null && moment.now < moment.stepUpUntil))
    refusals.push(refuse('step-up-needed'));
  return refusals;
}

/** The capacity in which the viewer would act, or null. */
export function capacityFor(state: Evaluation, command: CommandName, viewer: Viewer): Relation | null {
  return permittedAs(command, viewer, state);
}

/** Commands whose button the page shows: all that could start, entering the password again aside. */
export function mayList(state: Evaluation, viewer: Viewer, moment: Moment): readonly CommandName[] {
  return COMMANDS.filter((command) =>
    precheck(state, command, viewer, moment).every((refusal) => refusal.code === 'step-up-needed'),
  );
}

function permission(state: Evaluation, command: CommandName, viewer: Viewer): Refusal[] {
  if (permittedAs(command, viewer, state) !== null) return [];
  const notNow = stepFor(command, state.state) === null;
  if (notNow && everPermittedAs(command, viewer, state) !== null) return [];
  return [refuse(viewer.personId === state.personId ? 'own-case' : 'not-your-part', { command })];
}

function step(state: Evaluation, command: CommandName): Refusal[] {
  if (stepFor(command, state.state) !== null) return [];
  return [refuse('wrong-state', { command, state: state.state, possible: startsFrom(command).join(',') })];
}

type Special = (state: Evaluation, viewer: Viewer, moment: Moment) => Refusal[];

const counted: Special = (state) =>
  state.counted ? [] : [refuse('week-not-counted', { kind: state.notCountedKind })];

const notByScorer: Special = (state, viewer) =>
  !state.oneAuthority && state.scoredBy === viewer.personId ? [refuse('scored-by-you')] : [];

const proposalOfAnother: Special = (state, viewer) => {
  if (state.reopenProposedBy === null) return [refuse('nothing-proposed')];
  return state.reopenProposedBy === viewer.personId ? [refuse('proposed-by-you')] : [];
};

const SPECIAL: Readonly<Partial<Record<CommandName, Special>>> = {
  submit: (state, viewer, moment) => [
    ...counted(state, viewer, moment),
    ...(moment.today < state.from ? [refuse('week-not-begun', { from: state.from })] : []),
  ],
  withdraw: (state) => (state.opened ? [refuse('already-opened')] : []),
  view: (state) => (state.opened ? [refuse('already-opened')] : []),
  score: (state, viewer, moment) => [
    ...counted(state, viewer, moment),
    ...(state.oneAuthority ? [refuse('one-authority-decides')] : []),
  ],
  approve: notByScorer,
  decide: (state, viewer, moment) => [
    ...counted(state, viewer, moment),
    ...(state.oneAuthority ? [] : [refuse('two-authorities-needed')]),
  ],
  'view-dissent': (state) => (state.dissent === 'noted' ? [] : [refuse('no-dissent')]),
  'propose-reopen': (state) => (state.reopenProposedBy === null ? [] : [refuse('already-proposed')]),
  'agree-reopen': proposalOfAnother,
  'decline-reopen': proposalOfAnother,
};

/** A reason with its parameters. */
export function refuse(code: string, params: Refusal['params'] = {}): Refusal {
  return { code, params };
}
