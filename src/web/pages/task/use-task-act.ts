// One step on a task: sent with its version, told when done, its refusals kept in the dialog.
import { ROUTES } from '../../../contract/routes.ts';
import type { TaskActBody } from '../../../contract/work.ts';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import type { TaskView } from '../../work/task-words.tsx';
import { PLAN_TOUCHES } from '../../work/work-touches.ts';

type WithoutVersion<Body> = Body extends unknown ? Omit<Body, 'version'> : never;
export type TaskStep = WithoutVersion<TaskActBody>;

export interface StepProps {
  readonly task: TaskView;
  readonly onClose: () => void;
}

export function useTaskAct({ task, onClose }: StepProps) {
  const { t } = useTexts();
  const toast = useToast();
  const act = useFormAct(ROUTES.taskAct, PLAN_TOUCHES);
  const run = async (step: TaskStep) => {
    const body = { ...step, version: task.version } as TaskActBody;
    if ((await act.run({ params: { id: task.id }, body })) === null) return;
    toast({ text: t(`task.done.${step.act}`) });
    onClose();
  };
  return { run: (step: TaskStep) => void run(step), busy: act.busy, error: act.error };
}
