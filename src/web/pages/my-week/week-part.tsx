import type { EvaluationView } from '../../../contract/evaluations.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { NotCounted } from '../today/own-week.tsx';
import { SelfAssessment } from './form.tsx';
import css from './my-week.module.css';
import { Filled } from './proposed.tsx';
import { Sent } from './sent.tsx';

/** One record of the own week: the form while it may be sent, otherwise where it is. */
export function WeekPart({ id }: { readonly id: number }) {
  const read = useRead(ROUTES.evaluation, { params: { id } });
  const view = read.data?.id === id ? read.data : undefined;
  const { rulebook, error, retry } = useRulebook(view?.week, view?.rulebook);
  const fills = view?.may.includes('submit') === true;
  const work = useRead(ROUTES.workReport, { params: { week: view?.week ?? '' } }, { when: fills });
  const trouble = view === undefined ? read.error : error;
  const again = () => {
    void read.refetch();
    retry();
  };
  if (trouble) return <ErrorState error={trouble} onRetry={again} />;
  // Out of reach or not there: the form begins as it always could.
  const isReading = fills && work.data?.week !== view.week && !work.error;
  if (view === undefined || rulebook === undefined || isReading) return <Skeleton lines={8} />;
  if (!view.counted) return <NotCounted own={view} />;
  if (!view.may.includes('submit')) return <Sent view={view} rulebook={rulebook} />;
  // A new version of the record (returned, withdrawn) starts the form anew from what it then holds.
  return (
    <>
      <Deadline view={view} />
      <Returned view={view} />
      {work.data && work.data.items.length > 0 && <Filled view={view} />}
      <SelfAssessment key={view.version} view={view} rulebook={rulebook} work={work.data ?? null} />
    </>
  );
}

function Deadline({ view }: { readonly view: EvaluationView }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const moved = view.extended.find(({ stage }) => stage === 'submit');
  return (
    <p className={css.deadline}>
      <DeadlineChip due={view.deadlines.submit} zone={tenant.zone} />
      {moved && (
        <span className={css.muted}>
          {t('week.moved', { reason: moved.reason, by: moved.by?.name ?? 'none' })}
        </span>
      )}
    </p>
  );
}

/** Who returned the report and why, on top of the form. */
function Returned({ view }: { readonly view: EvaluationView }) {
  const { t } = useTexts();
  const act = view.acts.findLast((one) => one.act === 'returned');
  if (view.state !== 'returned' || act === undefined) return null;
  return (
    <section className={css.returned} aria-labelledby="returned-title">
      <Icon name="alert" />
      <div>
        <h2 id="returned-title">{t('week.returned', { name: act.actor?.name ?? '' })}</h2>
        {act.comment && <p className={css.quote}>{act.comment}</p>}
        <p className={css.muted}>{t('week.returnedHint')}</p>
      </div>
    </section>
  );
}
