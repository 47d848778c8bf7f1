// How a task stands, in tags and short words, the same on every list.
import type { ROUTES } from '../../contract/routes.ts';
import { formatDayMonth } from '../../text/format.ts';
import type { Reply } from '../api.ts';
import { AppLink } from '../parts/app-link.tsx';
import { Tag, type TagProps } from '../parts/tag.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts.tsx';
import css from './task-list.module.css';

export type TaskItem = Reply<typeof ROUTES.unitTasks>['items'][number];
export type TaskView = Reply<typeof ROUTES.task>;

const LOOKS: Readonly<Record<TaskItem['state'], NonNullable<TagProps['look']>>> = {
  proposed: 'wait',
  open: 'plain',
  delivered: 'wait',
  accepted: 'on',
  dropped: 'off',
};

type Tagged = Pick<TaskItem, 'state' | 'late' | 'important'> & Partial<Pick<TaskItem, 'kind' | 'returns'>>;

interface TagsProps {
  readonly task: Tagged;
  /** The heading of the list says the state already. */
  readonly sameState?: boolean;
}

export function TaskTags({ task, sameState }: TagsProps) {
  const { t } = useTexts();
  const late = task.late ?? 0;
  const returns = task.returns ?? 0;
  return (
    <span className={css.tags}>
      {!sameState && <Tag look={LOOKS[task.state]}>{t(`work.state.${task.state}`)}</Tag>}
      {late > 0 && <Tag look="wait">{t('work.lateBy', { count: late })}</Tag>}
      {task.important && <Tag>{t('work.important')}</Tag>}
      {task.kind === 'sudden' && <Tag>{t('work.kind.sudden')}</Tag>}
      {returns > 0 && <Tag>{t('work.returnedTimes', { count: returns })}</Tag>}
    </span>
  );
}

export interface TaskLineProps {
  readonly task: TaskItem;
  /** Who does it is said where the list is not of one person. */
  readonly people?: boolean;
  readonly sameState?: boolean;
}

/** One task on one line: its name leads to it. */
export function TaskLine({ task, people, sameState = false }: TaskLineProps) {
  const { t } = useTexts();
  const { due, quantity, reached, state } = task;
  const holders = task.shares.filter(({ to }) => to === null).map(({ person }) => person.name);
  const facts = [
    due === null ? t('work.noDue') : t('work.due', { day: formatDayMonth(due) }),
    task.askedDue === null ? '' : t('work.askedDue', { day: formatDayMonth(task.askedDue) }),
    people ? holders.join(', ') : t(`work.kind.${task.kind}`),
    quantity > 1 ? t('work.mark.quantity', { count: quantity }) : '',
    reached > 0 && state === 'open' ? t('work.reached', { part: reached }) : '',
    task.product === task.title ? '' : task.product,
  ];
  return (
    <div className={css.task}>
      <AppLink to={paths.task(task.id)} className={css.name}>
        {task.title}
      </AppLink>
      <TaskTags task={task} sameState={sameState} />
      <span className={css.facts}>{facts.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

export function TaskList({
  tasks,
  people,
}: {
  readonly tasks: readonly TaskItem[];
  readonly people?: boolean;
}) {
  return (
    <ul className={css.list}>
      {tasks.map((task) => (
        <li key={task.id}>
          <TaskLine task={task} people={people ?? false} />
        </li>
      ))}
    </ul>
  );
}
