// Whether a command may start at all: everything but its content. The `may` list and decide both ask here.
import type { PlainDate } from '../organization/shape.ts';
import { isLate } from '../period/late.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type OpenReadings, whyOnlyPreview } from '../rulebook/readings.ts';
import {
  everPermittedAs,
  isSignature,
  permittedAs,
  type Relation,
  relationsTo,
  rowsFor,
  sees,
} from './policy.ts';
import { startsFrom, stepFor } from './procedure.ts';
import { hasOpenProposal, PROPOSAL_HOURS } from './reopening.ts';
import { COMMANDS, type CommandName, type Evaluation, type Viewer } from './shape.ts';
import type { KnownFacts } from './stage.ts';

/** What the moment contributes; time is passed in. */
export interface Moment {
  readonly now: string;
  readonly today: PlainDate;
  /** Until when one set may be signed, the password having been entered again; null when none may. */
  readonly stepUpUntil: string | null;
  /** Until when a report is on time. */
  readonly submitDeadline: string;
  /** Ids of evaluations whose scorer or approver this viewer has re-assigned: he decides none of them. */
  readonly reassignedByViewer?: readonly number[];
  /** Further steps of the regulation this viewer may record now, and those the decision still waits for. */
  readonly openSteps?: readonly string[];
  readonly missingSteps?: readonly string[];
  /** Readings of the regulation nobody has confirmed: as long as there are any, nothing becomes official. */
  readonly openReadings?: OpenReadings;
  /** What the product found about subordinates and earlier periods; only for regulations that ask. */
  readonly known?: KnownFacts;
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
  if (isKeptFromReassigner(command)) refusals.push(...notReassigner(state, viewer, moment));
  const rows = rowsFor(command);
  if (rows.some((row) => row.fourEyes)) refusals.push(...proposalOfAnother(state, viewer, moment));
  if (isSignature(command) && !steppedUp(moment)) refusals.push(refuse('step-up-needed'));
  return refusals;
}

function steppedUp(moment: Moment): boolean {
  return moment.stepUpUntil !== null && isLate(moment.stepUpUntil, moment.now);
}

/** The capacity in which the viewer would act, or null. */
export function capacityFor(state: Evaluation, command: CommandName, viewer: Viewer): Relation | null {
  return permittedAs(command, viewer, state);
}

/** Commands whose button the page shows: all that could start, entering the password again aside. */
export function mayList(state: Evaluation, viewer: Viewer, moment: Moment): readonly CommandName[] {
  // Most commands have no step in this state: lists ask for every person, and need no reasons.
  return COMMANDS.filter(
    (command) =>
      stepFor(command, state.state) !== null &&
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

const DECIDING: readonly CommandName[] = ['score', 'return', 'approve', 'decide'];

/** Whether a command is refused to whoever re-assigned the case; only for these need `reassignedByViewer` be known. */
export const isKeptFromReassigner = (command: CommandName) => DECIDING.includes(command);

const notReassigner: Special = (state, _viewer, moment) =>
  moment.reassignedByViewer?.includes(state.id) ? [refuse('reassigned-by-you')] : [];

// Two pairs of eyes, by any detour of delegations: whoever scored, or is named to score, does not approve; and
// whoever is named to approve does not score for another.
const notByScorer: Special = (state, viewer) => {
  if (state.oneAuthority) return [];
  if (state.scoredBy === viewer.personId) return [refuse('scored-by-you')];
  return state.scorerId === viewer.personId ? [refuse('scoring-is-yours')] : [];
};
const notByApprover: Special = (state, viewer) =>
  !state.oneAuthority && state.approverId === viewer.personId ? [refuse('approving-is-yours')] : [];

// One act records both, so a delegate must have been lent both.
const bothAuthorities: Special = (state, viewer) => {
  const relations = relationsTo(viewer, state);
  return state.oneAuthority && relations.includes('approver') && !relations.includes('scorer')
    ? [refuse('delegation-lacks-scoring')]
    : [];
};

function proposalOfAnother(state: Evaluation, viewer: Viewer, { now }: Moment): Refusal[] {
  if (state.reopenProposedBy === null) return [refuse('nothing-proposed')];
  if (!hasOpenProposal(state, now)) return [refuse('proposal-lapsed', { hours: PROPOSAL_HOURS })];
  return state.reopenProposedBy === viewer.personId ? [refuse('proposed-by-you')] : [];
}

function all(...checks: readonly Special[]): Special {
  return (state, viewer, moment) => checks.flatMap((check) => check(state, viewer, moment));
}

const notBegun: Special = (state, _viewer, moment) =>
  moment.today < state.from ? [refuse('week-not-begun', { from: state.from })] : [];
const unopened: Special = (state) => (state.opened ? [refuse('already-opened')] : []);
const twoAuthorities: Special = (state) => (state.oneAuthority ? [refuse('one-authority-decides')] : []);
const oneAuthority: Special = (state) => (state.oneAuthority ? [] : [refuse('two-authorities-needed')]);

// Leaders after their subordinates: a factor of the leader's points is their result in the same period.
const afterSubordinates: Special = (_state, _viewer, { known }) => {
  const people = known?.subordinates ?? null;
  if (people === null || people.decided >= people.total) return [];
  return [refuse('subordinates-undecided', { people: people.total, decided: people.decided })];
};
// A head may stand no higher than the unit: what the unit has is known first.
const afterUnit: Special = (_state, _viewer, { known }) =>
  known?.unit !== undefined && !known.unit.decided ? [refuse('unit-undecided')] : [];
const opinionsHeard: Special = (_state, _viewer, { missingSteps = [] }) =>
  missingSteps.map((step) => refuse('step-missing', { step }));
// Filing and scoring go on, as previews: an official level begins with the decision.
const readingsConfirmed: Special = (_state, _viewer, { openReadings }) =>
  openReadings === undefined ? [] : whyOnlyPreview(openReadings);
const aStepIsOpen: Special = (_state, _viewer, { openSteps = [] }) =>
  openSteps.length > 0 ? [] : [refuse('no-step-open')];

const SPECIAL: Readonly<Partial<Record<CommandName, Special>>> = {
  submit: all(counted, notBegun, afterSubordinates),
  withdraw: unopened,
  view: unopened,
  score: all(counted, twoAuthorities, notByApprover, afterSubordinates),
  approve: all(counted, notByScorer, afterSubordinates, afterUnit, opinionsHeard, readingsConfirmed),
  decide: all(
    counted,
    oneAuthority,
    bothAuthorities,
    afterSubordinates,
    afterUnit,
    opinionsHeard,
    readingsConfirmed,
  ),
  'view-dissent': (state) => (state.dissent === 'noted' ? [] : [refuse('no-dissent')]),
  'propose-reopen': (state, _viewer, { now }) =>
    hasOpenProposal(state, now) ? [refuse('already-proposed')] : [],
  'record-step': aStepIsOpen,
};
