import { useState } from 'react';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { EndRole } from './end-role.tsx';
import { type Grant, scopeWords, spanWords } from './role-words.ts';
import css from './roles.module.css';

export interface RoleCardProps {
  readonly role: Grant['role'];
  readonly grants: readonly Grant[];
}

/** One role: what it may and may not do, and who holds it. */
export function RoleCard({ role, grants }: RoleCardProps) {
  const { t } = useTexts();
  const [ending, setEnding] = useState<Grant | null>(null);
  const columns = useColumns(setEnding);
  return (
    <Card title={t(`roles.${role}`)} flush>
      <p className={css.may}>{t(`roles.${role}.may`)}</p>
      <DataTable
        caption={t(`roles.${role}`)}
        rows={grants}
        rowKey={(grant) => grant.id}
        columns={columns}
        empty={<p className={css.none}>{t('roles.none')}</p>}
      />
      {ending && <EndRole grant={ending} onClose={() => setEnding(null)} />}
    </Card>
  );
}

function useColumns(onEnd: (grant: Grant) => void): readonly Column<Grant>[] {
  const texts = useTexts();
  const { t } = texts;
  const { today } = useSession();
  return [
    {
      id: 'person',
      header: t('roles.col.person'),
      phone: 'head',
      width: '24%',
      cell: ({ person }) => <Holder person={person} />,
    },
    {
      id: 'scope',
      header: t('roles.col.scope'),
      width: '28%',
      cell: (grant) =>
        grant.unit === null ? (
          t('roles.wholeBody')
        ) : (
          <>
            {grant.unit.name} <span className={css.muted}>{t('roles.below')}</span>
          </>
        ),
    },
    {
      id: 'span',
      header: t('roles.col.span'),
      cell: (grant) => (
        <span className={css.span}>
          {spanWords(grant, texts)}
          {today < grant.from && <Tag look="wait">{t('roles.coming')}</Tag>}
        </span>
      ),
    },
    {
      id: 'document',
      header: t('roles.col.document'),
      width: '16%',
      cell: ({ documentNumber }) =>
        documentNumber ?? <span className={css.muted}>{t('roles.noDocument')}</span>,
    },
    {
      id: 'acts',
      // The buttons say it themselves; only who hears the table needs the heading.
      header: <span className={css.hidden}>{t('roles.col.acts')}</span>,
      width: '7.5rem',
      cell: (grant) =>
        grant.may.includes('end') ? (
          <Button small onClick={() => onEnd(grant)}>
            {t('roles.end')}
            <span className={css.hidden}>
              : {grant.person.name}, {scopeWords(grant, texts)}
            </span>
          </Button>
        ) : null,
    },
  ];
}

function Holder({ person }: Pick<Grant, 'person'>) {
  const { t } = useTexts();
  const session = useSession();
  return (
    <span className={css.span}>
      <strong>
        {session.menu.includes('find') ? (
          <AppLink to={paths.person(person.id)}>{person.name}</AppLink>
        ) : (
          person.name
        )}
      </strong>
      {person.id === session.person.id && <Tag>{t('roles.you')}</Tag>}
    </span>
  );
}
