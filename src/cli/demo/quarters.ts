// Plays the longer periods of the sample ward: what is over decided from the bottom up, what runs at every stage.
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
type RulebookOf = (of: Evaluation) => Rulebook;

async function rulebooksOf({ context, ward }: Stage): Promise<RulebookOf> {
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system' } as const;
  const { source } = await inReadTransaction(context.pool, scope, (tx) => loadRulebooks(tx, ward.tenantId));
  return ({ rulebook }) => source(rulebook.id, rulebook.version);
}

/** Quarter before and quarter of `now`; nothing later than `now`. The Party side is played in one unit, to stay short. */
export async function playQuarters(stage: Stage, now: string, partyUnit: number): Promise<void> {
  const rulebookOf = await rulebooksOf(stage);
  const isPlayed =
    (reached: (of: Evaluation) => Reach) =>
    (of: Evaluation): Reach =>
      rulebookOf(of).line === 'state' || of.unitId === partyUnit ? reached(of) : 'open';
  const running = periodOf('quarter', dateAt(now, stage.ward.zone));
  await playPeriod(
    stage,
    addPeriods(running, -1),
    now,
    rulebookOf,
    isPlayed(() => 'approved'),
  );
  await playPeriod(stage, running, now, rulebookOf, isPlayed(reachedBy));
}

/**
 * Months of the contract staff. Those of the quarter before are decided, so that its mean can be; in the running quarter
 * what is over waits for the chair, who meets the share of "excellent" at the decision.
 */
export async function playMonths(stage: Stage, now: string): Promise<void> {
  const rulebookOf = await rulebooksOf(stage);
  const today = dateAt(now, stage.ward.zone);
  const running = periodOf('month', today);
  for (let back = 3; back > 0; back -= 1) {
    const month = addPeriods(running, -back);
    const isOver = periodOf('quarter', periodDates(month).from) !== periodOf('quarter', today);
    await playPeriod(stage, month, now, rulebookOf, () => (isOver ? 'approved' : 'scored'));
  }
  await playPeriod(stage, running, now, rulebookOf, reachedBy);
}

function reachedBy({ id, rank }: Evaluation): Reach {
  if (rank !== 'staff') return 'open';
  return (['open', 'submitted', 'scored', 'approved', 'submitted'] as const)[id % 5] ?? 'open';
}

async function playPeriod(
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
      work: (of: Evaluation) => Promise<unknown>,
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
    await pass('scored', ['approved'], async (one) => {
      if (!isBest(rulebookOf(one), one)) await approve(stage, one, at(2, '10:30'));
    });
    const best: Evaluation[] = [];
    await pass('scored', ['approved'], async (one) => void best.push(one));
    await approveBest(stage, best, at(2, '10:30'), last < dateAt(now, stage.ward.zone) ? rulebookOf : null);
  }
}

function approve(stage: Stage, one: Evaluation, now: string, level: string | null = null): Promise<boolean> {
  const comment = level === null ? 'Nhất trí.' : NO_PLACE;
  return tryStep(stage, one.approverId, now, one, { name: 'approve', comment, level });
}

/**
 * The best last, as a share of the best level asks for: the highest first, and while some are kept out, the lowest of
 * them gets the next level. In a period that still runs nobody does: more places may come.
 */
async function approveBest(
  stage: Stage,
  best: readonly Evaluation[],
  now: string,
  rulebookOf: RulebookOf | null,
): Promise<void> {
  let left = best.toSorted((a, b) => (b.scorer?.total ?? 0) - (a.scorer?.total ?? 0));
  while (left.length > 0) {
    const still: Evaluation[] = [];
    for (const one of left) if (!(await approve(stage, one, now))) still.push(one);
    const lowest = still.pop();
    if (lowest === undefined || rulebookOf === null) return;
    await approve(stage, lowest, now, nextLevel(rulebookOf(lowest), lowest));
    left = still;
  }
}

