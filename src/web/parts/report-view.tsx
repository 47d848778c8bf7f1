import type { EvaluationView } from '../../contract/evaluations.ts';
import { formatDayMonth } from '../../text/format.ts';
import { useTexts } from '../texts.tsx';
import { DataTable } from './data-table.tsx';
import { itemMark, type Reckoning } from './item-mark.ts';
import css from './report-view.module.css';

type Report = NonNullable<EvaluationView['report']>;

export interface ReportViewProps {
  readonly report: Report;
  readonly reckoning: Reckoning;
}

/** A report as it was sent: the work line by line, then the person's own words. */
export function ReportView({ report, reckoning }: ReportViewProps) {
  const { t } = useTexts();
  const rows = report.items.map((item, at) => ({ ...item, number: at + 1 }));
  const words = [
    { key: 'conduct', name: t('week.conduct'), text: report.conduct },
    { key: 'difficulties', name: t('week.difficulties'), text: report.difficulties },
  ].filter((one) => one.text.trim() !== '');
  return (
    <>
      <DataTable
        caption={t('week.items')}
        rows={rows}
        rowKey={(item) => item.number}
        columns={[
          {
            id: 'title',
            header: t('week.item.title'),
            phone: 'head',
            cell: (item) => (
              <div className={css.what}>
                <div className={css.title}>{item.title}</div>
                <div className={css.under}>
                  {[item.product, item.note].filter((text) => text !== '').join(' · ')}
                </div>
              </div>
            ),
          },
          {
            id: 'due',
            phone: 'figure',
            header: t('week.item.due'),
            width: '5rem',
            cell: (item) => (item.due === null ? '—' : formatDayMonth(item.due)),
          },
          {
            id: 'done',
            phone: 'figure',
            header: t('week.item.done'),
            width: '9rem',
            cell: (item) => {
              const mark = itemMark(item, reckoning);
              return (
                <>
                  {item.done === null ? '—' : formatDayMonth(item.done)}{' '}
                  {mark && <span className={css.mark}>{t(`week.item.${mark}`)}</span>}
                </>
              );
            },
          },
        ]}
      />
      {words.map((one) => (
        <div key={one.key} className={css.words}>
          <h3>{one.name}</h3>
          <p>{one.text}</p>
        </div>
      ))}
    </>
  );
}
