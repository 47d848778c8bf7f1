// Accepting several: each stays a decision of its own, with its own key, so that a second try repeats nothing.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { call, newIntent } from '../../api.ts';
import { useToast } from '../../parts/toast.tsx';
import { keyOf } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import type { TaskItem } from '../../work/task-words.tsx';
import { PLAN_TOUCHES } from '../../work/work-touches.ts';

export interface Refused {
  readonly task: TaskItem;
  readonly error: unknown;
}

export function useAccepting() {
  const { t } = useTexts();
  const toast = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const intents = useRef(new Map<string, string>());

  const acceptOne = async (task: TaskItem): Promise<Refused | null> => {
    const what = `${task.id} ${task.version}`;
    const intent = intents.current.get(what) ?? newIntent();
    intents.current.set(what, intent);
    const body = { act: 'accept' as const, version: task.version, words: '' };
    try {
      await call(ROUTES.taskAct, { params: { id: task.id }, body }, { intent });
      return null;
    } catch (error) {
      return { task, error };
    }
  };
  const accept = async (tasks: readonly TaskItem[]) => {
    setBusy(true);
    const failed: Refused[] = [];
    for (const task of tasks) {
      const one = await acceptOne(task);
      if (one !== null) failed.push(one);
    }
    const count = tasks.length - failed.length;
    setRefused(failed);
    setBusy(false);
    toast({
      text:
        failed.length === 0
          ? t('plan.acceptedMany', { count })
          : t('plan.acceptedSome', { count, left: failed.length }),
    });
    await Promise.all(PLAN_TOUCHES.map((route) => queries.invalidateQueries({ queryKey: keyOf(route) })));
  };
  return { accept, busy, refused };
}
