import { addDays } from '../../../domain/period/date.ts';
import { formatDate } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { useTexts } from '../../texts.tsx';
import type { PersonView } from './person-view.ts';

type Post = PersonView['posts'][number];

/** Posts held, the latest first. */
export function Posts({ posts }: { readonly posts: readonly Post[] }) {
  const { t, find } = useTexts();
  const [shown, more] = useShowMore(
    posts.toSorted((a, b) => b.from.localeCompare(a.from)),
    10,
  );
  const span = ({ from, to }: Post) =>
    to === null
      ? t('person.since', { from: formatDate(from) })
      : t('leave.span', { from: formatDate(from), to: formatDate(addDays(to, -1)) });
  return (
    <Card title={t('person.posts')} flush>
      <DataTable
        caption={t('person.posts')}
        rows={shown}
        rowKey={(post) => `${post.unit.id} ${post.post} ${post.from} ${post.kind}`}
        empty={<EmptyState title={t('person.postsEmpty')} />}
        columns={[
          {
            id: 'post',
            header: t('person.col.post'),
            phone: 'head',
            cell: (post) => <strong>{post.post ?? post.jobPosition ?? '–'}</strong>,
          },
          { id: 'unit', header: t('person.col.unit'), cell: (post) => post.unit.name },
          {
            id: 'kind',
            header: t('person.col.kind'),
            cell: (post) => find(`postMap.kind.${post.kind}`) ?? post.kind,
          },
          { id: 'span', header: t('person.col.span'), cell: span },
        ]}
      />
      {more}
    </Card>
  );
}
