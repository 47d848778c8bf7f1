// A new task being typed, its faults, and sending it: assigned, begun, or proposed as sudden work.
import { useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import type { FieldTrouble } from '../parts/error-summary.tsx';
import { useToast } from '../parts/toast.tsx';
import { readFigure } from '../parts/work-figures.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import { useFormAct } from '../use-form-act.ts';
import { sentShares, shareFault, type TypedShare } from './shares.ts';
import { PEOPLE_FIELD } from './shares-fields.tsx';
import { PLAN_TOUCHES } from './work-touches.ts';

export type TaskMode = 'assign' | 'start' | 'propose';
export interface TaskForm {
  readonly title: string;
  readonly product: string;
  readonly itemId: number | null;
  readonly quantity: string;
  readonly starts: string | null;
  readonly due: string | null;
  readonly responsibility: string;
  readonly authority: string;
  readonly important: boolean;
  readonly goalId: number | null;
  readonly people: readonly TypedShare[];
  readonly sudden: boolean;
  readonly reason: string;
}
export const TASK_FIELD = {
  title: 'task-title',
  quantity: 'task-quantity',
  starts: 'task-starts',
  due: 'task-due',
  people: PEOPLE_FIELD,
  reason: 'task-reason',
} as const;

const EMPTY = {
  title: '',
  product: '',
  itemId: null,
  quantity: '1',
  due: '',
  responsibility: '',
  authority: '',
};

function bodyOf(form: TaskForm, mode: TaskMode) {
  const task = {
    ...{ title: form.title.trim(), product: form.product.trim(), itemId: form.itemId, goalId: form.goalId },
    ...{ responsibility: form.responsibility, authority: form.authority, important: form.important },
    ...{ quantity: readFigure(form.quantity, 1) ?? 1, starts: form.starts ?? '', due: form.due || null },
  };
  if (mode === 'start') return { act: mode, ...task };
  if (mode === 'propose') return { act: mode, ...task, reason: form.reason };
  return { act: mode, ...task, shares: sentShares(form.people), sudden: form.sudden, reason: form.reason };
}

export function useTaskForm(mode: TaskMode, goalId: number | null, onDone: () => void) {
  const { t } = useTexts();
  const { today } = useSession();
  const toast = useToast();
  const act = useFormAct(ROUTES.createTask, PLAN_TOUCHES);
  const [form, setForm] = useState<TaskForm>({
    ...EMPTY,
    ...{ starts: today, important: false, goalId, people: [], sudden: false, reason: '' },
  });
  const [tried, setTried] = useState(false);
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const set = (change: Partial<TaskForm>) => setForm((now) => ({ ...now, ...change }));
  const isSudden = mode === 'propose' || (mode === 'assign' && form.sudden);
  const find = (): readonly FieldTrouble[] => {
    const quantity = readFigure(form.quantity, 1);
    const wrong: readonly (readonly [keyof typeof TASK_FIELD, boolean, string])[] = [
      ['people', mode === 'assign' && shareFault(form.people) !== null, t('task.needPerson')],
      ['title', form.title.trim() === '', t('task.needTitle')],
      ['quantity', !quantity || quantity < 1, t('task.badQuantity', { least: 1 })],
      ['starts', !form.starts, t('task.needDate')],
      ['due', form.due === null, t('task.needDate')],
      ['reason', isSudden && form.reason.trim() === '', t('task.needWords')],
    ];
    return wrong.flatMap(([key, isWrong, text]) => (isWrong ? [{ field: TASK_FIELD[key], text }] : []));
  };
  const send = async () => {
    setTried(true);
    const found = find();
    setTroubles(found);
    if (found.length > 0 || (await act.run({ body: bodyOf(form, mode) })) === null) return;
    toast({ text: t(`task.saved.${mode}`) });
    onDone();
  };
  const faultOf = (key: keyof typeof TASK_FIELD) =>
    tried ? (find().find(({ field }) => field === TASK_FIELD[key])?.text ?? null) : null;
  return { mode, form, set, send, isSudden, tried, troubles, faultOf, busy: act.busy, error: act.error };
}
