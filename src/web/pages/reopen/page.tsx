// Reopening: proposals that wait for my agreement, and the way to a record that I may propose to reopen.

import { isLonger } from '../../../contract/duty-place.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { WeekProposals } from './proposals.tsx';
import { Propose } from './propose.tsx';
import css from './reopen.module.css';

const STEPS = ['propose', 'agree', 'back', 'trace'] as const;

export function ReopenPage() {
  const { t } = useTexts();
  const today = useRead(ROUTES.today, {});
  const { rulebook, error, retry } = useRulebook();
  const { currentWeek } = useSession();
  const weeks = (today.data?.duties ?? [])
    .filter((duty) => duty.kind === 'agree-reopen' && !isLonger(duty))
    .map((duty) => duty.period);
  const trouble = today.data === undefined ? today.error : error;
  return (
    <>
      <PageHeader title={t('reopen.title')} lead={t('reopen.lead')} />
      {trouble && (
        <ErrorState
          error={trouble}
          onRetry={() => {
            void today.refetch();
            retry();
          }}
        />
      )}
      {!trouble && (!today.data || !rulebook) && <Skeleton lines={6} />}
      {today.data && rulebook && (
        <div className={css.page}>
          <section className={css.section} aria-labelledby="reopen-waiting">
            <h2 id="reopen-waiting">{t('reopen.waiting')}</h2>
            {weeks.length === 0 && (
              <Card>
                <EmptyState icon="check" title={t('reopen.empty')}>
                  <p>{t('reopen.emptyHint')}</p>
                </EmptyState>
              </Card>
            )}
            {weeks.map((week) => (
              <WeekProposals key={week} week={week} rulebook={rulebook} />
            ))}
          </section>
          <Propose rulebook={rulebook} currentWeek={currentWeek} />
          <Meaning />
        </div>
      )}
    </>
  );
}

/** What happens, before anybody presses anything. */
function Meaning() {
  const { t } = useTexts();
  return (
    <Card title={t('reopen.meaning')}>
      <ol className={css.steps}>
        {STEPS.map((step) => (
          <li key={step}>
            <Icon name="right" size={16} />
            <span>{t(`reopen.step.${step}`)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
