// An import that waits for a second administrator: who asks, for what, and the two answers.
import { useState } from 'react';
import type { ImportView } from '../../../contract/imports.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import css from './rehearsal.module.css';

interface ProposalProps {
  readonly view: ImportView;
  readonly proposal: NonNullable<ImportView['proposal']>;
}

export function Proposed({ view, proposal }: ProposalProps) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { what, by, at, reason, stale } = proposal;
  const isAsked = view.may.includes('agree');
  return (
    <Card>
      <div className={css.working} role="status">
        <h2>
          {isAsked
            ? t('importPage.second.waitsYou', { name: by.name, what })
            : t('importPage.second.waitsOther')}
        </h2>
        <p>{t('importPage.second.byOther', { name: by.name, what, at: formatInstant(at, tenant.zone) })}</p>
        {reason && <p>{t('importPage.second.reason', { reason })}</p>}
        {stale && <p className={css.strong}>{t('importPage.second.stale')}</p>}
        {isAsked && <p>{t('importPage.second.see')}</p>}
        {!isAsked && !view.may.includes('withdraw') && <p>{t('importPage.second.notYou')}</p>}
        <Answers view={view} proposal={proposal} />
      </div>
    </Card>
  );
}

function Answers({ view, proposal }: ProposalProps) {
  const { t } = useTexts();
  const { id, version, may, fileName } = view;
  const { what } = proposal;
  const [objecting, setObjecting] = useState(false);
  const agreeing = useSignedFormAct(ROUTES.importAct);
  const act = useFormAct(ROUTES.importAct);
  const agree = () =>
    agreeing.run({
      input: { params: { id }, body: { act: 'agree', version } },
      purpose: t('importPage.second.agreePurpose', { what, file: fileName }),
      onDone: () => scrollTo({ top: 0 }),
    });
  const object = async (reason: string) => {
    const reply = await act.run({ params: { id }, body: { act: 'object', version, reason } });
    if (reply) setObjecting(false);
  };
  return (
    <>
      <div className={css.next}>
        {may.includes('agree') && !proposal.stale && (
          <Button look="primary" busy={agreeing.busy} onClick={() => void agree()}>
            {t('importPage.second.agree', { what })}
          </Button>
        )}
        {may.includes('object') && (
          <Button onClick={() => setObjecting(true)}>{t('importPage.second.object')}</Button>
        )}
        {may.includes('withdraw') && (
          <Button
            busy={act.busy}
            onClick={() => void act.run({ params: { id }, body: { act: 'withdraw', version } })}
          >
            {t('importPage.second.withdraw')}
          </Button>
        )}
      </div>
      {agreeing.error ? <ErrorState error={agreeing.error} /> : null}
      {act.error && !objecting ? <ErrorState error={act.error} /> : null}
      {agreeing.dialog}
      {objecting && (
        <ReasonDialog
          title={t('importPage.second.objectTitle')}
          confirm={t('importPage.second.object')}
          onConfirm={(reason) => void object(reason)}
          onClose={() => setObjecting(false)}
          busy={act.busy}
          error={act.error}
        >
          <p>{t('importPage.second.objectEffect')}</p>
        </ReasonDialog>
      )}
    </>
  );
}
