import { formatDate } from '../../text/format.ts';
import { AppLink } from '../parts/app-link.tsx';
import { classNames } from '../parts/class-names.ts';
import { Tag } from '../parts/tag.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts.tsx';
import css from './conduct.module.css';
import type { Conduct } from './conduct-view.ts';

/** Important tasks of the register beside the recorded facts: each opens; one that is not counted says why. */
export function UndoneTasks({ tasks }: { readonly tasks: Conduct['tasks'] }) {
  const { t } = useTexts();
  return tasks.map(({ id, title, due, delivered, standing, opens }) => (
    <li key={`task ${id}`} className={classNames(css.fact, standing !== 'counts' && css.back)}>
      <div className={css.marks}>
        <strong>{formatDate(due)}</strong>
        <Tag look={standing === 'counts' ? 'wait' : 'off'}>{t('conduct.undoneTask')}</Tag>
      </div>
      <p className={css.words}>{opens ? <AppLink to={paths.task(id)}>{title}</AppLink> : title}</p>
      <p className={css.muted}>
        {t('conduct.fromTasks', { date: formatDate(due) })} ·{' '}
        {delivered === null
          ? t('conduct.taskOpen')
          : t('conduct.taskDelivered', { date: formatDate(delivered) })}
      </p>
      {standing !== 'counts' && <p className={css.muted}>{t(`conduct.taskStanding.${standing}`)}</p>}
    </li>
  ));
}
