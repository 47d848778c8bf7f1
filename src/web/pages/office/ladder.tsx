import { formatDeadline } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import type { Board } from './board-view.ts';
import css from './office.module.css';

/** What happens by the regulation when a step stays undone: every step of the ladder, before it comes. */
export function Ladder({ data }: { readonly data: Board }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  const { rungs, stages } = data.ladder;
  const [first] = rungs;
  if (first === undefined) return null;
  const reached = (key: string) => stages.filter(({ now }) => now?.key === key).map(({ stage }) => stage);
  const coming = (key: string) => stages.filter(({ next }) => next?.key === key);
  return (
    <Card title={t('office.ladder')} note={t('office.ladderNote')}>
      <ol className={css.ladder}>
        {rungs.map((rung) => (
          <li key={rung.key}>
            <strong>{words(rung.name)}</strong>
            <span className={css.muted}> {t('office.afterDays', { days: rung.afterWorkingDays })}</span>
            {reached(rung.key).map((stage) => (
              <div key={stage} className={css.late}>
                {t('office.rungNow', { stage: t(`office.waiting.${stage}`) })}
              </div>
            ))}
            {coming(rung.key).map(({ stage, next }) => (
              <div key={stage} className={css.muted}>
                {t('office.rungNext', {
                  stage: t(`office.waiting.${stage}`),
                  time: next ? formatDeadline(next.at, tenant.zone, locale) : '',
                })}
              </div>
            ))}
          </li>
        ))}
      </ol>
      <CitationLine citation={first.citation} />
    </Card>
  );
}
