import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import type { OrganProps } from './shapes.ts';

/** The raised share and pooled groups: only by the head of the organ, by document. */
export function Ruling(props: OrganProps) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { organ } = props;
  const [asking, setAsking] = useState(false);
  const percent = organ.percent / 100;
  const { ruling } = organ;
  return (
    <Card
      title={t('quota.ruling')}
      actions={
        organ.may.includes('rule') && (
          <Button small onClick={() => setAsking(true)}>
            {t('quota.ruleDo')}
          </Button>
        )
      }
    >
      <p>
        {ruling === null
          ? t('quota.rulingNone', { percent })
          : t('quota.rulingIs', {
              percent,
              outstanding: ruling.outstanding ? 'yes' : 'no',
              pooled: ruling.pooled ? 'yes' : 'no',
              document: ruling.documentNumber,
              name: ruling.by.name,
              at: formatInstant(ruling.at, tenant.zone),
            })}
      </p>
      {asking && <RulingForm {...props} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function RulingForm({ data, quota, organ, onClose }: OrganProps & { readonly onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const [outstanding, setOutstanding] = useState(organ.ruling?.outstanding ?? false);
  const [pooled, setPooled] = useState(organ.ruling?.pooled ?? false);
  const [documentNumber, setDocument] = useState('');
  const [tried, setTried] = useState(false);
  const act = useSignedFormAct(ROUTES.ruleOnQuota);
  const missing = documentNumber.trim() === '';
  const unit = organ.unit.name;
  const rule = () => {
    setTried(true);
    if (missing || data.regime === null) return;
    const body = { regime: data.regime, unitId: organ.unit.id, outstanding, pooled };
    void act.run({
      input: {
        params: { period: data.period },
        body: { ...body, documentNumber: documentNumber.trim() },
      },
      purpose: t('quota.rulePurpose', { unit }),
      onDone: () => {
        toast({ text: t('quota.ruleDone') });
        onClose();
      },
    });
  };
  return (
    <>
      <ConfirmDialog
        title={t('quota.ruleTitle', { unit })}
        confirm={t('quota.ruleDo')}
        busy={act.busy}
        error={act.error}
        onConfirm={rule}
        onClose={onClose}
      >
        {quota.raisedPercent !== null && (
          <CheckField
            label={t('quota.ruleOutstanding', { percent: quota.raisedPercent / 100 })}
            checked={outstanding}
            onChange={setOutstanding}
          />
        )}
        <CheckField label={t('quota.rulePooled')} checked={pooled} onChange={setPooled} />
        <TextField
          label={t('quota.ruleDocument')}
          required
          value={documentNumber}
          onChange={setDocument}
          maxLength={300}
          error={tried && missing ? t('quota.ruleDocumentMissing') : null}
        />
      </ConfirmDialog>
      {act.dialog}
    </>
  );
}
