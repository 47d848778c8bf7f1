// Work that is due, under the line: one press says that it is done today, with what is left of its standard time.
import { formatDayMonth } from '../../text/format.ts';
import { AppLink } from '../parts/app-link.tsx';
import { Button } from '../parts/button.tsx';
import { Tag } from '../parts/tag.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts.tsx';
import { dueTasks, isOwnPart, timeLeft } from './due-tasks.ts';
import css from './entry.module.css';
import { ENTRY_FIELD } from './entry-place.ts';
import type { WeekTask } from './entry-shapes.ts';
import { minutesText } from './minutes.ts';
import type { Parcel } from './outbox.ts';

export interface DueListProps {
  readonly tasks: readonly WeekTask[];
  readonly parcels: readonly Parcel[];
  readonly onFinish: (task: WeekTask) => void;
}

export function DueList({ tasks, parcels, onFinish }: DueListProps) {
  const { t } = useTexts();
  const sent = new Set(parcels.flatMap(({ lines }) => lines.flatMap(({ taskId }) => taskId ?? [])));
  const due = dueTasks(tasks, sent);
  if (due.length === 0) return null;
  return (
    <section aria-labelledby="work-due">
      <h3 id="work-due" className={css.dueTitle}>
        {t('work.dueTitle')}
      </h3>
      <ul className={css.logs}>
        {due.map((task) => (
          <DueLine key={task.id} task={task} onFinish={() => onFinish(task)} />
        ))}
      </ul>
    </section>
  );
}

/** The line goes away with the press: the focus goes to a neighbour, or back to where work is written. */
function leave(button: HTMLElement): void {
  const line = button.closest('li');
  const beside = line?.nextElementSibling ?? line?.previousElementSibling;
  const next = beside?.querySelector('button') ?? document.getElementById(ENTRY_FIELD);
  next?.focus({ preventScroll: true });
}

function DueLine({ task, onFinish }: { readonly task: WeekTask; readonly onFinish: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const time = timeLeft(task);
  const late = task.late ?? 0;
  const finish = isOwnPart(task) ? 'work.finishShare' : 'work.finish';
  return (
    <li className={css.due}>
      <span>
        <AppLink to={paths.task(task.id)} className={css.logName}>
          {task.title}
        </AppLink>
        <span className={css.dueFacts}>
          {task.due && t('work.due', { day: formatDayMonth(task.due) })}
          {late > 0 && <Tag look="wait">{t('work.lateBy', { count: late })}</Tag>}
        </span>
      </span>
      <Button
        onClick={(event) => {
          leave(event.currentTarget);
          onFinish();
        }}
      >
        {time === null ? t(finish) : t(`${finish}Time`, { time: minutesText(time, texts) })}
        <span className={css.hidden}> “{task.title}”</span>
      </Button>
    </li>
  );
}
