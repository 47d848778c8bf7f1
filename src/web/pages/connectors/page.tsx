// Connectors: which systems send work here, when they did last, and how much of it waits for an answer.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { NewConnector } from './connector-form.tsx';
import { ConnectorState } from './connector-state.tsx';
import type { ConnectorItem, Proofs } from './connector-words.ts';
import css from './connectors.module.css';
import { ProofsDialog } from './proofs-dialog.tsx';

export function ConnectorsPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.connectors, {});
  const [adding, setAdding] = useState(false);
  const [proofs, setProofs] = useState<Proofs | null>(null);
  const made = (issued: Proofs, kind: ConnectorItem['kind']) => {
    setAdding(false);
    // Lists in files come through the page: there is nothing to prove.
    if (kind !== 'file') setProofs(issued);
  };
  return (
    <>
      <PageHeader title={t('connectors.title')} lead={t('connectors.lead')} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={6} />}
      {data && (
        <div className={css.page}>
          {adding && <NewConnector onMade={made} onClose={() => setAdding(false)} />}
          <List items={data.items} />
        </div>
      )}
      {data && !adding && (
        <ActionBar>
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('connectors.new')}
          </Button>
        </ActionBar>
      )}
      {proofs && <ProofsDialog proofs={proofs} onClose={() => setProofs(null)} />}
    </>
  );
}

function List({ items }: { readonly items: readonly ConnectorItem[] }) {
  const { t } = useTexts();
  const columns = useColumns();
  if (items.length === 0)
    return <EmptyState title={t('connectors.empty')}>{t('connectors.emptyHint')}</EmptyState>;
  return (
    <Card flush>
      <DataTable caption={t('connectors.list')} rows={items} rowKey={({ id }) => id} columns={columns} />
    </Card>
  );
}

function useColumns(): readonly Column<ConnectorItem>[] {
  const { t } = useTexts();
  const { tenant } = useSession();
  return [
    {
      id: 'name',
      header: t('connectors.name'),
      phone: 'head',
      cell: ({ id, name }) => <AppLink to={paths.connector(id)}>{name}</AppLink>,
    },
    { id: 'kind', header: t('connectors.kind'), cell: ({ kind }) => t(`connectors.kind.${kind}`) },
    { id: 'state', header: t('connectors.state'), cell: (one) => <ConnectorState connector={one} /> },
    {
      id: 'last',
      header: t('connectors.last'),
      cell: ({ lastAt }) =>
        lastAt === null ? (
          <span className={css.muted}>{t('connectors.never')}</span>
        ) : (
          formatInstant(lastAt, tenant.zone)
        ),
    },
    {
      id: 'counts',
      header: t('connectors.counts'),
      cell: ({ taken, refused, left }) => t('connectors.countsText', { taken, refused, left }),
    },
  ];
}
