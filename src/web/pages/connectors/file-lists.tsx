// Lists of work that came through this connector, and a new one.
import { useNavigate } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import type { Reply } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './connectors.module.css';

type Item = Reply<typeof ROUTES.workLists>['items'][number];

export function FileLists({ connector, isOn }: { readonly connector: number; readonly isOn: boolean }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { data, error } = useRead(ROUTES.workLists, { params: { id: connector } });
  const put = useFormAct(ROUTES.putWorkList, [ROUTES.workLists]);
  const columns = useColumns(connector);
  const send = async (file: File) => {
    const body = new FormData();
    body.append('file', file);
    const list = await put.run({ params: { id: connector }, body });
    if (list !== null) await navigate({ to: paths.workList(connector, list.id) });
  };
  return (
    <Card title={t('workLists.title')}>
      <div className={css.stack}>
        <p className={css.muted}>{t('workLists.lead')}</p>
        {isOn && (
          <ChooseFile
            label={t('workLists.choose')}
            accept=".csv,.xlsx"
            disabled={put.busy}
            onFile={(file) => void send(file)}
          />
        )}
        {put.busy && <p role="status">{t('workLists.phase.reading')}…</p>}
        {(put.error ?? error) ? <ErrorState error={put.error ?? error} /> : null}
        {data && (
          <DataTable
            caption={t('workLists.title')}
            rows={data.items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={<p className={css.muted}>{t('workLists.none')}</p>}
          />
        )}
      </div>
    </Card>
  );
}

function useColumns(connector: number): readonly Column<Item>[] {
  const { t } = useTexts();
  const { tenant } = useSession();
  return [
    {
      id: 'file',
      header: t('workLists.file'),
      phone: 'head',
      cell: ({ id, fileName }) => <AppLink to={paths.workList(connector, id)}>{fileName}</AppLink>,
    },
    {
      id: 'state',
      header: t('workLists.state'),
      cell: ({ state, working }) =>
        working
          ? `${t(`workLists.state.${state}`)}, ${t('workLists.working')}`
          : t(`workLists.state.${state}`),
    },
    { id: 'at', header: t('workLists.at'), cell: ({ createdAt }) => formatInstant(createdAt, tenant.zone) },
  ];
}
