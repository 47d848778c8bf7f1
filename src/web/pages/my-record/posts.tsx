import { addDays } from '../../../domain/period/date.ts';
import { formatDate } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts.tsx';
import css from './my-record.module.css';
import type { OwnRecord } from './own-record.ts';

type Post = OwnRecord['posts'][number];

/** Posts held now and before, as the organisation has them. */
export function Posts({ posts }: { readonly posts: readonly Post[] }) {
  const { t, find } = useTexts();
  const what = (post: Post) =>
    [...new Set([post.post, post.jobPosition])].filter(Boolean).join(', ') ||
    (find(`rulebook.rank.${post.rank}`) ?? post.rank);
  return (
    <Card title={t('record.posts')}>
      {posts.length === 0 && <p className={css.muted}>{t('record.postsNone')}</p>}
      <ul className={css.list}>
        {posts.map((post) => (
          <li key={`${post.unit.id} ${post.from} ${what(post)}`}>
            <strong>{what(post)}</strong>
            <div className={css.muted}>
              {post.unit.name}
              {post.kind !== 'main' && ` · ${find(`rulebook.kind.${post.kind}`) ?? post.kind}`}
              {' · '}
              {post.to === null
                ? t('record.since', { from: formatDate(post.from) })
                : t('record.span', { from: formatDate(post.from), to: formatDate(addDays(post.to, -1)) })}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
