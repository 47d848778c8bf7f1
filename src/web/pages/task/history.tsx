// What happened, newest first: who did what, in which words, with the mark of the act in the sealed chain.
import { formatInstant } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import type { TaskView } from '../../work/task-words.tsx';
import css from './task.module.css';

export function History({ task }: { readonly task: TaskView }) {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  return (
    <Card title={t('task.history')}>
      <ol className={css.history}>
        {task.history.toReversed().map(({ seq, act, at, actor, actingFor, role, facts, words, proof }) => (
          <li key={seq}>
            <span>
              <strong>
                {actor?.name ??
                  (role === 'connector'
                    ? t('task.byConnector', { name: `${facts.source}` })
                    : t('task.bySystem'))}
              </strong>{' '}
              {actingFor && `${t('task.actingFor', { name: actingFor.name })} `}
              {find(`task.act.${act}`) ?? act}
            </span>
            <span className={css.muted}>
              {formatInstant(at, tenant.zone)} · <code>{proof}</code>
            </span>
            {words && <p className={css.words}>{words}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
