// Two small quarterly regulations of one family for tests, shaped as 335 is: staff by work lines, leaders with the
// result of their people as a factor; a third for the Party side. Valid as they are, changed where a test says so.
import type { StageInput } from '../../src/domain/evaluation/stage.ts';
import type { Citation, DeadlineRule, Rulebook } from '../../src/domain/rulebook/shape.ts';
import type { ProcedureStep } from '../../src/domain/rulebook/shape-regime.ts';
import type { RatioNode, TreeNode } from '../../src/domain/rulebook/shape-tree.ts';
import type { WorkLine } from '../../src/domain/score/input.ts';
import type { BodySpec } from './body-spec.ts';
import { weeklyRulebook } from './rulebook.ts';

const CITED: Citation = { document: '335/2025/NĐ-CP', where: 'Điều 16', confidence: 'A', note: null };
const named = (vi: string) => ({ vi, en: vi });
const base = (key: string, max: number) => ({
  ...{ key, name: named(key), max, citation: CITED, leastMax: null, grades: [] },
});

const ratio = (key: string, measure: RatioNode['measure']): RatioNode => ({
  ...base(key, 10000),
  mechanism: 'ratio',
  measure,
  base: 'assigned',
  deduction: measure === 'quantity' ? null : { percent: 2500, per: 'item' },
  nothingCompleted: 'insufficient',
  axis: null,
});

const RATIOS: readonly TreeNode[] = [ratio('a', 'quantity'), ratio('b', 'quality'), ratio('c', 'progress')];
const LEADER: readonly TreeNode[] = [
  { ...base('d', 10000), mechanism: 'subordinates', level: 'completed', otherwise: 5000 },
  {
    ...base('e', 10000),
    mechanism: 'choice',
    options: [
      { key: 'full', name: named('100 %'), percent: 10000, reasonRequired: false },
      { key: 'half', name: named('50 %'), percent: 5000, reasonRequired: true },
    ],
  },
];

function tree(factors: readonly TreeNode[]): TreeNode {
  return {
    ...base('total', 10000),
    mechanism: 'sum',
    children: [
      { ...base('general', 3000), mechanism: 'entered', step: 25, guidance: [] },
      { ...base('tasks', 7000), mechanism: 'mean', children: factors },
    ],
  };
}

const opinion: ProcedureStep = {
  key: 'unit-opinion',
  name: named('Ý kiến tập thể đơn vị'),
  who: ['collective'],
  stage: null,
  deadline: {
    kind: 'days-after',
    after: 'before',
    days: 2,
    unit: 'working-days',
    time: '17:00',
    moveOnDayOff: 'none',
  },
  citation: CITED,
};
const step = (key: string, stage: ProcedureStep['stage'], who: ProcedureStep['who']): ProcedureStep => ({
  ...{ key, name: named(key), who, stage, deadline: null, citation: CITED },
});

export interface QuarterOptions {
  readonly id?: string;
  readonly leader?: boolean;
  readonly line?: Rulebook['line'];
  readonly steps?: boolean;
}

/** Quarterly, levels 90/70/50, deadlines on the 20th, 22nd, before the 25th, and two working days later. */
export function quarterlyRulebook(options: QuarterOptions = {}): Rulebook {
  const weekly = weeklyRulebook();
  const { leader = false, line = 'state', steps = true } = options;
  const ranks = leader ? (['leader', 'head', 'deputy', 'section-head'] as const) : (['staff'] as const);
  const levels = weekly.levels.map((level) =>
    level.key === 'good'
      ? { ...level, from: { value: 7000, closed: true } }
      : level.key === 'completed'
        ? { ...level, to: { value: 7000, closed: false } }
        : level,
  );
  const day = (monthDay: number, edge: 'on' | 'before'): DeadlineRule => ({
    kind: 'month-day',
    monthOffset: 0,
    day: monthDay,
    edge,
    time: '17:00',
    moveOnDayOff: 'previous-working-day',
  });
  const dated = [day(20, 'on'), day(22, 'on'), day(25, 'before')];
  return {
    ...weekly,
    form: 2,
    id: options.id ?? (leader ? '335-leader' : '335-staff'),
    family: line === 'state' ? '335' : '366',
    line,
    periods: ['quarter'],
    validFrom: '2026-01-01',
    subjects: [
      {
        key: 'all',
        name: named('x'),
        evaluates: 'person',
        staffGroups: [],
        ranks: [...ranks],
        sides: [],
        citation: CITED,
      },
    ],
    groups: [{ key: 'total', name: named('total'), max: 3000, citation: CITED }],
    criteria: [{ ...base('general', 3000), group: 'total', step: 25, guidance: [] }],
    score: tree(leader ? [...RATIOS, ...LEADER] : RATIOS),
    levels,
    forced: [
      {
        ...{ key: 'disciplined', name: named('Bị kỷ luật'), level: 'not-completed', citation: CITED },
        ...{
          when: { kind: 'flag', flag: 'disciplined', is: true, unknown: 'no' },
          waivedBy: null,
          periods: [],
        },
      },
    ],
    stages: weekly.stages.map((stage, index) => ({
      ...stage,
      exceptions: [],
      deadline: dated[index] ?? {
        kind: 'days-after',
        after: 'before',
        days: 2,
        unit: 'working-days',
        time: '17:00',
        moveOnDayOff: 'next-working-day',
      },
    })),
    steps: steps
      ? [
          step('self', 'submit', ['self']),
          step('score', 'score', ['direct-manager']),
          opinion,
          step('decision', 'approve', ['competent']),
          step('notice', null, ['personnel-office']),
        ]
      : [],
    examples: [],
    levelExamples: [],
  };
}

/** A line of work: 4 pieces given and done, nothing wrong. */
export function workLine(changes: Partial<WorkLine> = {}): WorkLine {
  return {
    ...{
      key: 'l1',
      axis: null,
      coefficient: 100,
      factors: [],
      assigned: 400,
      done: 400,
      faults: [],
      delays: [],
    },
    ...{ exceeded: false, progress: null, quality: null, bonus: false },
    ...changes,
  };
}

/** What a person states in a quarter. */
export function facts(
  lines: readonly WorkLine[] = [workLine()],
  changes: Partial<StageInput> = {},
): StageInput {
  const words = Object.fromEntries(
    lines.map(({ key }) => [key, { title: `Việc ${key}`, product: 'Báo cáo' }]),
  );
  return {
    ...{ choices: {}, lines, flags: {}, shares: {}, unitLevel: null },
    words: { lines: words, flags: {} },
    ...changes,
  };
}

/** Seven of one group in one division, with those above and the Office: enough for a share of a level to bind. */
export const STAFF = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as const;
export const STAFF_BODY: BodySpec = {
  units: { ward: null, culture: 'ward' },
  people: {
    chair: ['leader', 'ward'],
    minh: ['head', 'culture'],
    nam: ['section-head', 'culture'],
    office: ['staff', 'ward'],
    ...Object.fromEntries(STAFF.map((who) => [who, ['staff', 'culture'] as const])),
  },
  roles: [['office', 'office', 'ward']],
};
