// The register before the story begins: ten weeks of accepted products for everybody whose position the catalogue knows, so
// that statistics and staffing have something to say. Written week by week, as a register taken over from elsewhere would be.
import { viewCatalogueChoice } from '../../app/views/catalogue.ts';
import { keepHistories, type TaskHistory } from '../../app/work/keep-tasks.ts';
import { addDays } from '../../domain/period/date.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { dateAt } from '../../domain/period/zone.ts';
import type { CatalogueVersion } from '../../domain/work/catalogue.ts';
import { taskAct } from '../../domain/work/task-acts.ts';
import { createTask } from '../../domain/work/task-create.ts';
import { inTransaction } from '../../store/transaction.ts';
import { type Holder, mainPosts } from '../../store/work-people.ts';
import { actorAt, CAST, memberNamed } from './cast.ts';
import { between, chanceOf } from './chance.ts';
import { clock, type Stage } from './weeks.ts';

const WEEKS = 10;
const WEEK_MINUTES = 5 * 480;
const PRODUCTS = 3;
/** Different products of a position. */
const KINDS = 6;
const MOST_QUANTITY = 60;

/** Weeks before the last one: that and the running one are played step by step. */
export async function playPastWork(stage: Stage, now: string): Promise<void> {
  const { ward, context } = stage;
  const scope = { tenantId: ward.tenantId, personId: null, actor: 'system' } as const;
  const chair = memberNamed(ward, CAST.leader).personId;
  const ids = [...new Set(ward.members.map(({ personId }) => personId))].filter((id) => id !== chair);
  const people = await inTransaction(context.pool, scope, (tx) =>
    mainPosts(tx, ward.tenantId, ids, dateAt(now, ward.zone)),
  );
  const choices = await choicesOf(stage, people, now);
  const thisWeek = weekOf(dateAt(now, ward.zone));
  for (let back = WEEKS + 1; back > 1; back -= 1) {
    const week = addWeeks(thisWeek, -back);
    const at = clock(stage, week, now)(4, '16:00');
    const histories = people.flatMap((member) =>
      historiesOf(member, choices.get(member.jobPosition) ?? [], {
        tenantId: ward.tenantId,
        chair,
        week,
        now: at,
      }),
    );
    await inTransaction(context.pool, scope, (tx) =>
      keepHistories(tx, { tenantId: ward.tenantId, now: at }, histories),
    );
  }
}

/** Entries with a standard time, by job position. */
async function choicesOf({ context, ward }: Stage, people: readonly Holder[], now: string) {
  const found = new Map<string | null, readonly CatalogueVersion[]>();
  for (const { jobPosition, personId } of people) {
    if (found.has(jobPosition)) continue;
    const { items } = await viewCatalogueChoice(context, actorAt(ward, personId, now));
    found.set(
      jobPosition,
      ofPosition(
        jobPosition ?? '',
        items.filter(({ minutes }) => minutes !== null),
      ),
    );
  }
  return found;
}

/** A catalogue that names no positions is dealt out: the same few products to the same position. */
function ofPosition(jobPosition: string, items: readonly CatalogueVersion[]): readonly CatalogueVersion[] {
  if (items.length <= KINDS) return items;
  const start = between(chanceOf(`position ${jobPosition}`), 0, items.length - KINDS);
  return items.slice(start, start + KINDS);
}

interface Place {
  readonly tenantId: number;
  /** Accepts what was delivered: heads the ward. */
  readonly chair: number;
  readonly week: string;
  readonly now: string;
}

function historiesOf(
  member: Holder,
  items: readonly CatalogueVersion[],
  place: Place,
): readonly TaskHistory[] {
  if (items.length === 0) return [];
  const chance = chanceOf(`work ${member.personId} ${place.week}`);
  const start = between(chance, 0, items.length - 1);
  return Array.from({ length: Math.min(PRODUCTS, items.length) }, (_, at) => {
    const item = items[(start + at) % items.length];
    if (item === undefined) return [];
    const share = (WEEK_MINUTES / PRODUCTS) * (0.55 + chance() * 0.4);
    const fits = Math.round(share / (item.minutes ?? WEEK_MINUTES));
    return historyOf(member, place, {
      item,
      quantity: Math.min(MOST_QUANTITY, Math.max(1, fits)),
      late: chance() < 0.08,
      rework: chance() < 0.07,
    });
  }).filter((history) => history.length > 0);
}

interface Played {
  readonly item: CatalogueVersion;
  readonly quantity: number;
  readonly late: boolean;
  readonly rework: boolean;
}

function historyOf(
  { personId, postId, unitId, jobPosition }: Holder,
  { tenantId, chair, week, now }: Place,
  { item, quantity, late, rework }: Played,
): TaskHistory {
  const { from } = weekDates(week);
  const [due, done] = [addDays(from, late ? 2 : 4), addDays(from, 3)];
  const words = { title: item.name, product: item.output || item.name, responsibility: '', authority: '' };
  const made = createTask(
    {
      ...{ ...words, reason: '', kind: 'own', proposed: false, important: false, quantity },
      ...{ starts: from, due, goalId: null, itemId: item.id },
      shares: [{ personId, role: 'lead', share: 100 }],
    },
    {
      ...{ today: from, assignedBy: personId, item, goalFits: true },
      candidates: [{ personId, postId, unitId, jobPosition, allowed: true }],
    },
  );
  if (!made.ok) return [];
  const own = { by: { tenantId, personId, now }, role: 'self' };
  const above = { by: { tenantId, personId: chair, now }, role: 'unit-head' };
  const delivered = { ...own, act: taskAct('delivered', { doneQuantity: quantity, on: done }) };
  const back = { ...above, act: taskAct('returned', { on: done }, { reason: 'Sửa lại thể thức văn bản.' }) };
  return [
    { ...own, act: made.act },
    delivered,
    ...(rework ? [back, delivered] : []),
    { ...above, act: taskAct('accepted', { on: done, by: chair }) },
  ];
}
