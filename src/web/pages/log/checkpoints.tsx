import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './log.module.css';
import type { LogView } from './log-view.ts';

/** The newest checkpoints, each to be taken away as a file. */
export function Checkpoints({ view }: { readonly view: LogView }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  return (
    <Card title={t('log.recent')} flush>
      <DataTable
        caption={t('log.recent')}
        rows={view.checkpoints}
        rowKey={(one) => one.size}
        columns={[
          {
            id: 'at',
            header: t('log.col.at'),
            phone: 'head',
            cell: (one) => formatInstant(one.at, tenant.zone),
          },
          { id: 'size', header: t('log.col.size'), numeric: true, width: '10rem', cell: (one) => one.size },
          {
            id: 'file',
            header: t('log.col.file'),
            width: '22rem',
            cell: ({ size }) => (
              <a
                className={css.file}
                href={routeAddress(ROUTES.logCheckpoint, { query: { size } })}
                download=""
              >
                <Icon name="download" size={16} />
                {`${tenant.slug}-${size}.checkpoint`}
              </a>
            ),
          },
        ]}
      />
    </Card>
  );
}
