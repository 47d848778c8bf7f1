// Every trouble with its place, its value, why, and what to do.
import { ROUTES } from '../../../contract/routes.ts';
import type { WorkList } from '../../../contract/work-lists.ts';
import { routeAddress } from '../../api.ts';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { reasonText } from '../../problem-texts.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { timeNames } from '../connectors/connector-words.ts';
import css from './work-list.module.css';

type Trouble = NonNullable<WorkList['outcome']>['troubles'][number];

export function Troubles({ list: { id, outcome, state } }: { readonly list: WorkList }) {
  const { t, locale } = useTexts();
  const columns = useColumns();
  if (outcome === null || outcome.troubles.length === 0) return null;
  const all = outcome.errors + outcome.warnings;
  const file = routeAddress(ROUTES.workListTroubles, { params: { id }, query: { locale } });
  return (
    <Card title={t('workLists.troubles')} note={t('work.count', { count: all })} flush>
      <DataTable
        caption={t('workLists.troubles')}
        rows={outcome.troubles}
        rowKey={({ sheet, row, column, code }) => `${sheet} ${row} ${column} ${code}`}
        columns={columns}
      />
      <p className={css.more}>
        {all > outcome.troubles.length && (
          <span>{t('workLists.more', { shown: outcome.troubles.length, all })} </span>
        )}
        {state === 'rehearsed' && (
          <a href={file} download>
            {t('workLists.download')}
          </a>
        )}
      </p>
    </Card>
  );
}

function useColumns(): readonly Column<Trouble>[] {
  const texts = useTexts();
  const { t } = texts;
  const { zone } = useSession().tenant;
  const said = ({ code, params }: Trouble) => {
    const names: Record<string, string> = timeNames(texts);
    const named = Object.entries(params).map(([key, value]) => [key, names[`${value}`] ?? value]);
    return reasonText({ code, params: Object.fromEntries(named) }, { texts, zone });
  };
  return [
    {
      id: 'place',
      header: t('workLists.place'),
      phone: 'head',
      width: '16rem',
      cell: ({ sheet, row, column, heading }) => (
        <>
          {t('workLists.placeText', { sheet, row })}
          {column !== null && <span className={css.advice}>{`${column} · ${heading ?? ''}`}</span>}
        </>
      ),
    },
    {
      id: 'value',
      header: t('workLists.value'),
      width: '14rem',
      cell: ({ value }) => <span className={css.value}>{value ?? '–'}</span>,
    },
    {
      id: 'why',
      header: t('workLists.why'),
      cell: (trouble) => (
        <>
          {said(trouble).text} <span className={css.advice}>{said(trouble).advice}</span>
        </>
      ),
    },
  ];
}
