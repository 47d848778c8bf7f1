// What waits for one's judgement in the register of work: deliveries, sudden work, other dates, objective causes;
// and what came back.
import { ROUTES } from '../../../contract/routes.ts';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { TaskList } from '../../work/task-words.tsx';
import { AcceptMany } from './accept-many.tsx';
import css from './waiting.module.css';

const OTHERS = ['approve', 'due', 'excuse', 'returned'] as const;

export function WorkWaitingPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.workWaiting, {});
  const isEmpty = data !== undefined && Object.values(data).every((list) => list.length === 0);
  return (
    <>
      <PageHeader title={t('plan.waitingTitle')} lead={t('plan.waitingLead')} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={6} />}
      {isEmpty && (
        <Card>
          <EmptyState icon="check" title={t('plan.waitingNone')} />
        </Card>
      )}
      <div className={css.page}>
        {data &&
          OTHERS.filter((key) => data[key].length > 0).map((key) => (
            <Card
              key={key}
              title={t(`plan.waiting.${key}`)}
              note={t('work.count', { count: data[key].length })}
            >
              <TaskList tasks={data[key]} people />
            </Card>
          ))}
        {data && data.accept.length > 0 && <AcceptMany tasks={data.accept} />}
      </div>
    </>
  );
}
