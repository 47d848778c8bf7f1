// How far it is, week by week, and what was asked about objective causes.
import { weekParts } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useTexts } from '../../texts.tsx';
import { PartBar } from '../../work/part-bar.tsx';
import type { TaskView } from '../../work/task-words.tsx';
import css from './task.module.css';

export function Progress({ task }: { readonly task: TaskView }) {
  const { t } = useTexts();
  return (
    <Card title={t('task.progress')}>
      <PartBar part={task.reached} whole={100} label={t('task.progressLine', { part: task.reached })} />
      {task.parts.length === 0 && <p className={css.muted}>{t('task.noParts')}</p>}
      <ul className={css.lines}>
        {task.parts.map(({ week, part }) => (
          <li key={week}>{t('task.partOf', { week: weekParts(week).week, part })}</li>
        ))}
      </ul>
      <Excuse task={task} of="delay" />
      <Excuse task={task} of="fault" />
    </Card>
  );
}

function Excuse({ task, of }: { readonly task: TaskView; readonly of: 'delay' | 'fault' }) {
  const { t } = useTexts();
  const state = task[`${of}Excuse`];
  if (state === 'none') return null;
  return (
    <p className={css.excuse}>
      {t(`task.excuse.${of}`)}{' '}
      <Tag look={state === 'asked' ? 'wait' : state === 'granted' ? 'on' : 'off'}>
        {t(`task.excuse.${state}`)}
      </Tag>
    </p>
  );
}
