// One evaluation, one viewer, one moment, one command for tests: valid as they are, changed where a test says so.
import type { Command, Decisive } from '../../src/domain/evaluation/decide.ts';
import type {
  CommandName,
  Evaluation,
  EvaluationAct,
  Report,
  StageScores,
  Viewer,
} from '../../src/domain/evaluation/shape.ts';
import { workingCalendar } from '../../src/domain/period/calendar.ts';
import { scoreEntered } from '../../src/domain/score/score-entered.ts';
import type { EnteredScores } from '../../src/domain/score/shape.ts';
import { weeklyRulebook } from './rulebook.ts';

export const RULEBOOK = weeklyRulebook();

/** The people of the small cases: who is evaluated, who scores, who approves, and an outsider. */
export const CLERK = 1;
export const SCORER = 2;
export const APPROVER = 3;
export const HEAD_ABOVE = 4;
export const OFFICE = 5;
export const INSPECTOR = 6;
export const OUTSIDER = 9;
export const UNIT = 20;

export const ENTERED: EnteredScores = { quality: 3500, progress: 3500, conduct: 1800 };

export const REPORT: Report = {
  items: [{ title: 'Rà soát hồ sơ', product: 'Báo cáo', due: null, done: null, note: '' }],
  conduct: '',
  difficulties: '',
};

/** Points as a stage holds them. Throws when they do not add up to a result. */
export function stageScores(entered: EnteredScores = ENTERED): StageScores {
  const { total, level } = scoreEntered(RULEBOOK, entered);
  if (total === null || level === null) throw new Error('not a complete set of points');
  return { entered, total, level };
}

export const CREATED: Extract<EvaluationAct, { act: 'created' }>['payload'] = {
  id: 2026470000001,
  subject: 'person',
  period: '2026-W47',
  personId: CLERK,
  assignmentId: 11,
  postId: 12,
  rank: 'staff',
  unitId: UNIT,
  orgVersion: 1,
  unitLo: 3,
  from: '2026-11-16',
  to: '2026-11-23',
  rulebook: { id: RULEBOOK.id, version: RULEBOOK.version },
  scorerId: SCORER,
  approverId: APPROVER,
  oneAuthority: false,
  counted: true,
  notCountedKind: null,
};

const OPEN: Evaluation = {
  ...CREATED,
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
  reopenProposedBy: null,
  reopenProposedUntil: null,
  steps: {},
  revision: 1,
  seq: 1,
};

const SUBMITTED: Partial<Evaluation> = { contentSeq: 2, self: stageScores(), seq: 2 };
const SCORED: Partial<Evaluation> = {
  ...SUBMITTED,
  opened: true,
  scorer: stageScores(),
  scoredBy: SCORER,
  seq: 3,
};
const APPROVED: Partial<Evaluation> = {
  ...SCORED,
  approver: stageScores(),
  approvedBy: APPROVER,
  seq: 4,
};

const IN_STATE: Readonly<Record<Evaluation['state'], Partial<Evaluation>>> = {
  open: {},
  submitted: SUBMITTED,
  returned: { ...SUBMITTED, seq: 3 },
  scored: SCORED,
  approved: APPROVED,
  closed: { ...APPROVED, seq: 5 },
};

/** A clerk's week in a state as the plain road leads to it. */
export function evaluation(state: Evaluation['state'], changes: Partial<Evaluation> = {}): Evaluation {
  return { ...OPEN, ...IN_STATE[state], state, ...changes };
}

export function viewer(personId: number, changes: Partial<Viewer> = {}): Viewer {
  return {
    personId,
    scoresFor: [],
    approvesFor: [],
    draftsFor: [],
    headedUnits: [],
    officeUnits: [],
    inspectedUnits: [],
    ...changes,
  };
}

/** Friday noon of the week, well before every deadline, password just entered. */
export function moment(changes: Partial<Decisive> = {}): Decisive {
  return {
    now: '2026-11-20T05:00:00.000Z',
    today: '2026-11-20',
    stepUpUntil: '2026-11-20T05:05:00.000Z',
    submitDeadline: '2026-11-20T09:30:00.000Z',
    calendar: workingCalendar([]),
    ...changes,
  };
}

const WORDLESS: readonly CommandName[] = ['view', 'view-dissent'];
const SCORING: readonly CommandName[] = ['submit', 'score', 'approve', 'decide'];

/** A command with everything its step can ask for. */
export function command(name: CommandName, version: number, changes: Partial<Command> = {}): Command {
  return {
    name,
    version,
    entered: SCORING.includes(name) ? ENTERED : null,
    report: name === 'submit' ? REPORT : null,
    comment: WORDLESS.includes(name) ? '' : 'Đã trao đổi trực tiếp',
    ...changes,
  };
}
