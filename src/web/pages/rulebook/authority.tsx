import type { AuthorityRow, RelationKey, Rulebook } from '../../../domain/rulebook/shape.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { useTexts } from '../../texts.tsx';
import css from './rulebook.module.css';
import { isWeekly } from './rules.tsx';

/** Which posts are scored and approved by whom; a chain says who follows when the first is vacant. */
export function Authority({ rulebook }: { readonly rulebook: Rulebook }) {
  const { t } = useTexts();
  const posts = (row: AuthorityRow) => row.ranks.map((rank) => t(`rulebook.rank.${rank}`)).join(', ');
  return (
    <Card id="authority" title={t('rulebook.authority')} flush>
      <DataTable
        caption={t('rulebook.authority')}
        rows={rulebook.authority}
        rowKey={(row) => row.key}
        columns={[
          {
            id: 'posts',
            header: t('rulebook.posts'),
            width: '26%',
            phone: 'head',
            cell: (row) => (
              <div className={css.cell}>
                <strong>{posts(row)}</strong>
                {row.oneAuthority && <div className={css.small}>{t('rulebook.oneAuthority')}</div>}
                {row.outside && (
                  <div className={css.small}>
                    {t(isWeekly(rulebook) ? 'rulebook.outside' : 'rulebook.outsidePeriod')}
                  </div>
                )}
              </div>
            ),
          },
          { id: 'scorer', header: t('rulebook.scorer'), cell: (row) => <Chain relations={row.scorers} /> },
          {
            id: 'approver',
            header: t('rulebook.approver'),
            cell: (row) => <Chain relations={row.approvers} />,
          },
          {
            id: 'basis',
            header: t('rulebook.basis'),
            width: '34%',
            phone: 'head',
            cell: (row) => (
              <div className={css.cell}>
                <CitationLine citation={row.citation} />
              </div>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Chain({ relations }: { readonly relations: readonly RelationKey[] }) {
  const { t } = useTexts();
  const [first, ...others] = relations;
  if (first === undefined) return <>–</>;
  return (
    <div className={css.cell}>
      {t(`rulebook.relation.${first}`)}
      {others.length > 0 && (
        <div className={css.small}>
          {t('rulebook.chain')} {others.map((relation) => t(`rulebook.relation.${relation}`)).join('; ')}
        </div>
      )}
    </div>
  );
}
