import type { EvaluationView } from '../../../contract/evaluations.ts';
import { formatInstant } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { pointsText } from '../../parts/points.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './result.module.css';
import { SealLine } from './seal-line.tsx';
import type { ActView } from './stages.ts';

interface Props {
  readonly view: EvaluationView;
}

const WITH_REASONS = ['scored', 'approved', 'decided', 'returned', 'sent-back'];

function actorWords(act: ActView, { t }: Texts): string {
  const name = act.actor?.name ?? t('result.system');
  return act.actingFor === null ? name : t('result.actingFor', { name, principal: act.actingFor.name });
}

function actWords(act: ActView, { find }: Texts): string {
  return find(`result.act.${act.act}`) ?? act.act;
}

/** What scorer and approver wrote, newest first. */
export function Reasons({ view }: Props) {
  const texts = useTexts();
  const { tenant } = useSession();
  const said = view.acts.filter((act) => WITH_REASONS.includes(act.act) && act.comment).toReversed();
  return (
    <Card title={texts.t('result.reasons')}>
      {said.length === 0 && <p className={css.muted}>{texts.t('result.reasonsNone')}</p>}
      <ul className={css.reasons}>
        {said.map((act) => (
          <li key={act.seq}>
            <div className={css.said}>
              <strong>{actorWords(act, texts)}</strong>{' '}
              <span className={css.muted}>
                {actWords(act, texts)}, {formatInstant(act.at, tenant.zone)}
              </span>
            </div>
            <blockquote className={css.quote}>{act.comment}</blockquote>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Every act with its proof, oldest first. */
export function History({ view }: Props) {
  const texts = useTexts();
  const { t, locale } = texts;
  const { tenant } = useSession();
  return (
    <Card title={t('result.history')} note={t('result.historyHint')} flush>
      <DataTable
        caption={t('result.history')}
        rows={view.acts}
        rowKey={(act) => act.seq}
        columns={[
          {
            id: 'what',
            header: t('result.what'),
            phone: 'head',
            cell: (act) => (
              <div className={css.what}>
                <strong>{actWords(act, texts)}</strong>
                {act.scores && (
                  <span className={css.muted}>
                    {' '}
                    {t('result.points', { total: pointsText(act.scores.total, locale) })}
                  </span>
                )}
                {act.comment && <div className={css.comment}>{act.comment}</div>}
              </div>
            ),
          },
          { id: 'who', header: t('result.who'), cell: (act) => actorWords(act, texts) },
          {
            id: 'at',
            header: t('result.at'),
            width: '10rem',
            cell: (act) => formatInstant(act.at, tenant.zone),
          },
          {
            id: 'proof',
            header: t('result.proof'),
            width: '9rem',
            cell: (act) => <code className={css.proof}>{act.proof}</code>,
          },
        ]}
      />
      <SealLine id={view.id} />
    </Card>
  );
}