function isBest({ levels }: Rulebook, { scorer }: Evaluation): boolean {
  return levels.find(({ order }) => order === 1)?.key === scorer?.level;
}

function nextLevel({ levels }: Rulebook, { scorer }: Evaluation): string | null {
  const order = levels.find(({ key }) => key === scorer?.level)?.order ?? 0;
  return levels.find((level) => level.order === order + 1)?.key ?? null;
}

const NO_PLACE = 'Hết chỗ theo tỷ lệ của quy chế; giữ nguyên điểm, xếp mức kế tiếp.';
const REMARK = 'Đối chiếu sản phẩm, tiến độ với sổ theo dõi: đúng như báo cáo.';

/** Whoever has nobody to score, or whose figures do not make a result, stays where he is: that happens in life, too. */
async function tryStep(
  stage: Stage,
  by: number | null,
  now: string,
  evaluation: Evaluation,
  command: Partial<Command> & Pick<Command, 'name'>,
): Promise<boolean> {
  if (by === null) return false;
  try {
    await step(stage, by, now, [{ evaluation, command }]);
    return true;
  } catch (error) {
    if ((error as { kind?: string }).kind !== 'refused') throw error;
    return false;
  }
}

/** Points, work lines and factors of one person's period: the same every time. Some work well, some only just. */
function told(stage: Stage, evaluation: Evaluation, rulebook: Rulebook): Pick<Command, 'entered' | 'facts'> {
  const chance = chanceOf(`${evaluation.period} ${evaluation.personId} ${rulebook.id}`);
  const slack = between(chanceOf(`slack ${evaluation.personId}`), 0, MOST_SLACK);
  const entered = Object.fromEntries(
    rulebook.criteria.map(({ key, max, step: by }) => [
      key,
      by === max ? max : max - by * stepsOff(chance, slack, max / by),
    ]),
  );
  const job = stage.ward.members.find((one) => one.personId === evaluation.personId)?.jobPosition ?? null;
  const titles = [0, 14].flatMap((days) => {
    const monday = addDays(periodDates(evaluation.period).from, days);
    return tellWeek({ id: evaluation.personId, jobPosition: job }, monday, stage.works).report.items;
  });
  const lines = titles.slice(0, 5).map((_, index): WorkLine => workLine(`l${index + 1}`, chance, slack));
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
    shares: {},
    unitLevel: null,
    words: { lines: Object.fromEntries(words), flags: {} },
  };
  return { entered, facts };
}

/** A few steps off a criterion; off one of many steps, which stands for the whole work, a share of them. */
function stepsOff(chance: () => number, slack: number, steps: number): number {
  const most = steps < 100 ? 2 + Math.floor(slack / 2) : Math.floor((steps * slack) / 25);
  return Math.min(between(chance, 0, most), steps);
}

/** How far from faultless the weakest are, in steps. */
const MOST_SLACK = 10;

function workLine(key: string, chance: () => number, slack: number): WorkLine {
  const items = between(chance, 2, 9);
  const times = (share: number) =>
    Array.from({ length: items }, () => chance()).filter((drawn) => drawn < share * slack).length;
  const done = items - times(0.02);
  const some = (share: number) => Array.from({ length: Math.min(times(share), done) }, () => ONCE);
  return {
    ...{ key, axis: null, coefficient: [100, 100, 150, 200, 300][between(chance, 0, 4)] ?? 100, factors: [] },
    ...{ assigned: items * 100, done: done * 100, faults: some(0.04), delays: some(0.07) },
    ...{ exceeded: chance() < 0.6 - 0.05 * slack, progress: null, quality: null, bonus: false },
  };
}

const ONCE = { times: 1, excused: 0 };

type Choice = Extract<TreeNode, { mechanism: 'choice' }>;

function choicesOf({ score }: Rulebook): readonly Choice[] {
  const visit = (node: TreeNode): readonly Choice[] => [
    ...(node.mechanism === 'choice' ? [node] : []),
    ...partsOf(node).flatMap(visit),
  ];
  return score === null ? [] : visit(score);
}
