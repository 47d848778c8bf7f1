import { DataTable } from '../../parts/data-table.tsx';
import { pointsText } from '../../parts/points.ts';
import { useTexts } from '../../texts.tsx';
import css from './past-week.module.css';
import type { PastVersion } from './record.ts';

type Form = PastVersion['form'];
type Line = Omit<Form['points'][number], 'most'> & { readonly most: number | null };

/** The criteria, then the total as written and, where it differs, as it adds up. */
export function Criteria({ form: { points, totals } }: { readonly form: Form }) {
  const { t, locale } = useTexts();
  const { self, manager, final, reckoned } = totals;
  const sums: readonly Line[] = [
    { label: t('pastWeeks.total'), most: null, self, manager, final },
    ...(reckoned !== null && reckoned !== self
      ? [{ label: t('pastWeeks.reckoned'), most: null, self: reckoned, manager: null, final: null }]
      : []),
  ];
  const rows = [...points, ...sums].map((line, at) => ({ ...line, at, isSum: at >= points.length }));
  const shown = (value: number | null) => pointsText(value, locale);
  return (
    <DataTable
      caption={t('pastWeeks.criteria')}
      rows={rows}
      rowKey={(one) => one.at}
      columns={[
        {
          id: 'label',
          header: t('pastWeeks.criterion'),
          phone: 'head',
          cell: (one) => (one.isSum ? <strong>{one.label}</strong> : one.label),
        },
        { id: 'most', header: t('pastWeeks.most'), numeric: true, cell: (one) => shown(one.most) },
        { id: 'self', header: t('pastWeeks.self'), numeric: true, cell: (one) => shown(one.self) },
        { id: 'manager', header: t('pastWeeks.manager'), numeric: true, cell: (one) => shown(one.manager) },
        { id: 'final', header: t('pastWeeks.final'), numeric: true, cell: (one) => shown(one.final) },
      ]}
    />
  );
}

export function Works({ form: { items } }: { readonly form: Form }) {
  const { t } = useTexts();
  if (items.length === 0) return <p className={css.quiet}>{t('pastWeeks.noWorks')}</p>;
  return (
    <DataTable
      caption={t('pastWeeks.works')}
      rows={items.map((item, at) => ({ ...item, at }))}
      rowKey={(one) => one.at}
      columns={[
        { id: 'content', header: t('pastWeeks.work'), phone: 'head', cell: (one) => one.content },
        { id: 'product', header: t('pastWeeks.product'), cell: (one) => one.product || '–' },
        { id: 'due', header: t('pastWeeks.due'), cell: (one) => one.due || '–' },
        { id: 'done', header: t('pastWeeks.done'), cell: (one) => one.done || '–' },
      ]}
    />
  );
}
