import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';

const LOOKS = { rehearsed: 'wait', proposed: 'wait', reading: 'wait', applied: 'on' } as const;

const stateOf = (row: { readonly state: string; readonly working: boolean; readonly waits: boolean }) =>
  row.working ? 'working' : row.waits ? 'waits' : row.state;

/** Rehearsals and applied imports, newest first. */
export function Earlier() {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  const { data, error, refetch } = useRead(ROUTES.imports, {});
  const [shown, more] = useShowMore(data?.items ?? [], 10);
  return (
    <Card title={t('importPage.earlier')} flush>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={3} />}
      {data && (
        <DataTable
          caption={t('importPage.earlier')}
          rows={shown}
          rowKey={(row) => row.id}
          empty={<EmptyState icon="inbox" title={t('importPage.earlierEmpty')} />}
          columns={[
            {
              id: 'file',
              header: t('importPage.col.file'),
              phone: 'head',
              cell: (row) => (
                <AppLink to={paths.importing} search={{ lan: row.id }}>
                  {row.fileName}
                </AppLink>
              ),
            },
            {
              id: 'kind',
              header: t('importPage.col.kind'),
              cell: (row) => t(`importPage.kind.${row.kind}`),
            },
            {
              id: 'when',
              header: t('importPage.col.when'),
              cell: (row) => formatInstant(row.createdAt, tenant.zone),
            },
            {
              id: 'who',
              header: t('importPage.col.who'),
              cell: (row) => row.by?.name ?? '–',
            },
            {
              id: 'state',
              header: t('importPage.col.state'),
              cell: (row) => (
                <Tag look={LOOKS[row.state as keyof typeof LOOKS] ?? 'off'}>
                  {find(`importPage.state.${stateOf(row)}`) ?? row.state}
                </Tag>
              ),
            },
          ]}
        />
      )}
      {more}
    </Card>
  );
}
