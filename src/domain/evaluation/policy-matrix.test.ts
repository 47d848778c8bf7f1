// The whole matrix: every action x every relation (none included) x every state, allowed and denied both said.
// The table below is written from the permission matrix of the design page on trust, not from policy.ts.
import { describe, expect, it } from 'vitest';
import {
  APPROVER,
  CLERK,
  evaluation,
  HEAD_ABOVE,
  INSPECTOR,
  OFFICE,
  OUTSIDER,
  SCORER,
  UNIT,
  viewer,
} from '../../../test/builders/evaluations.ts';
import {
  EVALUATION_POLICY,
  type PolicyRow,
  type PolicyTable,
  permittedAs,
  RELATIONS,
  reads,
  rowsFor,
  sees,
} from './policy.ts';
import { COMMANDS, EVALUATION_STATES, type EvaluationState, type Viewer } from './shape.ts';

const VIEWERS = {
  nobody: viewer(OUTSIDER, { headedUnits: [UNIT + 1], officeUnits: [UNIT + 1], inspectedUnits: [UNIT + 1] }),
  self: viewer(CLERK),
  scorer: viewer(SCORER),
  approver: viewer(APPROVER),
  'delegate who scores': viewer(OUTSIDER, { scoresFor: [SCORER] }),
  'delegate who approves': viewer(OUTSIDER, { approvesFor: [APPROVER] }),
  'delegate for the other action': viewer(OUTSIDER, { scoresFor: [APPROVER], approvesFor: [SCORER] }),
  'delegate of the person': viewer(OUTSIDER, { scoresFor: [CLERK], approvesFor: [CLERK] }),
  'head above': viewer(HEAD_ABOVE, { headedUnits: [UNIT] }),
  office: viewer(OFFICE, { officeUnits: [UNIT] }),
  inspector: viewer(INSPECTOR, { inspectedUnits: [UNIT] }),
  'the person, holding every role over himself': viewer(CLERK, {
    scoresFor: [SCORER],
    approvesFor: [APPROVER],
    headedUnits: [UNIT],
    officeUnits: [UNIT],
    inspectedUnits: [UNIT],
  }),
  'who writes for the unit': viewer(OUTSIDER, { draftsFor: [CLERK] }),
} as const satisfies Record<string, Viewer>;
type Who = keyof typeof VIEWERS;
const WHO = Object.keys(VIEWERS) as Who[];

const EVERY: readonly EvaluationState[] = EVALUATION_STATES;
const FILED: readonly EvaluationState[] = ['submitted', 'returned', 'scored', 'approved', 'closed'];
const DECIDED: readonly EvaluationState[] = ['approved', 'closed'];

const OTHERS: readonly Who[] = [
  'scorer',
  'approver',
  'delegate who scores',
  'delegate who approves',
  'head above',
  'office',
  'inspector',
];
const THE_PERSON: readonly Who[] = ['self', 'the person, holding every role over himself'];
const SCORERS: readonly Who[] = ['scorer', 'delegate who scores'];
const APPROVERS: readonly Who[] = ['approver', 'delegate who approves'];

/** Action: who, in which states. Whoever and whatever is not named here is denied. */
const EXPECTED: Readonly<Record<string, readonly (readonly [readonly Who[], readonly EvaluationState[]])[]>> =
  {
    see: [[[...THE_PERSON, ...OTHERS], EVERY]],
    read: [[THE_PERSON, EVERY]],
    'read-filed': [[OTHERS, FILED]],
    'save-draft': [[THE_PERSON, ['open', 'returned']]],
    submit: [[THE_PERSON, ['open', 'returned']]],
    withdraw: [[THE_PERSON, ['submitted']]],
    view: [[SCORERS, ['submitted']]],
    score: [[SCORERS, ['submitted', 'scored']]],
    return: [
      [SCORERS, ['submitted']],
      [APPROVERS, ['scored']],
    ],
    approve: [[APPROVERS, ['scored']]],
    decide: [[APPROVERS, ['submitted']]],
    dissent: [[THE_PERSON, ['approved']]],
    'view-dissent': [[APPROVERS, ['approved']]],
    'propose-reopen': [[[...THE_PERSON, 'scorer', 'approver', 'office'], DECIDED]],
    'agree-reopen': [[['head above'], DECIDED]],
    'decline-reopen': [[['head above'], DECIDED]],
    'record-step': [[[...THE_PERSON, ...OTHERS.filter((who) => who !== 'inspector')], EVERY]],
  };

function expected(action: string, who: Who, state: EvaluationState): boolean {
  return (EXPECTED[action] ?? []).some(([people, states]) => people.includes(who) && states.includes(state));
}

function allowed(action: string, who: Who, state: EvaluationState, table?: PolicyTable): boolean {
  return permittedAs(action, VIEWERS[who], evaluation(state), table) !== null;
}

