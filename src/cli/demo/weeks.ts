// Plays the weeks of the sample ward through the product's own road: every act is a real act at its own moment.
import { type Asked, actOnEvaluations } from '../../app/act.ts';
import { closeUnitPeriod } from '../../app/close-period.ts';
import type { AppContext } from '../../app/context.ts';
import { remind, viewReminder } from '../../app/office/remind.ts';
import { intentOf } from '../../app/once.ts';
import { ensureInLine } from '../../app/sync.ts';
import type { Command } from '../../domain/evaluation/decide.ts';
import type { Evaluation } from '../../domain/evaluation/shape.ts';
import { addDays } from '../../domain/period/date.ts';
import { weekDates } from '../../domain/period/week.ts';
import { dateAt, instantAt } from '../../domain/period/zone.ts';
import { recordsOfPeriod } from '../../store/evaluations.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inTransaction } from '../../store/transaction.ts';
import { actorAt, type Ward } from './cast.ts';
import { chanceOf } from './chance.ts';
import { type Told, tellWeek, type WorkGroup } from './story.ts';

export interface Stage {
  readonly context: AppContext;
  readonly ward: Ward;
  readonly works: readonly WorkGroup[];
  readonly officeId: number;
}

/** How far a report gets in a week that is still running. */
export type Reached = 'open' | 'submitted' | 'returned' | 'scored' | 'approved';

const commands = { version: 0, entered: null, report: null, comment: '' };

/** The evaluations of a period as they stand, of people or of units. */
export function recordsOf(
  { context, ward }: Stage,
  week: string,
  subject: Evaluation['subject'],
): Promise<readonly Evaluation[]> {
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system' } as const;
  return inTransaction(context.pool, scope, async (tx) => {
    const rulebooks = await loadRulebooks(tx, ward.tenantId);
    const all = await recordsOfPeriod(tx, ward.tenantId, week, rulebooks.source);
    return all.filter((state) => state.subject === subject);
  });
}

/** Those of people. */
export function evaluationsOf(stage: Stage, week: string): Promise<readonly Evaluation[]> {
  return recordsOf(stage, week, 'person');
}

/** One step by one person on some evaluations, at a moment. */
export async function step(
  stage: Stage,
  personId: number,
  now: string,
  asked: readonly {
    readonly evaluation: Evaluation;
    readonly command: Partial<Command> & Pick<Command, 'name'>;
  }[],
): Promise<void> {
  if (asked.length === 0) return;
  const set: Asked[] = asked.map(({ evaluation, command }) => ({
    id: evaluation.id,
    command: { ...commands, version: evaluation.seq, ...command },
  }));
  const intent = intentOf(
    `demo-${personId}-${set[0]?.command.name}-${set[0]?.id}-${set[0]?.command.version}`,
    set,
  );
  await actOnEvaluations(stage.context, actorAt(stage.ward, personId, now), intent, set);
}

/** Of a week that is not closed yet, some people are stuck: the Office's board has something to show. */
function stuckAt(evaluation: Evaluation): Reached {
  const chance = chanceOf(`stuck ${evaluation.id}`)();
  if (chance < 0.04) return 'open';
  if (chance < 0.1) return 'submitted';
  return chance < 0.18 ? 'scored' : 'approved';
}

const LAST_WEEK = ['approved', 'submitted', 'open', 'submitted'] as const;

interface Past {
  /** Units in which nobody is stuck. */
  readonly spared: readonly number[];
  /** How the units' own weeks are played. */
  readonly units: (
    stage: Stage,
    week: string,
    at: Clock,
    reached: (unit: Evaluation, index: number) => 'open' | 'submitted' | 'approved',
  ) => Promise<void>;
}

/** A whole past week: everybody files, scores, approves; the office closes it on its last day. */
export async function playPastWeek(
  stage: Stage,
  week: string,
  latest: string | null,
  { spared, units }: Past,
): Promise<void> {
  const at = clock(stage, week, latest);
  await bringInLine(stage, at(0, '07:30'));
  const reached = (one: Evaluation) =>
    latest === null || spared.includes(one.unitId) ? 'approved' : stuckAt(one);
  const told = await file(stage, week, at, reached);
  await score(stage, week, told, at(7, '08:45'), (one) => reached(one) !== 'submitted');
  await approve(stage, week, at(7, '14:20'), (one) => reached(one) === 'approved');
  // Of the last week some units have not filed yet and some wait for their authority.
  await units(stage, week, at, (_, index) =>
    latest === null ? 'approved' : (LAST_WEEK[index % LAST_WEEK.length] ?? 'approved'),
  );
  if (latest !== null) await remindStuck(stage, week, at(9, '08:40'));
  // Public holidays push the closing deadline; by Friday of the next week it has passed in every case.
  const now = at(11, '18:00');
  // Last week may still be before its closing deadline: then it stays open, as it would.
  if (now === latest) return;
  await closeUnitPeriod(
    stage.context,
    actorAt(stage.ward, stage.officeId, now),
    intentOf(`demo-close-${week}`, { week }),
    {
      unitId: stage.ward.rootUnitId,
      period: week,
      version: 0,
      leaveUnfinished: true,
      reason: 'Chưa có người chấm theo quy định; đã báo cáo lãnh đạo.',
    },
  );
}

