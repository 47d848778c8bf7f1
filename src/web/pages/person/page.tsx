// One person: posts, the weeks the viewer may see, absences; on the own page also who has read the record.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Looks } from '../../parts/looks.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PastWeeks } from '../../parts/past-weeks.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { LeaveTable } from '../leave/leave-table.tsx';
import { NotFoundPage } from '../not-found/page.tsx';
import { History } from '../today/history.tsx';
import css from './person.module.css';
import type { PersonView } from './person-view.ts';
import { Posts } from './posts.tsx';

export function PersonPage() {
  const { person } = useParams({ strict: false }) as { readonly person?: string };
  if (!/^[1-9]\d{0,14}$/.test(person ?? '')) return <NotFoundPage />;
  return <Person key={person} id={Number(person)} />;
}

function Person({ id }: { readonly id: number }) {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.person, { params: { id } });
  const { today } = useSession();
  const now = data?.posts.find((post) => post.from <= today && (post.to === null || today < post.to));
  return (
    <>
      <PageHeader
        title={data?.person.name ?? t('find.title')}
        aside={data?.hours && <ButtonLink to={paths.hours(id)}>{t('person.hours')}</ButtonLink>}
        lead={now && [now.post ?? now.jobPosition, now.unit.name].filter(Boolean).join(' · ')}
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={6} />}
      {data && <Content view={data} />}
    </>
  );
}

function Content({ view }: { readonly view: PersonView }) {
  const { t } = useTexts();
  return (
    <div className={css.page}>
      <Weeks view={view} />
      <PastWeeks weeks={view.pastWeeks} />
      <Posts posts={view.posts} />
      {view.absences.length > 0 && (
        <Card title={t('person.absences')} flush>
          <LeaveTable absences={view.absences} caption={t('person.absences')} nameless />
        </Card>
      )}
      {view.readBy && <Looks looks={view.readBy} />}
    </div>
  );
}

function Weeks({ view }: { readonly view: PersonView }) {
  const { t } = useTexts();
  const { rulebook, error, retry } = useRulebook();
  const isOwn = view.readBy !== null;
  if (view.weeks.length + view.pastWeeks.length === 0 && !isOwn) {
    return (
      <Card title={t('person.weeks')}>
        <EmptyState icon="lock" title={t('person.weeksHidden')}>
          <p>{t('person.weeksHiddenHint')}</p>
        </EmptyState>
      </Card>
    );
  }
  if (error) return <ErrorState error={error} onRetry={retry} />;
  return rulebook ? (
    <History weeks={view.weeks} past={view.pastWeeks} rulebook={rulebook} tableOpen />
  ) : (
    <Skeleton lines={4} />
  );
}
