import { useState } from 'react';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useTexts } from '../../texts.tsx';
import { sentShares, shareFault, type TypedShare } from '../../work/shares.ts';
import { SharesFields } from '../../work/shares-fields.tsx';
import { type StepProps, useTaskAct } from './use-task-act.ts';

/** Divides anew what is still held; what was handed over stays with whoever did it. */
export function SharesDialog(props: StepProps) {
  const { t } = useTexts();
  const { task } = props;
  const { run, busy, error } = useTaskAct(props);
  const kept = task.shares.filter(({ to }) => to !== null).reduce((sum, { share }) => sum + share, 0);
  const whole = 100 - kept;
  const [tried, setTried] = useState(false);
  const [people, setPeople] = useState<readonly TypedShare[]>(() =>
    task.shares
      .filter(({ to }) => to === null)
      .map(({ person, role, share }) => ({ person, lead: role === 'lead', share: `${share}` })),
  );
  const save = () => {
    setTried(true);
    if (shareFault(people, whole) === null) run({ act: 'set-shares', shares: sentShares(people) });
  };
  return (
    <ConfirmDialog
      title={`${t('task.do.set-shares')}: ${task.title}`}
      confirm={t('task.do.set-shares')}
      onConfirm={save}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <SharesFields people={people} whole={whole} tried={tried} onChange={setPeople} />
    </ConfirmDialog>
  );
}