/** What somebody named by a head may do with the record of his unit; on a person's record nothing at all. */
const DRAFTER: Readonly<Record<string, readonly EvaluationState[]>> = {
  see: EVERY,
  read: EVERY,
  'save-draft': ['open', 'returned'],
  submit: ['open', 'returned'],
  withdraw: ['submitted'],
  'record-step': EVERY,
};

/** The same record as a unit's: only the drafter stands otherwise to it. */
function differsForUnits(table: PolicyTable): boolean {
  const of = (state: EvaluationState) => evaluation(state, { subject: 'unit' });
  return ACTIONS.some((action) =>
    EVERY.some((state) => {
      const drafts = permittedAs(action, VIEWERS['who writes for the unit'], of(state), table) !== null;
      return drafts !== (DRAFTER[action]?.includes(state) ?? false);
    }),
  );
}

const ACTIONS = Object.keys(EXPECTED);
const CELLS = ACTIONS.flatMap((action) =>
  WHO.flatMap((who) => EVERY.map((state) => ({ action, who, state }))),
);

describe('the policy table', () => {
  it('has exactly the actions of the design page, and one row for every command', () => {
    expect(new Set(EVALUATION_POLICY.map((row) => row.action))).toEqual(new Set(ACTIONS));
    for (const command of COMMANDS) expect(rowsFor(command).length).toBeGreaterThan(0);
  });

  describe.each(WHO)('%s', (who) => {
    it.each(
      ACTIONS.flatMap((action) =>
        EVERY.map((state) => ({ action, state, verdict: expected(action, who, state) ? 'may' : 'may not' })),
      ),
    )('$verdict $action while $state', ({ action, state, verdict }) => {
      expect(allowed(action, who, state) ? 'may' : 'may not').toBe(verdict);
    });
  });

  it('denies far more than it allows, and anything it does not name', () => {
    const granted = CELLS.filter(({ action, who, state }) => expected(action, who, state)).length;
    expect(granted).toBeGreaterThan(0);
    expect(CELLS.length - granted).toBeGreaterThan(granted);
    for (const who of WHO) expect(allowed('erase', who, 'open')).toBe(false);
  });

  it('asks for the password again, for a second person, and logs, exactly where the design says', () => {
    const marked = (flag: 'stepUp' | 'fourEyes' | 'logged') =>
      (EVALUATION_POLICY as PolicyTable).filter((row) => row[flag]).map((row) => row.action);
    expect(marked('stepUp')).toEqual(['approve', 'decide', 'propose-reopen', 'agree-reopen']);
    expect(marked('fourEyes')).toEqual(['agree-reopen', 'decline-reopen']);
    expect(marked('logged')).toEqual(['read-filed']);
  });

  it('lets everybody who sees a record know of it, and reads drafts to nobody but their author', () => {
    for (const who of WHO) {
      const known = THE_PERSON.includes(who) || OTHERS.includes(who);
      expect(sees(VIEWERS[who], evaluation('open')), who).toBe(known);
      expect(reads(VIEWERS[who], evaluation('open')), who).toBe(THE_PERSON.includes(who));
      for (const state of FILED) expect(reads(VIEWERS[who], evaluation(state)), who).toBe(known);
    }
  });
});

it('gives nothing to a delegate of the person evaluated, even over a row that names him to decide', () => {
  const delegate = VIEWERS['delegate of the person'];
  for (const state of EVERY) {
    const damaged = evaluation(state, { scorerId: CLERK, approverId: CLERK });
    expect(sees(delegate, damaged)).toBe(false);
    for (const action of ACTIONS) expect(permittedAs(action, delegate, damaged)).toBeNull();
  }
});

/** The table with one row changed. */
function changed(row: PolicyRow, change: Partial<PolicyRow>): PolicyTable {
  return EVALUATION_POLICY.map((other) => (other === row ? { ...row, ...change } : other));
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

function differs(table: PolicyTable): boolean {
  const wrong = CELLS.some(
    ({ action, who, state }) => allowed(action, who, state, table) !== expected(action, who, state),
  );
  return wrong || differsForUnits(table);
}

// Proof that the matrix guards each cell of the table: change any single one and the matrix above would fail.
describe('every single change of the policy table is noticed', () => {
  const rows: PolicyTable = EVALUATION_POLICY;

  it.each(rows.map((row, index) => ({ row, name: `${index} ${row.action}` })))('row $name', ({ row }) => {
    expect(differs(rows.filter((other) => other !== row)), 'row removed').toBe(true);
    for (const relation of RELATIONS) {
      const table = changed(row, { relations: toggled(row.relations, relation) });
      expect(differs(table), `relation ${relation}`).toBe(true);
    }
    for (const state of EVERY) {
      const states = toggled(row.states === 'any' ? EVERY : row.states, state);
      expect(differs(changed(row, { states })), `state ${state}`).toBe(true);
    }
    const lendable = row.relations.some((relation) => relation === 'scorer' || relation === 'approver');
    expect(differs(changed(row, { delegable: !row.delegable })), 'delegable').toBe(lendable);
  });

  it('and none is reported for the table as it is', () => {
    expect(differs(rows)).toBe(false);
  });
});
