// A further step of the regulation recorded for many records at once: what each will say, one signature, all or none.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { periodFromPath } from '../../place.ts';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { periodInside } from '../period/period-words.ts';
import { StepGroup } from './group.tsx';
import css from './period-steps.module.css';

export function PeriodStepsPage() {
  const texts = useTexts();
  const { t } = texts;
  const params = useParams({ strict: false });
  const period = periodFromPath(String(params.period ?? ''));
  if (period === null) return <EmptyState isPage icon="search" title={t('period.noSuch')} />;
  return (
    <>
      <PageHeader
        title={t('periodSteps.title', { period: periodInside(period, texts) })}
        lead={t('periodSteps.lead')}
      />
      <Groups key={period} period={period} />
    </>
  );
}

function Groups({ period }: { readonly period: string }) {
  const { t } = useTexts();
  const read = useRead(ROUTES.periodSteps, { params: { period } });
  if (read.error && !read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton lines={6} />;
  const { groups } = read.data;
  if (groups.length === 0)
    return (
      <EmptyState
        icon="check"
        title={t('periodSteps.empty')}
        actions={<AppLink to={paths.period(period)}>{t('period.all')}</AppLink>}
      />
    );
  return (
    <div className={css.page}>
      {groups.map((group) => (
        <StepGroup
          key={`${group.rulebook.id} ${group.rulebook.version} ${group.step.key}`}
          {...{ period, group }}
        />
      ))}
    </div>
  );
}
