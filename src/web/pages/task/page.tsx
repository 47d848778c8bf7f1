// One task: its six clear things, how far it is, what happened to it, and every step one may take now.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDayMonth } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { minutesText } from '../../work/minutes.ts';
import { TaskTags, type TaskView } from '../../work/task-words.tsx';
import { Acts } from './acts.tsx';
import { EvidenceCard } from './evidence.tsx';
import { History } from './history.tsx';
import { Progress } from './progress.tsx';
import { Six } from './six.tsx';
import css from './task.module.css';

export function TaskPage() {
  const { task } = useParams({ strict: false });
  const id = Number(task);
  if (!Number.isSafeInteger(id) || id < 1) return <Missing />;
  return <Task key={id} id={id} />;
}

function Missing() {
  const { t } = useTexts();
  return <EmptyState isPage icon="search" title={t('errors.not-found')} />;
}

function Task({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRead(ROUTES.task, { params: { id } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={8} />;
  return <Content task={data} />;
}

function Content({ task }: { readonly task: TaskView }) {
  const { t } = useTexts();
  return (
    <>
      <PageHeader
        title={task.title}
        above={`${task.unit.name} · ${t(`work.kind.${task.kind}`)}`}
        aside={<TaskTags task={task} />}
      />
      <div className={css.page}>
        <div className={css.main}>
          <Six task={task} />
          <EvidenceCard task={task.id} wanted={task.evidenceWanted} />
          <History task={task} />
        </div>
        <div className={css.side}>
          <Progress task={task} />
          <Logs task={task} />
        </div>
      </div>
      <Acts task={task} />
    </>
  );
}

function Logs({ task }: { readonly task: TaskView }) {
  const texts = useTexts();
  const { t } = texts;
  if (task.logs.length === 0) return null;
  return (
    <Card title={t('task.logs')}>
      <ul className={css.logs}>
        {task.logs.map((log) => (
          <li key={log.id}>
            <span className={css.muted}>
              {t('task.logOf', { day: formatDayMonth(log.day), name: log.person.name })}
            </span>
            <strong>{log.minutes === null ? t('work.noTime') : minutesText(log.minutes, texts)}</strong>
            <span className={css.words}>{log.words}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
