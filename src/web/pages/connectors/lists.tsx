// What is matched, and what is to be known of items that were taken.
import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { paths } from '../../paths.ts';
import { reasonText } from '../../problem-texts.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import type { ConnectorView } from './connector-words.ts';
import css from './connectors.module.css';

interface Props {
  readonly connector: ConnectorView;
}
type Match = ConnectorView['matches'][number];
type Note = ConnectorView['notes'][number];

export function Matches({ connector: { matches } }: Props) {
  const { t } = useTexts();
  const columns: readonly Column<Match>[] = [
    {
      id: 'code',
      header: t('connectors.matchesCode'),
      phone: 'head',
      cell: ({ code }) => <code>{code}</code>,
    },
    {
      id: 'here',
      header: t('connectors.matchesHere'),
      cell: ({ name }) => name ?? <span className={css.muted}>{t('connectors.none')}</span>,
    },
  ];
  return (
    <Card title={t('connectors.matches')} flush>
      <DataTable
        caption={t('connectors.matches')}
        rows={matches}
        rowKey={({ kind, code }) => `${kind} ${code}`}
        columns={columns}
        empty={<p className={css.none}>{t('connectors.noMatches')}</p>}
      />
    </Card>
  );
}

export function Notes({ connector: { notes } }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { tenant } = useSession();
  if (notes.length === 0) return null;
  const said = (refusal: Note['notes'][number]) => reasonText(refusal, { texts, zone: tenant.zone });
  const columns: readonly Column<Note>[] = [
    {
      id: 'task',
      header: t('connectors.notesTask'),
      phone: 'head',
      width: '14rem',
      cell: ({ externalId, taskId }) => <AppLink to={paths.task(taskId)}>{externalId}</AppLink>,
    },
    {
      id: 'what',
      header: t('connectors.notesWhat'),
      cell: (note) => (
        <ul className={css.notes}>
          {note.notes.map((one) => (
            <li key={one.code}>
              {said(one).text} {said(one).advice && <span className={css.advice}>{said(one).advice}</span>}
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'at',
      header: t('connectors.notesAt'),
      width: '11rem',
      cell: ({ at }) => formatInstant(at, tenant.zone),
    },
  ];
  return (
    <Card title={t('connectors.notes')} flush>
      <DataTable
        caption={t('connectors.notes')}
        rows={notes}
        rowKey={({ externalId }) => externalId}
        columns={columns}
      />
    </Card>
  );
}