/** The office reminds whoever is late with the scoring; what the ladder says goes out by itself. */
async function remindStuck({ context, ward, officeId }: Stage, week: string, now: string): Promise<void> {
  const office = actorAt(ward, officeId, now);
  const asked = {
    week,
    unit: ward.rootUnitId,
    stage: 'score',
    subject: null,
    person: null,
    overdue: true,
  } as const;
  const note = 'Đề nghị hoàn thành trước khi chốt tuần.';
  const { people } = await viewReminder(context, office, asked);
  if (people.every(({ spared }) => spared !== null)) return;
  await remind(context, office, intentOf(`demo-remind-${week}`, asked), { ...asked, note });
}

/** The week that runs now: people at every stage, nothing later than `now`. */
export async function playThisWeek(
  stage: Stage,
  week: string,
  now: string,
  reached: (evaluation: Evaluation) => Reached,
): Promise<void> {
  const at = clock(stage, week, now);
  await bringInLine(stage, now);
  const of = new Map((await evaluationsOf(stage, week)).map((one) => [one.id, reached(one)]));
  const wants = (one: Evaluation) => of.get(one.id) ?? 'open';
  const told = await file(stage, week, at, wants);
  await returnSome(stage, week, at(4, '16:40'), wants);
  await score(stage, week, told, at(4, '16:50'), (one) => ['scored', 'approved'].includes(wants(one)));
  await approve(stage, week, at(4, '17:05'), (one) => wants(one) === 'approved');
}

async function bringInLine({ context, ward }: Stage, now: string): Promise<void> {
  await ensureInLine(context, ward.tenantId, dateAt(now, ward.zone), now);
}

// Moments of the story in the body's zone, never after `latest` (the story may not know the future).
export function clock({ ward }: Stage, week: string, latest: string | null) {
  const monday = weekDates(week).from;
  return (day: number, time: string): string => {
    const planned = instantAt(addDays(monday, day), time, ward.zone);
    return latest !== null && planned > latest ? latest : planned;
  };
}

export type Clock = ReturnType<typeof clock>;

async function file(
  stage: Stage,
  week: string,
  at: Clock,
  reached: (evaluation: Evaluation) => Reached,
): Promise<ReadonlyMap<number, Told>> {
  const told = new Map<number, Told>();
  const monday = weekDates(week).from;
  for (const evaluation of await evaluationsOf(stage, week)) {
    if (!evaluation.counted) continue;
    const member = stage.ward.members.find((one) => one.personId === evaluation.personId);
    const story = tellWeek(
      { id: evaluation.personId, jobPosition: member?.jobPosition ?? null },
      monday,
      stage.works,
    );
    told.set(evaluation.id, story);
    const wanted = reached(evaluation);
    if (wanted === 'open') continue;
    const late = chanceOf(`late ${evaluation.id}`)() < 0.08;
    const now = late
      ? at(4, '18:20')
      : at(3 + (evaluation.id % 2), evaluation.id % 3 === 0 ? '15:35' : '16:05');
    await step(stage, evaluation.personId, now, [
      { evaluation, command: { name: 'submit', entered: story.self, report: story.report } },
    ]);
  }
  return told;
}

async function returnSome(
  stage: Stage,
  week: string,
  now: string,
  wants: (one: Evaluation) => Reached,
): Promise<void> {
  for (const evaluation of await evaluationsOf(stage, week)) {
    if (evaluation.state !== 'submitted' || wants(evaluation) !== 'returned' || evaluation.scorerId === null)
      continue;
    const comment = 'Bổ sung sản phẩm cho công việc thứ hai và ghi rõ số hồ sơ.';
    await step(stage, evaluation.scorerId, now, [{ evaluation, command: { name: 'return', comment } }]);
  }
}

async function score(
  stage: Stage,
  week: string,
  told: ReadonlyMap<number, Told>,
  now: string,
  only: (evaluation: Evaluation) => boolean = () => true,
): Promise<void> {
  const waiting = (await evaluationsOf(stage, week)).filter((one) => one.state === 'submitted' && only(one));
  const byHolder = Map.groupBy(waiting, (one) => one.scorerId);
  for (const [holder, evaluations] of byHolder) {
    if (holder === null) continue;
    const asked = evaluations.map((evaluation) => {
      const story = told.get(evaluation.id);
      const name = evaluation.oneAuthority ? ('decide' as const) : ('score' as const);
      return { evaluation, command: { name, entered: story?.scored ?? null, comment: story?.remark ?? '' } };
    });
    await step(
      stage,
      holder,
      now,
      asked.filter((one) => one.command.name === 'score'),
    );
    await step(
      stage,
      holder,
      now,
      asked.filter((one) => one.command.name === 'decide'),
    );
  }
}

async function approve(
  stage: Stage,
  week: string,
  now: string,
  only: (evaluation: Evaluation) => boolean = () => true,
): Promise<void> {
  const waiting = (await evaluationsOf(stage, week)).filter((one) => one.state === 'scored' && only(one));
  for (const [holder, evaluations] of Map.groupBy(waiting, (one) => one.approverId)) {
    if (holder === null) continue;
    await step(
      stage,
      holder,
      now,
      evaluations.map((evaluation) => ({ evaluation, command: { name: 'approve' } })),
    );
  }
}
