// Reopening takes two persons and a reason; whom it takes along is said before the second person agrees. Both give the password again.
import { useState } from 'react';
import type { PeriodView } from '../../../contract/periods.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useTexts } from '../../texts.tsx';
import css from './period.module.css';
import { usePeriodAct } from './use-period-act.ts';

interface Props {
  readonly view: PeriodView;
}
const ACTS = ['agree-reopen', 'decline-reopen', 'propose-reopen'] as const;
type Act = (typeof ACTS)[number];
const NAMES = {
  'agree-reopen': 'period.reopenAgree',
  'decline-reopen': 'period.reopenDecline',
  'propose-reopen': 'period.reopenPropose',
} as const;

export function Reopen({ view }: Props) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<Act | null>(null);
  const acts = ACTS.filter((act) => view.may.includes(act));
  if (!view.reopenProposed && acts.length === 0) return null;
  const proposal = view.reopenProposed
    ? view.acts.findLast(({ act }) => act === 'reopen-proposed')
    : undefined;
  return (
    <Card title={t('period.reopen')}>
      {proposal && (
        <>
          <p>{t('period.reopenBy', { name: proposal.actor?.name ?? '' })}</p>
          <blockquote className={css.quote}>{proposal.comment}</blockquote>
        </>
      )}
      <p className={css.muted}>{t('period.reopenHint')}</p>
      <Effect view={view} />
      <div className={css.buttons}>
        {acts.map((act) => (
          <Button
            key={act}
            look={act === 'agree-reopen' ? 'primary' : 'plain'}
            onClick={() => setAsking(act)}
          >
            {t(NAMES[act])}
          </Button>
        ))}
      </div>
      {asking && <Ask view={view} asking={asking} onClose={() => setAsking(null)} />}
    </Card>
  );
}

function Effect({ view }: Props) {
  const { t } = useTexts();
  if (view.reopens.length === 0) return null;
  return (
    <p className={css.effect}>
      {t('period.reopenEffect', { names: view.reopens.map(({ name }) => name).join(', ') })}
    </p>
  );
}

function Ask({ view, asking, onClose }: Props & { readonly asking: Act; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { act, busy, error, dialog } = usePeriodAct(view);
  const [reason, setReason] = useState('');
  const common = { title: t(NAMES[asking]), confirm: t(NAMES[asking]), busy, error, onClose };
  if (dialog) return dialog;
  if (asking === 'agree-reopen')
    return (
      <ConfirmDialog {...common} onConfirm={() => act({ act: asking }, onClose)}>
        <p>{t('period.reopenHint')}</p>
        <Effect view={view} />
      </ConfirmDialog>
    );
  const confirm = (comment: string) => {
    setReason(comment);
    act({ act: asking, comment }, onClose);
  };
  return (
    <ReasonDialog {...common} given={reason} onConfirm={confirm}>
      <p>{t('period.reopenHint')}</p>
      <Effect view={view} />
    </ReasonDialog>
  );
}
