// One-time codes as slips to be cut apart. They live in this page's memory only: leaving it loses them, so it asks first.
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formatInstant } from '../../../text/format.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { paths } from '../../paths.ts';
import { basePath } from '../../place.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import type { Issued } from './issue-codes.tsx';
import css from './slips.module.css';

export interface SlipsProps {
  readonly issued: Issued;
  readonly onClose: () => void;
}

type Slip = Issued['slips'][number];

function byUnit(slips: readonly Slip[]): readonly (readonly [string | null, readonly Slip[]])[] {
  return [...Map.groupBy(slips, (slip) => slip.unit)];
}

export function Slips({ issued, onClose }: SlipsProps) {
  const { t } = useTexts();
  const [closing, setClosing] = useState(false);
  const blocker = useBlocker({ shouldBlockFn: () => true, enableBeforeUnload: true, withResolver: true });
  useEffect(() => {
    scrollTo({ top: 0 });
  }, []);
  const leaving = blocker.status === 'blocked';
  return (
    <>
      <div className={css.screen}>
        <PageHeader title={t('slips.title', { count: issued.slips.length })} />
        <div className={css.once} role="status">
          <Icon name="alert" />
          <p>{t('slips.once')}</p>
        </div>
      </div>
      <div className={css.sheets}>
        {byUnit(issued.slips).map(([unit, slips]) => (
          <Sheet key={unit} unit={unit} slips={slips} expiresAt={issued.expiresAt} />
        ))}
      </div>
      <ActionBar note={t('slips.cut')}>
        <Button look="primary" icon={<Icon name="print" size={18} />} onClick={() => print()}>
          {t('slips.print')}
        </Button>
        <Button onClick={() => setClosing(true)}>{t('slips.done')}</Button>
      </ActionBar>
      {(closing || leaving) && (
        <ConfirmDialog
          title={t('slips.leaveTitle')}
          confirm={t('slips.leave')}
          grave
          onConfirm={() => (leaving ? blocker.proceed?.() : onClose())}
          onClose={() => {
            setClosing(false);
            blocker.reset?.();
          }}
        >
          <p>{t('slips.leaveEffect')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface SheetProps {
  readonly unit: string | null;
  readonly slips: readonly Slip[];
  readonly expiresAt: string;
}

function Sheet({ unit, slips, expiresAt }: SheetProps) {
  const { t } = useTexts();
  return (
    <section className={css.sheet}>
      <h2 className={css.unit}>{unit ?? t('accounts.noUnit')}</h2>
      <div className={css.slips}>
        {slips.map((slip) => (
          <OneSlip key={slip.person.id} slip={slip} expiresAt={expiresAt} />
        ))}
      </div>
    </section>
  );
}

function OneSlip({ slip, expiresAt }: { readonly slip: Slip; readonly expiresAt: string }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  return (
    <article className={css.slip}>
      <p className={css.body}>{tenant.name}</p>
      <h3 className={css.name}>{slip.person.name}</h3>
      <p className={css.small}>{[slip.post, slip.unit].filter(Boolean).join(' · ')}</p>
      <dl className={css.facts}>
        <dt>{t('slips.address')}</dt>
        <dd>{`${location.origin}${basePath}${paths.activation}`}</dd>
        <dt>{t('slips.login')}</dt>
        <dd className={css.key}>{slip.login}</dd>
        <dt>{t('slips.code')}</dt>
        <dd className={css.key}>{slip.code}</dd>
        <dt>{t('slips.until')}</dt>
        <dd>{formatInstant(expiresAt, tenant.zone)}</dd>
      </dl>
      <div className={css.how}>
        <p>{t('slips.how1')}</p>
        <p>{t('slips.how2')}</p>
        <p>{t('slips.how3')}</p>
      </div>
    </article>
  );
}
