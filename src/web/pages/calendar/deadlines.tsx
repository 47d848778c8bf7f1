// The deadlines of this week and the next, and what moved them.
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { nextWeek } from '../../../domain/period/week.ts';
import { formatDate, formatDayMonth, weekParts } from '../../../text/format.ts';
import type { Reply } from '../../api.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './calendar.module.css';

const STAGES = ['submit', 'score', 'approve', 'close'] as const;
type WeekView = Reply<typeof ROUTES.week>;

export function Deadlines() {
  const { t } = useTexts();
  const { currentWeek, roles, homeUnit } = useSession();
  return (
    <Card
      title={t('deadlines.title')}
      actions={
        roles.includes('office') && homeUnit !== null ? (
          <ButtonLink small to={paths.unit(homeUnit)}>
            {t('deadlines.extend')}
          </ButtonLink>
        ) : null
      }
    >
      <div className={css.weeks}>
        <OneWeek week={currentWeek} which="now" />
        <OneWeek week={nextWeek(currentWeek)} which="next" />
      </div>
    </Card>
  );
}

function OneWeek({ week, which }: { readonly week: string; readonly which: 'now' | 'next' }) {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.week, { params: { week } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  const span = {
    week: weekParts(week).week,
    from: formatDayMonth(data.from),
    to: formatDate(addDays(data.to, -1)),
  };
  return (
    <section className={css.week}>
      <h3>
        {t('deadlines.week', span)} <span className={css.muted}>({t(`deadlines.${which}`)})</span>
      </h3>
      <DaysOff view={data} />
      <dl className={css.stages}>
        {STAGES.map((stage) => (
          <Stage key={stage} stage={stage} view={data} />
        ))}
      </dl>
    </section>
  );
}

function DaysOff({ view }: { readonly view: WeekView }) {
  const { t } = useTexts();
  const words = useBilingual();
  const names = (days: WeekView['daysOff']) =>
    days.map(({ day, name }) => `${formatDayMonth(day)} ${words(name)}`).join(', ');
  const { daysOff, makeUpDays } = view;
  return (
    <>
      {daysOff.length > 0 && (
        <p className={css.muted}>{t('deadlines.short', { count: daysOff.length, names: names(daysOff) })}</p>
      )}
      {makeUpDays.length > 0 && (
        <p className={css.muted}>{t('deadlines.makeUp', { names: names(makeUpDays) })}</p>
      )}
    </>
  );
}

function Stage({ stage, view }: { readonly stage: (typeof STAGES)[number]; readonly view: WeekView }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const moved = view.extended.filter((one) => one.stage === stage).at(-1);
  return (
    <div className={css.stage}>
      <dt>{t(`deadlines.${stage}`)}</dt>
      <dd>
        <DeadlineChip due={view.deadlines[stage]} zone={tenant.zone} />
        {moved && (
          <p className={css.moved}>
            {t('deadlines.extended', { reason: moved.reason, by: moved.by?.name ?? 'none' })}
          </p>
        )}
      </dd>
    </div>
  );
}
