// Who looked at somebody's record, newest first; shown to that person alone.
import type { ROUTES } from '../../contract/routes.ts';
import { formatInstant } from '../../text/format.ts';
import type { Reply } from '../api.ts';
import { periodName } from '../period-name.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import { Card } from './card.tsx';
import { DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { useShowMore } from './show-more.tsx';

type Look = NonNullable<Reply<typeof ROUTES.person>['readBy']>[number];

export function Looks({ looks }: { readonly looks: readonly Look[] }) {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  const [shown, more] = useShowMore(looks, 20);
  return (
    <Card title={t('record.readers')} note={t('record.readersHint')} flush>
      <DataTable
        caption={t('record.readers')}
        rows={shown.map((one, at) => ({ ...one, at, when: one.at }))}
        rowKey={({ at }) => at}
        empty={<EmptyState icon="eye" title={t('record.readersNone')} />}
        columns={[
          {
            id: 'who',
            header: t('record.reader'),
            phone: 'head',
            cell: ({ person }) => <strong>{person?.name ?? t('record.someone')}</strong>,
          },
          {
            id: 'what',
            header: t('record.readWhat'),
            cell: ({ what }) => find(`record.read.${what}`) ?? t('record.read.other'),
          },
          {
            id: 'period',
            header: t('record.readPeriod'),
            cell: ({ period }) => (period === null ? '–' : periodName(t, period)),
          },
          { id: 'at', header: t('record.readAt'), cell: ({ when }) => formatInstant(when, tenant.zone) },
        ]}
      />
      {more}
    </Card>
  );
}
