// Approving, accepting, returning, dropping: the consequence in words, the reason where one is owed.
import { useState } from 'react';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { type StepProps, useTaskAct } from './use-task-act.ts';

interface Props extends StepProps {
  readonly step: 'approve' | 'accept' | 'return' | 'drop' | 'take-back';
}

export function JudgeDialog({ step, task, onClose }: Props) {
  const { t } = useTexts();
  const { run, busy, error } = useTaskAct({ task, onClose });
  const [words, setWords] = useState('');
  const frame = {
    title: `${t(`task.do.${step}`)}: ${task.title}`,
    confirm: t(`task.do.${step}`),
    busy,
    error,
    onClose,
  };
  if (step === 'return' || step === 'drop' || step === 'take-back')
    return (
      <ReasonDialog {...frame} onConfirm={(reason) => run({ act: step, reason })}>
        <p>{t(`task.${step}What`)}</p>
      </ReasonDialog>
    );
  if (step === 'approve')
    return (
      <ConfirmDialog {...frame} onConfirm={() => run({ act: step })}>
        <p>{t('task.approveWhat')}</p>
      </ConfirmDialog>
    );
  return (
    <ConfirmDialog {...frame} onConfirm={() => run({ act: step, words })}>
      <p>{t('task.acceptWhat')}</p>
      {task.item === null && task.may.includes('set-item') && <p>{t('task.acceptOutside')}</p>}
      <TextArea
        label={t('task.words')}
        value={words}
        onChange={setWords}
        maxLength={4000}
        rows={2}
        optional
      />
    </ConfirmDialog>
  );
}
