// The plan of a unit for a period: goals with the tasks under them, plan against done, work that comes back by position.
import { z } from 'zod';
import { id, idInPath, personRef, plainDate, shortText, text, unitRef, version } from './common.ts';
import { anyPeriod } from './period-shapes.ts';
import { route } from './route.ts';
import { line, quantity, taskItem, title } from './work-shapes.ts';

/** Plan against done: how many, and in converted units (hundredths), of tasks the catalogue gives a coefficient. */
const tally = z.object({
  tasks: z.int(),
  accepted: z.int(),
  delivered: z.int(),
  open: z.int(),
  late: z.int(),
  /** Converted: quantity times coefficient, in hundredths. */
  planned: z.int(),
  done: z.int(),
  /** Tasks without a coefficient: not in the two sums. */
  unconverted: z.int(),
  /** Products accepted. */
  products: z.int(),
});
export const goalView = z.object({
  id,
  version,
  period: anyPeriod,
  unit: unitRef,
  title: z.string(),
  product: z.string(),
  target: z.int().nullable(),
  item: z.object({ id, code: z.string(), name: z.string() }).nullable(),
  /** Open goals of other plans it was taken over from or into: what stands under one counts for all. */
  line: z.array(z.object({ id, period: anyPeriod, target: z.int().nullable() })),
  state: z.enum(['open', 'dropped']),
  tally,
  tasks: z.array(taskItem),
  may: z.array(z.enum(['edit', 'drop'])),
});

const goal = { title, product: line, target: quantity.nullable(), itemId: id.nullable() };
const done = z.object({ id, version });

export const recurringView = z.object({
  id,
  version,
  unit: unitRef,
  /** For holders in the units below as well. */
  below: z.boolean(),
  jobPosition: z.string(),
  title: z.string(),
  product: z.string(),
  item: z.object({ id, code: z.string(), name: z.string() }).nullable(),
  quantity: z.int(),
  every: z.enum(['week', 'month', 'quarter', 'year']),
  /** Working days after the first of the period until it is due. */
  dueAfter: z.int(),
  from: plainDate,
  to: plainDate.nullable(),
  /** Who holds the position today, as far as one looks. */
  holders: z.int(),
  may: z.array(z.enum(['end'])),
});

export const planRoutes = {
  unitPlan: route({
    id: 'plan.read',
    method: 'GET',
    path: '/units/:id/plan',
    policy: 'signed-in',
    summary: 'The plan of a unit for a period, plan against done',
    params: z.strictObject({ id: idInPath }),
    query: z.strictObject({ period: anyPeriod }),
    reply: z.object({
      unit: unitRef,
      path: z.array(unitRef),
      children: z.array(unitRef),
      period: anyPeriod,
      from: plainDate,
      to: plainDate,
      goals: z.array(goalView),
      /** Goals of longer plans of this very unit that can still be taken over, for whoever makes this plan. */
      offers: z.array(
        z.object({
          ...{ id, title: z.string(), product: z.string(), target: z.int().nullable(), period: anyPeriod },
          item: z.object({ id, code: z.string(), name: z.string() }).nullable(),
        }),
      ),
      /** Tasks of the unit in this period under none of these goals. */
      planned: z.object({ tally, tasks: z.array(taskItem) }),
      unplanned: z.object({ tally, tasks: z.array(taskItem) }),
      total: tally,
      /** More tasks than are sent here: the list of tasks has them all. */
      cut: z.boolean(),
      may: z.array(z.enum(['plan'])),
    }),
  }),
  goalChoice: route({
    id: 'plan.goals',
    method: 'GET',
    path: '/goals',
    policy: 'signed-in',
    /** Of the unit of a task, or of one's own, and of those above. */
    summary: 'Goals under which work may stand today',
    query: z.strictObject({ task: idInPath.optional() }),
    reply: z.object({
      items: z.array(z.object({ id, title: z.string(), unit: unitRef, period: anyPeriod })),
    }),
  }),
  addGoal: route({
    id: 'plan.add-goal',
    method: 'POST',
    path: '/units/:id/goals',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Add a goal to the plan of a unit one heads',
    params: z.strictObject({ id: idInPath }),
    /** `partOf`: the goal of a longer plan of the unit it is taken over from. */
    body: z.strictObject({ period: anyPeriod, ...goal, partOf: id.nullable().optional() }),
    reply: done,
  }),
  goalAct: route({
    id: 'plan.goal-act',
    method: 'POST',
    path: '/goals/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Change or drop a goal',
    params: z.strictObject({ id: idInPath }),
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('edit'), version, ...goal, reason: text }),
      z.strictObject({ act: z.literal('drop'), version, reason: text }),
    ]),
    reply: done,
  }),
  recurring: route({
    id: 'recurring.list',
    method: 'GET',
    path: '/units/:id/recurring',
    policy: 'signed-in',
    summary: 'Work that comes back by job position in a unit',
    params: z.strictObject({ id: idInPath }),
    reply: z.object({
      items: z.array(recurringView),
      /** Job positions held in the unit today. */
      positions: z.array(z.string()),
      /** In the units below. */
      positionsBelow: z.array(z.string()),
      may: z.array(z.enum(['add'])),
    }),
  }),
  recurringPreview: route({
    id: 'recurring.preview',
    method: 'GET',
    path: '/units/:id/recurring/preview',
    policy: 'signed-in',
    summary: 'Who would get work that comes back',
    params: z.strictObject({ id: idInPath }),
    query: z.strictObject({ position: shortText, below: z.enum(['0', '1']) }),
    reply: z.object({
      count: z.int(),
      units: z.int(),
      /** The first of them by name. */
      people: z.array(z.object({ person: personRef, post: z.string().nullable(), unit: unitRef })),
    }),
  }),
  addRecurring: route({
    id: 'recurring.add',
    method: 'POST',
    path: '/units/:id/recurring',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Let work come back by job position',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({
      below: z.boolean(),
      jobPosition: shortText,
      title,
      product: line,
      itemId: id.nullable(),
      quantity,
      every: z.enum(['week', 'month', 'quarter', 'year']),
      dueAfter: z.int().min(0).max(366),
      from: plainDate,
    }),
    reply: done,
  }),
  recurringAct: route({
    id: 'recurring.act',
    method: 'POST',
    path: '/recurring-works/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    /** Tasks already made stay. */
    summary: 'End work that comes back',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ act: z.literal('end'), version, on: plainDate, reason: text }),
    reply: done,
  }),
};
