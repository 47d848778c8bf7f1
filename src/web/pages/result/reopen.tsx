// Reopening takes two persons and a reason: one proposes, a head above agrees (the password again for both) or declines.
import { useState } from 'react';
import type { EvaluationView } from '../../../contract/evaluations.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant, weekParts } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import css from './result.module.css';
import { useRecordAct } from './use-record-act.ts';

interface Props {
  readonly view: EvaluationView;
}
type Asking = 'propose' | 'agree' | 'decline' | null;
type Ask = (next: Asking) => void;

export function Reopen({ view }: Props) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<Asking>(null);
  const can = (act: EvaluationView['may'][number]) => view.may.includes(act);
  if (!view.reopenProposed && !can('propose-reopen')) return null;
  return (
    <Card title={t('result.reopen')}>
      <div className={css.stack}>
        <Proposal view={view} />
        <p className={css.muted}>{t('result.reopenHint')}</p>
        <div className={css.buttons}>
          {can('agree-reopen') && (
            <Button look="primary" onClick={() => setAsking('agree')}>
              {t('result.reopenAgree')}
            </Button>
          )}
          {can('decline-reopen') && (
            <Button onClick={() => setAsking('decline')}>{t('result.reopenDecline')}</Button>
          )}
          {can('propose-reopen') && (
            <Button onClick={() => setAsking('propose')}>{t('result.reopenPropose')}</Button>
          )}
        </div>
      </div>
      {asking === 'propose' && <Propose view={view} ask={setAsking} />}
      {asking === 'decline' && <Decline view={view} ask={setAsking} />}
      {asking === 'agree' && <Agree view={view} ask={setAsking} />}
    </Card>
  );
}

/** Who proposed, why, and until when it stands; also said of one that is over. */
function Proposal({ view }: Props) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const proposal = view.acts.findLast((act) => act.act === 'reopen-proposed');
  if (proposal === undefined || (!view.reopenProposed && view.reopenUntil === null)) return null;
  const until = view.reopenUntil === null ? '' : formatInstant(view.reopenUntil, tenant.zone);
  return (
    <div>
      <p>{t('result.reopenBy', { name: proposal.actor?.name ?? '' })}</p>
      <blockquote className={css.quote}>{proposal.comment ?? t('result.erased')}</blockquote>
      <p>{t(view.reopenProposed ? 'result.reopenUntil' : 'result.reopenLapsed', { time: until })}</p>
    </div>
  );
}

interface DialogProps extends Props {
  readonly ask: Ask;
}

function Propose({ view, ask }: DialogProps) {
  const { t } = useTexts();
  const toast = useToast();
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.act);
  const [reason, setReason] = useState('');
  const values = { week: weekParts(view.week).week, name: view.person.name };
  const propose = (comment: string) => {
    setReason(comment);
    void run({
      input: { params: { id: view.id }, body: { act: 'propose-reopen', comment, version: view.version } },
      purpose: t('result.proposePurpose', values),
      onDone: () => {
        toast({ text: t('result.reopenProposed') });
        ask(null);
      },
    });
  };
  if (dialog) return dialog;
  return (
    <ReasonDialog
      title={t('result.reopenProposeTitle', values)}
      confirm={t('result.reopenPropose')}
      grave={false}
      given={reason}
      busy={busy}
      error={error}
      onConfirm={propose}
      onClose={() => ask(null)}
    >
      <p>{t('result.reopenProposeText')}</p>
    </ReasonDialog>
  );
}

function Decline({ view, ask }: DialogProps) {
  const { t } = useTexts();
  const { act, busy, error } = useRecordAct(view);
  const decline = async (comment: string) => {
    if (await act({ act: 'decline-reopen', comment }, t('result.reopenDeclined'))) ask(null);
  };
  return (
    <ReasonDialog
      title={t('result.reopenDeclineTitle')}
      confirm={t('result.reopenDecline')}
      busy={busy}
      error={error}
      onConfirm={(reason) => void decline(reason)}
      onClose={() => ask(null)}
    >
      <p>{t('result.reopenDeclineText')}</p>
    </ReasonDialog>
  );
}

function Agree({ view, ask }: DialogProps) {
  const { t } = useTexts();
  const toast = useToast();
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.act);
  const values = { week: weekParts(view.week).week, name: view.person.name };
  const agree = () =>
    void run({
      input: { params: { id: view.id }, body: { act: 'agree-reopen', version: view.version } },
      purpose: t('result.stepUpPurpose', values),
      onDone: () => {
        toast({ text: t('result.reopenAgreed') });
        ask(null);
      },
    });
  if (dialog) return dialog;
  return (
    <ConfirmDialog
      title={t('result.reopenAgreeTitle', values)}
      confirm={t('result.reopenAgree')}
      busy={busy}
      error={error}
      onConfirm={agree}
      onClose={() => ask(null)}
    >
      <p>{t('result.reopenAgreeText')}</p>
    </ConfirmDialog>
  );
}
