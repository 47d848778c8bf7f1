// An objective cause: asked for by whoever does the task, decided with evidence by whoever judges it.
import { useState } from 'react';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { type StepProps, useTaskAct } from './use-task-act.ts';

type Of = 'delay' | 'fault';

function OfChoice({ value, onChange }: { readonly value: Of; readonly onChange: (of: Of) => void }) {
  const { t } = useTexts();
  return (
    <Segmented
      label={t('task.excuseFor')}
      showLabel
      value={value}
      options={(['delay', 'fault'] as const).map((of) => ({ value: of, label: t(`task.excuseFor.${of}`) }))}
      onChange={onChange}
    />
  );
}

export function AskExcuseDialog(props: StepProps) {
  const { t } = useTexts();
  const { run, busy, error } = useTaskAct(props);
  const [of, setOf] = useState<Of>(props.task.returns > 0 && !props.task.late ? 'fault' : 'delay');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (words.trim() !== '') run({ act: 'ask-excuse', for: of, words });
  };
  return (
    <ConfirmDialog
      title={`${t('task.do.ask-excuse')}: ${props.task.title}`}
      confirm={t('task.do.ask-excuse')}
      onConfirm={save}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <OfChoice value={of} onChange={setOf} />
      <TextArea
        label={t('task.excuseWhy')}
        hint={t('task.excuseWhyHint')}
        value={words}
        onChange={setWords}
        maxLength={4000}
        error={tried && words.trim() === '' ? t('task.needWords') : null}
        required
      />
    </ConfirmDialog>
  );
}

export function DecideExcuseDialog(props: StepProps) {
  const { t } = useTexts();
  const { task } = props;
  const { run, busy, error } = useTaskAct(props);
  const asked = (['delay', 'fault'] as const).filter((one) => task[`${one}Excuse`] === 'asked');
  const [of, setOf] = useState<Of>(asked[0] ?? 'delay');
  const [verdict, setVerdict] = useState<'grant' | 'decline'>('grant');
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const [tried, setTried] = useState(false);
  const grant = verdict === 'grant';
  const bare = { reason: reason.trim() === '', evidence: grant && evidence.trim() === '' };
  const save = () => {
    setTried(true);
    if (!bare.reason && !bare.evidence) run({ act: 'decide-excuse', for: of, grant, reason, evidence });
  };
  return (
    <ConfirmDialog
      title={`${t('task.do.decide-excuse')}: ${task.title}`}
      confirm={t(`task.${verdict}`)}
      onConfirm={save}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      {asked.length > 1 && <OfChoice value={of} onChange={setOf} />}
      <Segmented
        label={t('task.do.decide-excuse')}
        value={verdict}
        options={(['grant', 'decline'] as const).map((one) => ({ value: one, label: t(`task.${one}`) }))}
        onChange={setVerdict}
      />
      <TextArea
        label={t('task.reason')}
        hint={t('task.reasonHint')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={4000}
        error={tried && bare.reason ? t('task.needWords') : null}
        required
      />
      <TextField
        label={t('task.evidence')}
        hint={t('task.evidenceHint')}
        value={evidence}
        onChange={setEvidence}
        maxLength={500}
        error={tried && bare.evidence ? t('task.needWords') : null}
        optional={!grant}
        required={grant}
      />
    </ConfirmDialog>
  );
}
