// A ward at work for the tests of the register: who does what, with what is left out being the ordinary.

import { expect } from 'vitest';
import type { RequestActor } from '../../src/app/actor.ts';
import { verifyTenant } from '../../src/app/verify.ts';
import { actOnTask, createWork, type TaskActForm, type TaskForm } from '../../src/app/work/tasks.ts';
import { A_WARD, aBody, type Body, type BodySpec, intentOf, WEDNESDAY } from '../builders/body.ts';

export type WorkBody = Awaited<ReturnType<typeof workBody>>;

export async function workBody(spec: BodySpec = A_WARD) {
  const body = await aBody(spec);
  await body.inLine();
  return { ...body, ...doing(body) };
}

function doing(body: Body) {
  let keys = 0;
  const intent = (request: object = {}, key?: string) => {
    keys += 1;
    return intentOf({ ...request, keys: key ?? keys }, key ?? `work-key-${keys}`);
  };
  const as = (who: string, now = WEDNESDAY, roles: RequestActor['roles'] = []) => ({
    ...body.actorFor(who, now),
    roles,
  });
  const id = (who: string) => body.person[who] ?? 0;
  const create = (who: string, form: Partial<TaskForm> & Pick<TaskForm, 'act'>, now = WEDNESDAY) =>
    createWork(body.context, as(who, now), intent(form), { ...PLAIN, ...form } as TaskForm);
  return {
    ...{ intent, as, id, create },
    /** The head of culture gives Lan a task. */
    assign: (more: Partial<TaskForm> = {}, now = WEDNESDAY) =>
      create(
        'minh',
        { act: 'assign', shares: [{ personId: id('lan'), role: 'lead', share: 100 }], ...more },
        now,
      ),
    act: (who: string, task: { id: number; version: number }, form: WithoutVersion, now = WEDNESDAY) =>
      actOnTask(body.context, as(who, now), intent(form), task.id, {
        ...form,
        version: task.version,
      } as TaskActForm),
    troubles: async () => {
      const found: object[] = [];
      await verifyTenant(body.pool, body.tenantId, (trouble) => found.push(trouble));
      return found;
    },
  };
}

type WithoutVersion = TaskActForm extends infer F ? (F extends object ? Omit<F, 'version'> : never) : never;

const PLAIN = {
  ...{ title: 'Tờ trình 214', product: 'Tờ trình', responsibility: '', authority: '', important: false },
  ...{ itemId: null, quantity: 1, starts: '2026-11-16', due: '2026-11-20', goalId: null },
  ...{ sudden: false, reason: '' },
};

export const DELIVER = { act: 'deliver', doneQuantity: 1, done: '2026-11-18', words: 'Đã trình' } as const;
export const refusal = (code: string) => ({
  detail: { refusals: expect.arrayContaining([expect.objectContaining({ code })]) },
});
