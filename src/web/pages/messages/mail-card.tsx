// Where I take mail, if anywhere.
import { type FormEvent, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import type { Reply } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { asProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './messages.module.css';

type Settings = Reply<typeof ROUTES.mailSettings>;

export function MailCard() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.mailSettings, {});
  return (
    <Card title={t('messages.mail')} id="thu">
      <p className={css.muted}>{t('messages.mailLead')}</p>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={2} />}
      {data && <MailForm key={data.version} settings={data} />}
    </Card>
  );
}

function MailForm({ settings }: { readonly settings: Settings }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const toast = useToast();
  const [address, setAddress] = useState(settings.address ?? '');
  const [digest, setDigest] = useState(settings.digest);
  const save = useFormAct(ROUTES.saveMailSettings, [ROUTES.mailSettings]);
  const isWrong = save.error !== null && asProblem(save.error).code === 'invalid-body';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const written = address.trim();
    const body = { address: written === '' ? null : written, digest, version: settings.version };
    if ((await save.run({ body })) !== null) toast({ text: t('messages.mailSaved') });
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      {!settings.sends && <p className={css.note}>{t('messages.mailNone')}</p>}
      {settings.refusedAt !== null && settings.refusedWhy !== null && (
        <p className={css.trouble} role="status">
          {t(`messages.mailRefused.${settings.refusedWhy}`, {
            at: formatInstant(settings.refusedAt, tenant.zone),
          })}{' '}
          {t('messages.mailStays')}
        </p>
      )}
      <TextField
        id="mail-address"
        label={t('messages.mailAddress')}
        hint={t('messages.mailAddressHint')}
        error={isWrong ? t('messages.mailAddressWrong') : undefined}
        type="email"
        autoComplete="email"
        value={address}
        onChange={setAddress}
      />
      <CheckField label={t('messages.mailDigest')} checked={digest} onChange={setDigest} />
      {save.error !== null && !isWrong && <ErrorState error={save.error} kept />}
      <div>
        <Button type="submit" look="primary" busy={save.busy}>
          {t('messages.mailSave')}
        </Button>
      </div>
    </form>
  );
}
