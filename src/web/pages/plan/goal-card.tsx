// One goal: what was meant, how far it is, the tasks under it; changing it and giving work under it for whoever plans.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { periodInPath } from '../../place.ts';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { PartBar } from '../../work/part-bar.tsx';
import { TaskDialog } from '../../work/task-dialog.tsx';
import { TaskList } from '../../work/task-words.tsx';
import { PLAN_TOUCHES } from '../../work/work-touches.ts';
import { GoalDialog } from './goal-dialog.tsx';
import css from './plan.module.css';
import type { Goal } from './shapes.ts';
import { TallyLines } from './tally-lines.tsx';

export function GoalCard({ goal, mayPlan }: { readonly goal: Goal; readonly mayPlan: boolean }) {
  const { t } = useTexts();
  const [doing, setDoing] = useState<'assign' | 'edit' | 'drop' | null>(null);
  const close = () => setDoing(null);
  const { target, tasks, title } = goal;
  const { products: done } = goal.tally;
  return (
    <section className={css.goal} aria-labelledby={`goal-${goal.id}`}>
      <h3 id={`goal-${goal.id}`}>{title}</h3>
      {goal.product && <p className={css.muted}>{goal.product}</p>}
      {target !== null && <PartBar part={done} whole={target} label={t('plan.target', { done, target })} />}
      <LineOfPlans goal={goal} />
      <TallyLines tally={goal.tally} />
      <TaskList tasks={tasks} people />
      <div className={css.acts}>
        {mayPlan && (
          <Button small aria-label={t('plan.assignUnder', { title })} onClick={() => setDoing('assign')}>
            {t('plan.assign')}
          </Button>
        )}
        {goal.may.map((act) => (
          <Button key={act} small look="quiet" onClick={() => setDoing(act)}>
            {t(`plan.${act}Goal`)}
          </Button>
        ))}
      </div>
      {doing === 'assign' && <TaskDialog mode="assign" goals={[goal]} goalId={goal.id} onClose={close} />}
      {doing === 'edit' && (
        <GoalDialog unit={goal.unit.id} period={goal.period} goal={goal} onClose={close} />
      )}
      {doing === 'drop' && <DropGoal goal={goal} onClose={close} />}
    </section>
  );
}

/** The same goal in longer and shorter plans: tasks under one count for all. */
function LineOfPlans({ goal }: { readonly goal: Goal }) {
  const { t } = useTexts();
  if (goal.line.length === 0) return null;
  return (
    <p className={css.muted}>
      {t('plan.line')}{' '}
      {goal.line.map(({ id, period, target }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <AppLink to={paths.plan(goal.unit.id)} search={{ ky: periodInPath(period) }}>
            {periodName(t, period)}
          </AppLink>
          {target !== null && ` (${target})`}
        </span>
      ))}
    </p>
  );
}

function DropGoal({ goal, onClose }: { readonly goal: Goal; readonly onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const act = useFormAct(ROUTES.goalAct, PLAN_TOUCHES);
  const drop = async (reason: string) => {
    const body = { act: 'drop' as const, version: goal.version, reason };
    if ((await act.run({ params: { id: goal.id }, body })) === null) return;
    toast({ text: t('plan.goalDropped') });
    onClose();
  };
  return (
    <ReasonDialog
      title={`${t('plan.dropGoal')}: ${goal.title}`}
      confirm={t('plan.dropGoal')}
      busy={act.busy}
      error={act.error}
      onConfirm={(reason) => void drop(reason)}
      onClose={onClose}
    >
      <p>{t('plan.dropGoalWhat')}</p>
    </ReasonDialog>
  );
}
