// One connector: how it stands, what waits for an answer, what is matched, what is to be known.
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { ChangeConnector } from './connector-form.tsx';
import { ConnectorState } from './connector-state.tsx';
import type { ConnectorView, Proofs } from './connector-words.ts';
import css from './connectors.module.css';
import { FileLists } from './file-lists.tsx';
import { Matches, Notes } from './lists.tsx';
import { ProofsDialog } from './proofs-dialog.tsx';
import { Troubles } from './troubles.tsx';

export function ConnectorPage() {
  const { t } = useTexts();
  const { connector } = useParams({ strict: false });
  const id = Number(connector);
  if (!Number.isSafeInteger(id) || id < 1)
    return <EmptyState isPage icon="search" title={t('errors.not-found')} />;
  return <One key={id} id={id} />;
}

function One({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRead(ROUTES.connector, { params: { id } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={8} />;
  return <Content connector={data} />;
}

function Content({ connector }: { readonly connector: ConnectorView }) {
  const { t } = useTexts();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <PageHeader
        title={connector.name}
        above={t(`connectors.kind.${connector.kind}`)}
        aside={<ConnectorState connector={connector} />}
      />
      <div className={css.page}>
        {changing && <ChangeConnector connector={connector} onClose={() => setChanging(false)} />}
        <Facts connector={connector} onChange={() => setChanging(true)} />
        <FileLists connector={connector.id} isOn={connector.state === 'on'} />
        <Troubles connector={connector} />
        <Notes connector={connector} />
        <Matches connector={connector} />
      </div>
    </>
  );
}

interface FactsProps {
  readonly connector: ConnectorView;
  readonly onChange: () => void;
}

function Facts({ connector, onChange }: FactsProps) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { code, kind, match, lastAt, oldUntil, taken, refused, left } = connector;
  const instant = (at: string) => formatInstant(at, tenant.zone);
  const [renewing, setRenewing] = useState(false);
  return (
    <Card title={t('connectors.state')}>
      <div className={css.stack}>
        <dl className={css.facts}>
          <dt>{t('connectors.code')}</dt>
          <dd>
            <code>{code}</code>
          </dd>
          <dt>{t('connectors.match')}</dt>
          <dd>{t(`connectors.match.${match}`)}</dd>
          <dt>{t('connectors.last')}</dt>
          <dd>{lastAt === null ? t('connectors.never') : instant(lastAt)}</dd>
          <dt>{t('connectors.counts')}</dt>
          <dd>{t('connectors.countsText', { taken, refused, left })}</dd>
        </dl>
        {oldUntil && <p className={css.muted}>{t('connectors.oldUntil', { until: instant(oldUntil) })}</p>}
        <p className={css.acts}>
          <Button onClick={onChange}>{t('connectors.change')}</Button>
          {kind !== 'file' && <Button onClick={() => setRenewing(true)}>{t('connectors.renew')}</Button>}
          <Switch connector={connector} />
        </p>
      </div>
      {renewing && <Renew connector={connector} onClose={() => setRenewing(false)} />}
    </Card>
  );
}

function Switch({ connector: { id, state, version } }: { readonly connector: ConnectorView }) {
  const { t } = useTexts();
  const { run, busy, error } = useFormAct(ROUTES.connectorAct);
  const act = state === 'on' ? 'switch-off' : 'switch-on';
  return (
    <>
      <Button busy={busy} onClick={() => void run({ params: { id }, body: { act, version } })}>
        {t(state === 'on' ? 'connectors.turnOff' : 'connectors.turnOn')}
      </Button>
      {error ? <ErrorState error={error} /> : null}
    </>
  );
}

interface RenewProps {
  readonly connector: ConnectorView;
  readonly onClose: () => void;
}

/** New proofs: the effect first, then the password, then the proofs once. */
function Renew({ connector: { id, name, version }, onClose }: RenewProps) {
  const { t } = useTexts();
  const [endOld, setEndOld] = useState(false);
  const [proofs, setProofs] = useState<Proofs | null>(null);
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.renewConnector);
  if (proofs !== null) return <ProofsDialog proofs={proofs} onClose={onClose} />;
  if (dialog !== null) return dialog;
  const send = () =>
    run({
      input: { params: { id }, body: { version, endOld } },
      purpose: t('connectors.purpose', { name }),
      onDone: setProofs,
    });
  return (
    <ConfirmDialog
      title={t('connectors.renew')}
      confirm={t('connectors.renew')}
      onConfirm={() => void send()}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>{t('connectors.renewEffect')}</p>
      <CheckField label={t('connectors.endOld')} checked={endOld} onChange={setEndOld} />
    </ConfirmDialog>
  );
}
