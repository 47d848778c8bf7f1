// Forms of the time before this program in somebody's record: marked, beside the results and never among them.
import type { ROUTES } from '../../contract/routes.ts';
import { weekParts } from '../../text/format.ts';
import type { Reply } from '../api.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts.tsx';
import { AppLink } from './app-link.tsx';
import { Card } from './card.tsx';
import { DataTable } from './data-table.tsx';
import { PastMarks } from './past-marks.tsx';
import { pointsText } from './points.ts';

type PastWeek = Reply<typeof ROUTES.person>['pastWeeks'][number];

/** Nothing where there are none. */
export function PastWeeks({ weeks }: { readonly weeks: readonly PastWeek[] }) {
  const { t, locale } = useTexts();
  if (weeks.length === 0) return null;
  const points = (value: number | null) => pointsText(value, locale);
  return (
    <Card title={t('pastWeeks.title')} note={t('pastWeeks.notResults')} flush>
      <DataTable
        caption={t('pastWeeks.title')}
        rows={weeks}
        rowKey={(one) => one.id}
        columns={[
          {
            id: 'week',
            header: t('today.col.week'),
            phone: 'head',
            cell: (one) => (
              <AppLink to={paths.pastWeek(one.id)}>{t('common.weekOf', weekParts(one.week))}</AppLink>
            ),
          },
          { id: 'self', header: t('pastWeeks.self'), numeric: true, cell: (one) => points(one.self) },
          {
            id: 'manager',
            header: t('pastWeeks.manager'),
            numeric: true,
            cell: (one) => points(one.manager),
          },
          { id: 'final', header: t('pastWeeks.final'), numeric: true, cell: (one) => points(one.final) },
          { id: 'level', header: t('pastWeeks.level'), cell: (one) => one.level ?? '–' },
          { id: 'mark', header: t('pastWeeks.mark'), cell: (one) => <PastMarks of={one} /> },
        ]}
      />
    </Card>
  );
}
