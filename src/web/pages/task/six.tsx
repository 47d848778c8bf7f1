// Rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền; what is not said is said to be so.
import type { ReactNode } from 'react';
import { formatDate, formatDayMonth } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { coefficientText, hoursText } from '../../parts/work-figures.ts';
import { useTexts } from '../../texts.tsx';
import type { TaskView } from '../../work/task-words.tsx';
import css from './task.module.css';

interface Props {
  readonly task: TaskView;
}

const KEYS = ['person', 'work', 'time', 'responsibility', 'product', 'authority'] as const;

export function Six({ task }: Props) {
  const { t } = useTexts();
  const values: Readonly<Record<(typeof KEYS)[number], ReactNode>> = {
    person: <People task={task} />,
    work: <Lines lines={useWork(task)} />,
    time: <Lines lines={useTime(task)} />,
    responsibility: <Words text={task.responsibility} />,
    product: <Lines lines={useProduct(task)} />,
    authority: <Authority task={task} />,
  };
  return (
    <Card title={t('task.six')}>
      <DataList items={KEYS.map((key) => ({ key, name: t(`task.${key}`), value: values[key] }))} />
    </Card>
  );
}

function Words({ text }: { readonly text: string }) {
  const { t } = useTexts();
  if (text.trim() === '') return <span className={css.muted}>{t('task.unsaid')}</span>;
  return <span className={css.words}>{text}</span>;
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const said = lines.filter((line) => line !== '');
  if (said.length === 0) return <Words text="" />;
  return (
    <ul className={css.lines}>
      {said.map((line, at) => (
        <li key={line} className={at === 0 ? undefined : css.muted}>
          {line}
        </li>
      ))}
    </ul>
  );
}

function People({ task }: Props) {
  const { t } = useTexts();
  const shareWords = (share: string, done: string | null) =>
    done === null ? share : t('task.shareDone', { share, day: formatDayMonth(done) });
  return (
    <ul className={css.lines}>
      {task.shares.map(({ person, role, share, to, done }) => (
        <li key={`${person.id} ${to}`} className={to === null ? undefined : css.muted}>
          {to === null
            ? shareWords(t('task.shareOf', { name: person.name, role: t(`task.role.${role}`), share }), done)
            : t('task.shareEnded', { name: person.name, share, day: formatDayMonth(to) })}
        </li>
      ))}
    </ul>
  );
}

function useWork(task: TaskView): readonly string[] {
  const { t } = useTexts();
  return [
    task.title,
    task.goal === null ? t('work.unplanned') : t('task.ofGoal', { title: task.goal.title }),
    task.reason === '' ? '' : t('task.reasonSudden', { reason: task.reason }),
  ];
}

function useTime(task: TaskView): readonly string[] {
  const { t } = useTexts();
  const day = (key: 'delivered' | 'accepted') => {
    const date = task[key];
    return date === null ? '' : t(`task.${key}`, { day: formatDate(date) });
  };
  return [
    task.due === null ? t('work.noDue') : t('work.due', { day: formatDate(task.due) }),
    t('task.from', { day: formatDate(task.starts) }),
    day('delivered'),
    day('accepted'),
    task.askedDue === null ? '' : t('task.askedDue', { day: formatDate(task.askedDue) }),
    task.late ? t('work.lateBy', { count: task.late }) : '',
  ];
}

function useProduct(task: TaskView): readonly string[] {
  const { t, locale } = useTexts();
  const { product, quantity, doneQuantity, item } = task;
  const figures = t('task.figures', {
    coefficient: coefficientText(task.coefficient, locale),
    hours: hoursText(task.minutes, locale),
  });
  return [
    product,
    doneQuantity > 0
      ? t('task.quantityDone', { count: quantity, done: doneQuantity })
      : t('task.quantity', { count: quantity }),
    item === null ? t('task.noCatalogue') : t('task.catalogue', { code: item.code, name: item.name }),
    item === null ? '' : figures,
  ];
}

function Authority({ task }: Props) {
  const { t } = useTexts();
  const { assignedBy, acceptedBy, authority } = task;
  return (
    <>
      <Words text={authority} />
      <ul className={css.lines}>
        <li className={css.muted}>{t('task.assignedBy', { name: assignedBy.name })}</li>
        {acceptedBy && <li className={css.muted}>{t('task.acceptedBy', { name: acceptedBy.name })}</li>}
      </ul>
    </>
  );
}
