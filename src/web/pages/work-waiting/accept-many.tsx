// Deliveries to accept: looked at one by one, the chosen ones accepted with one press; returning is on the task's page.
import { useState } from 'react';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { useTexts } from '../../texts.tsx';
import { type TaskItem, TaskLine } from '../../work/task-words.tsx';
import { useAccepting } from './use-accepting.ts';
import css from './waiting.module.css';

export function AcceptMany({ tasks }: { readonly tasks: readonly TaskItem[] }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const { accept, busy, refused } = useAccepting();
  const picked = tasks.filter(({ id, may }) => chosen.has(id) && may.includes('accept'));
  const toggle = (id: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <>
      <Card title={t('plan.waiting.accept')} note={t('work.count', { count: tasks.length })}>
        <ul className={css.accept}>
          {tasks.map((task) => {
            const trouble = refused.find((one) => one.task.id === task.id);
            return (
              <li key={task.id}>
                <CheckField
                  label={t('plan.choose', { title: task.title })}
                  labelHidden
                  checked={chosen.has(task.id)}
                  onChange={(on) => toggle(task.id, on)}
                />
                <div>
                  <TaskLine task={task} people sameState />
                  {trouble && <ErrorState error={trouble.error} />}
                </div>
              </li>
            );
          })}
        </ul>
      </Card>
      <ActionBar stays>
        <Button
          look="primary"
          busy={busy}
          aria-disabled={picked.length === 0}
          onClick={() => picked.length > 0 && void accept(picked)}
        >
          {picked.length === 0
            ? t('plan.acceptChosenNone')
            : t('plan.acceptChosen', { count: picked.length })}
        </Button>
      </ActionBar>
    </>
  );
}
