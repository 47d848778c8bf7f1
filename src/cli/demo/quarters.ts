// Plays the quarters of the sample ward: the last one decided from the bottom up, the running one at every stage.
import type { Command } from '../../domain/evaluation/decide.ts';
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import type { StageInput } from '../../domain/evaluation/stage.ts';
import type { Rank } from '../../domain/organization/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { addPeriods, type PeriodKey, periodDates, periodOf } from '../../domain/period/period.ts';
import { dateAt, instantAt } from '../../domain/period/zone.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { partsOf, type TreeNode } from '../../domain/rulebook/shape-tree.ts';
import type { WorkLine } from '../../domain/score/input.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { between, chanceOf } from './chance.ts';
import { tellWeek } from './story.ts';
import { evaluationsOf, type Stage, step } from './weeks.ts';

/** From the bottom up: a leader comes after everybody below. */
const ORDER: readonly (readonly Rank[])[] = [
  ['staff', 'secretary', 'assistant'],
  ['section-head'],
  ['deputy'],
  ['head'],
];

type Reach = 'open' | 'submitted' | 'scored' | 'approved';
/** What the Party side asks of whoever leads an organ or field: done in time, and exceeded. */
const LED: StageInput['shares'] = {
  'led-organ-on-time': { part: 20, whole: 20 },
  'led-organ-exceeded': { part: 7, whole: 20 },
};
type RulebookOf = (of: Evaluation) => Rulebook;

/**
 * Quarter before and quarter of `now`; nothing later than `now`. Of the quarter before, the Party side is scored and waits
 * for its readings to be confirmed; of the running one it is played in one unit, to stay short.
 */
export async function playQuarters(stage: Stage, now: string, partyUnit: number): Promise<void> {
  const { context, ward } = stage;
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system' } as const;
  const { source } = await inReadTransaction(context.pool, scope, (tx) => loadRulebooks(tx, ward.tenantId));
  const rulebookOf: RulebookOf = ({ rulebook }) => source(rulebook.id, rulebook.version);
  const isPlayed = (of: Evaluation) => rulebookOf(of).line === 'state' || of.unitId === partyUnit;
  const running = periodOf('quarter', dateAt(now, ward.zone));
  const last = addPeriods(running, -1);
  await playQuarter(stage, last, now, rulebookOf, (of) => (isPlayed(of) ? 'approved' : 'scored'));
  await playQuarter(stage, running, now, rulebookOf, (of) => (isPlayed(of) ? reachedBy(of) : 'open'));
}

function reachedBy({ id, rank }: Evaluation): Reach {
  if (rank !== 'staff') return 'open';
  return (['open', 'submitted', 'scored', 'approved', 'submitted'] as const)[id % 5] ?? 'open';
}

async function playQuarter(
  stage: Stage,
  period: PeriodKey,
  now: string,
  rulebookOf: RulebookOf,
  reached: (of: Evaluation) => Reach,
): Promise<void> {
  const last = addDays(periodDates(period).to, -1);
  const at = (days: number, time: string) => {
    const planned = instantAt(addDays(last, days), time, stage.ward.zone);
    return planned > now ? now : planned;
  };
  for (const ranks of ORDER) {
    const pass = async (
      state: Evaluation['state'],
      wanted: readonly Reach[],
      work: (of: Evaluation) => Promise<void>,
    ) => {
      const waiting = (await evaluationsOf(stage, period)).filter(
        (one) =>
          one.counted && ranks.includes(one.rank) && one.state === state && wanted.includes(reached(one)),
      );
      for (const evaluation of waiting) await work(evaluation);
    };
    await pass('open', ['submitted', 'scored', 'approved'], (one) =>
      tryStep(stage, one.personId, at(-5, '15:40'), one, {
        name: 'submit',
        ...told(stage, one, rulebookOf(one)),
      }),
    );
    await pass('submitted', ['scored', 'approved'], (one) =>
      one.oneAuthority
        ? tryStep(stage, one.approverId, at(2, '10:10'), one, { name: 'decide', comment: REMARK })
        : tryStep(stage, one.scorerId, at(-2, '16:10'), one, { name: 'score', comment: REMARK }),
    );
    await pass('scored', ['approved'], (one) =>
      tryStep(stage, one.approverId, at(2, '10:30'), one, { name: 'approve', comment: 'Nhất trí.' }),
    );
  }
}

const REMARK = 'Đối chiếu sản phẩm, tiến độ với sổ theo dõi: đúng như báo cáo.';

/** Whoever has nobody to score, or whose figures do not make a result, stays where he is: that happens in life, too. */
async function tryStep(
  stage: Stage,
  by: number | null,
  now: string,
  evaluation: Evaluation,
  command: Partial<Command> & Pick<Command, 'name'>,
): Promise<void> {
  if (by === null) return;
  try {
    await step(stage, by, now, [{ evaluation, command }]);
  } catch (error) {
    if ((error as { kind?: string }).kind !== 'refused') throw error;
  }
}

/** Points, work lines and factors of one person's quarter: the same every time. */
function told(stage: Stage, evaluation: Evaluation, rulebook: Rulebook): Pick<Command, 'entered' | 'facts'> {
  const chance = chanceOf(`${evaluation.period} ${evaluation.personId} ${rulebook.id}`);
  const entered = Object.fromEntries(
    rulebook.criteria.map(({ key, max, step: by }) => [
      key,
      by === max ? max : max - by * Math.min(between(chance, 0, 2), max / by),
    ]),
  );
  const job = stage.ward.members.find((one) => one.personId === evaluation.personId)?.jobPosition ?? null;
  const titles = [0, 14].flatMap((days) => {
    const monday = addDays(periodDates(evaluation.period).from, days);
    return tellWeek({ id: evaluation.personId, jobPosition: job }, monday, stage.works).report.items;
  });
  const diligent = chance() < 0.55;
  const lines = titles.slice(0, 5).map((_, index): WorkLine => workLine(`l${index + 1}`, chance, diligent));
  const words = lines.map(({ key }, index) => {
    const { title = '', product = '' } = titles[index] ?? {};
    return [key, { title, product }] as const;
  });
  const facts: StageInput = {
    choices: Object.fromEntries(
      choicesOf(rulebook).map(({ key, options }) => [
        key,
        { option: options[0]?.key ?? '', reason: 'Theo biên bản họp đơn vị cuối quý.' },
      ]),
    ),
    lines,
    flags: {},
    shares: evaluation.rank === 'staff' ? {} : LED,
    unitLevel: null,
    words: { lines: Object.fromEntries(words), flags: {} },
  };
  return { entered, facts };
}

function workLine(key: string, chance: () => number, diligent: boolean): WorkLine {
  const assigned = between(chance, 2, 9) * 100;
  const missed = !diligent && chance() < 0.2 ? 100 : 0;
  const once = (share: number) => (!diligent && chance() < share ? [{ times: 1, excused: 0 }] : []);
  return {
    ...{ key, axis: null, coefficient: [100, 100, 150, 200, 300][between(chance, 0, 4)] ?? 100, factors: [] },
    ...{ assigned, done: assigned - missed, faults: once(0.2), delays: once(0.3) },
    ...{ exceeded: chance() < (diligent ? 0.5 : 0.15), progress: null, quality: null, bonus: false },
  };
}

type Choice = Extract<TreeNode, { mechanism: 'choice' }>;

function choicesOf({ score }: Rulebook): readonly Choice[] {
  const visit = (node: TreeNode): readonly Choice[] => [
    ...(node.mechanism === 'choice' ? [node] : []),
    ...partsOf(node).flatMap(visit),
  ];
  return score === null ? [] : visit(score);
}
