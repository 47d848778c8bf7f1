import type { UnitPeriodView } from '../../../contract/unit-periods.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';

/** The units under this one, each with everything below it. */
export function Children({ data }: { readonly data: UnitPeriodView }) {
  const { t } = useTexts();
  return (
    <Card title={t('unit.children')} note={t('unit.childrenNote', { count: data.children.length })} flush>
      <DataTable
        caption={t('unit.children')}
        rows={data.children}
        rowKey={(child) => child.unit.id}
        columns={[
          {
            id: 'unit',
            header: t('unit.unit'),
            phone: 'head',
            cell: ({ unit }) => <AppLink to={paths.unitPeriod(data.period, unit.id)}>{unit.name}</AppLink>,
          },
          { id: 'records', header: t('unitPeriod.records'), numeric: true, cell: ({ records }) => records },
          {
            id: 'done',
            header: t('unit.doneShare'),
            numeric: true,
            cell: ({ done, records }) => t('unit.doneOf', { done, all: records }),
          },
          {
            id: 'state',
            header: t('unit.state'),
            cell: ({ state }) => (
              <Tag look={state === 'closed' ? 'off' : 'on'}>{t(`unit.week.${state}`)}</Tag>
            ),
          },
        ]}
      />
    </Card>
  );
}
