// What was put down of one day, with its minutes; each line can be changed or taken back.
import { useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import { AppLink } from '../parts/app-link.tsx';
import { Icon } from '../parts/icon.tsx';
import { useToast } from '../parts/toast.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts.tsx';
import { useFormAct } from '../use-form-act.ts';
import css from './entry.module.css';
import type { LogEntry } from './entry-shapes.ts';
import { LogDialog } from './log-dialog.tsx';
import { minutesText } from './minutes.ts';
import { WORK_TOUCHES } from './work-touches.ts';

export function DayLogs({ logs }: { readonly logs: readonly LogEntry[] }) {
  const texts = useTexts();
  const { t } = texts;
  const toast = useToast();
  const act = useFormAct(ROUTES.logAct, WORK_TOUCHES);
  const [changing, setChanging] = useState<number | null>(null);
  const changed = logs.find(({ id }) => id === changing);
  const remove = async ({ id, version }: LogEntry) => {
    const done = await act.run({ params: { id }, body: { act: 'remove', version } });
    if (done !== null) toast({ text: t('work.logRemoved') });
  };
  return (
    <>
      <ul className={css.logs}>
        {logs.map((log) => (
          <li key={log.id} className={css.log}>
            <AppLink to={paths.task(log.task.id)} className={css.logName}>
              {log.task.title}
            </AppLink>
            <button type="button" className={css.logTime} onClick={() => setChanging(log.id)}>
              <span className={css.hidden}>{t('work.logChange', { title: log.task.title })} </span>
              {log.minutes === null ? t('work.noTime') : minutesText(log.minutes, texts)}
            </button>
            <button
              type="button"
              className={css.cross}
              aria-label={t('work.logRemove', { title: log.task.title })}
              onClick={() => void remove(log)}
            >
              <Icon name="close" size={16} />
            </button>
            {log.tags.length > 0 && (
              <span className={css.tags}>{log.tags.map((tag) => `#${tag}`).join(' ')}</span>
            )}
          </li>
        ))}
      </ul>
      {changed && <LogDialog log={changed} onClose={() => setChanging(null)} />}
    </>
  );
}
