import { formatDeadline } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { type Board, STAGES } from './board-view.ts';
import css from './office.module.css';

/** Where the week's records follow several regulations: whose deadlines are which. */
export function Regulations({ data }: { readonly data: Board }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  return (
    <Card flush title={t('office.regulations')}>
      <p className={css.none}>{t('office.regulationsNote')}</p>
      <DataTable
        caption={t('office.regulations')}
        rows={data.regulations}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'regulation',
            header: t('office.regulation'),
            phone: 'head',
            cell: ({ document, title }) => (
              <>
                {words(title)} <span className={css.muted}>{document}</span>
              </>
            ),
          },
          { id: 'records', header: t('office.regulationRecords'), cell: ({ records }) => records },
          ...STAGES.map((stage) => ({
            id: stage,
            header: t(`office.regulationDue.${stage}`),
            cell: ({ deadlines }: Board['regulations'][number]) =>
              formatDeadline(deadlines[stage], tenant.zone, locale),
          })),
        ]}
      />
    </Card>
  );
}
