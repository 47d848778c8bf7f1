// Token and secret, shown this one time: closing means they were copied.
import { Fragment } from 'react';
import { formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { basePath } from '../../place.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import type { Proofs } from './connector-words.ts';
import css from './connectors.module.css';

export function ProofsDialog({ proofs, onClose }: { readonly proofs: Proofs; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const address = `${window.location.origin}${basePath}/api/v1/inbound/${proofs.code}/items`;
  const lines = [
    [t('connectors.address'), address],
    [t('connectors.token'), proofs.token],
    [t('connectors.secret'), proofs.secret],
  ] as const;
  return (
    <Dialog
      title={t('connectors.proofs')}
      onClose={onClose}
      wide
      actions={
        <Button look="primary" onClick={onClose}>
          {t('connectors.copied')}
        </Button>
      }
    >
      <p>{t('connectors.proofsOnce')}</p>
      <dl className={css.facts}>
        {lines.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              <code className={css.secret}>{value}</code>
            </dd>
          </Fragment>
        ))}
      </dl>
      {proofs.oldUntil && (
        <p className={css.muted}>
          {t('connectors.oldUntil', { until: formatInstant(proofs.oldUntil, tenant.zone) })}
        </p>
      )}
    </Dialog>
  );
}
