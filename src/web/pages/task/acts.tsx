// The steps one may take now: the one that is waited for as the button, the others beside it.
import { type ReactNode, useState } from 'react';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { useTexts } from '../../texts.tsx';
import type { TaskView } from '../../work/task-words.tsx';
import { DeliverDialog, NoteDialog } from './do-dialogs.tsx';
import { AskDueDialog, DecideDueDialog } from './due-dialogs.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { AskExcuseDialog, DecideExcuseDialog } from './excuse-dialogs.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { FinishShareDialog } from './share-dialog.tsx';
import { SharesDialog } from './shares-dialog.tsx';
import css from './task.module.css';
import type { StepProps } from './use-task-act.ts';

type Step = TaskView['may'][number];

/** In the order of the buttons: what others wait for first. */
const ORDER: readonly Step[] = [
  ...(['accept', 'return', 'approve', 'decide-due', 'decide-excuse', 'deliver'] as const),
  ...(['finish-share', 'note', 'edit'] as const),
  ...(['take-back', 'set-item', 'hand-over', 'set-shares', 'ask-due', 'ask-excuse', 'drop'] as const),
];

/** More would fill a phone's screen. */
const IN_BAR = 2;

export function Acts({ task }: { readonly task: TaskView }) {
  const { t } = useTexts();
  const [doing, setDoing] = useState<Step | null>(null);
  const steps = ORDER.filter((step) => task.may.includes(step));
  if (steps.length === 0) return null;
  return (
    <>
      {steps.length > IN_BAR && (
        <div className={css.more}>
          <span className={css.muted}>{t('task.more')}</span>
          {steps.slice(IN_BAR).map((step) => (
            <Button key={step} small onClick={() => setDoing(step)}>
              {t(`task.do.${step}`)}
            </Button>
          ))}
        </div>
      )}
      <ActionBar>
        {steps.slice(0, IN_BAR).map((step, at) => (
          <Button key={step} look={at === 0 ? 'primary' : 'plain'} onClick={() => setDoing(step)}>
            {t(`task.do.${step}`)}
          </Button>
        ))}
      </ActionBar>
      {doing && <StepDialog step={doing} task={task} onClose={() => setDoing(null)} />}
    </>
  );
}

function StepDialog({ step, ...props }: StepProps & { readonly step: Step }): ReactNode {
  switch (step) {
    case 'note':
      return <NoteDialog {...props} />;
    case 'deliver':
      return <DeliverDialog {...props} />;
    case 'edit':
      return <EditDialog {...props} />;
    case 'hand-over':
      return <HandOverDialog {...props} />;
    case 'set-shares':
      return <SharesDialog {...props} />;
    case 'set-item':
      return <ItemDialog {...props} />;
    case 'finish-share':
      return <FinishShareDialog {...props} />;
    case 'ask-due':
      return <AskDueDialog {...props} />;
    case 'decide-due':
      return <DecideDueDialog {...props} />;
    case 'ask-excuse':
      return <AskExcuseDialog {...props} />;
    case 'decide-excuse':
      return <DecideExcuseDialog {...props} />;
    default:
      return <JudgeDialog step={step} {...props} />;
  }
}
