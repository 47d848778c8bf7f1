// How the own week stands: state, total, level, and the one primary button of the page.
import type { ReactNode } from 'react';
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import { addDays } from '../../../domain/period/date.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatDate, formatDayMonth, weekParts } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { classNames } from '../../parts/class-names.ts';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelLine } from '../../parts/level-line.tsx';
import { pointsText } from '../../parts/points.ts';
import { paths } from '../../paths.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import type { Today } from './next-step.ts';
import css from './today.module.css';

interface Props {
  readonly today: Today;
  readonly rulebook: Rulebook;
}

/** The points that count most at this moment, and whose they are. */
export function leadingScores(own: EvaluationItem) {
  if (own.final) return { stage: 'final', scores: own.final } as const;
  if (own.scorer) return { stage: 'scorer', scores: own.scorer } as const;
  return { stage: 'self', scores: own.self } as const;
}

export function OwnWeek({ today, rulebook }: Props) {
  const { t } = useTexts();
  const { week, from, to } = today.week;
  const now = today.mine.filter((own) => own.week === week);
  const before = today.mine.filter((own) => own.week !== week);
  return (
    <Card
      title={t('today.ownWeek', { week: weekParts(week).week })}
      note={t('today.ownDates', { from: formatDayMonth(from), to: formatDate(addDays(to, -1)) })}
    >
      {now.length === 0 && <Nothing why={today.mineEmpty ?? 'not-evaluated'} />}
      {now.map((own) => (
        <Slice
          key={own.id}
          own={own}
          rulebook={rulebook}
          several={now.length > 1}
          due={today.week.deadlines.submit}
        />
      ))}
      <DaysNote today={today} />
      {before.length > 0 && (
        <ul className={css.before}>
          {before.map((own) => (
            <LastWeek key={own.id} own={own} rulebook={rulebook} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Nothing({ why }: { readonly why: NonNullable<Today['mineEmpty']> }) {
  const { t } = useTexts();
  const { menu, homeUnit, currentWeek } = useSession();
  // The first administrator of an empty body: what comes next is the lists.
  const begins = why === 'no-post' && menu.includes('import');
  return (
    <EmptyState
      icon="info"
      title={t(`today.empty.${why}`)}
      actions={
        begins ? (
          <ButtonLink to={paths.importing}>{t('today.toImport')}</ButtonLink>
        ) : (
          why === 'outside' &&
          homeUnit !== null && (
            <ButtonLink look="primary" to={paths.summary(homeUnit)}>
              {t('today.toSummary', { week: weekParts(currentWeek).week })}
            </ButtonLink>
          )
        )
      }
    >
      <p>{t(`today.empty.${why}Hint`)}</p>
    </EmptyState>
  );
}

interface SliceProps {
  readonly own: EvaluationItem;
  readonly rulebook: Rulebook;
  readonly several: boolean;
  readonly due: string;
}

function Slice({ own, rulebook, several, due }: SliceProps) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { scores } = leadingScores(own);
  if (!own.counted) return <NotCounted own={own} />;
  return (
    <div className={css.slice}>
      {several && (
        <h3>
          {own.unit.name} · {formatDayMonth(own.from)}–{formatDayMonth(addDays(own.to, -1))}
        </h3>
      )}
      <div className={css.state}>
        <span className={css.stateName}>{t(`today.state.${own.state}`)}</span>
        {own.waitingFor && own.state !== 'open' && own.state !== 'returned' && (
          <span className={css.muted}>{t('today.with', { who: own.waitingFor.name })}</span>
        )}
        {own.late && <span className={css.late}>{t('today.late')}</span>}
      </div>
      <Figure own={own} rulebook={rulebook} />
      {scores && <LevelLine bands={rulebook.levels} max={rulebook.maxTotal} value={scores.total} />}
      <div className={css.acts}>
        <GoButton own={own} />
        {own.may.includes('submit') && <DeadlineChip due={due} zone={tenant.zone} />}
      </div>
    </div>
  );
}

function Figure({ own, rulebook }: { readonly own: EvaluationItem; readonly rulebook: Rulebook }) {
  const { t, locale } = useTexts();
  const { stage, scores } = leadingScores(own);
  if (!scores) return <p className={css.muted}>{t('today.notYet')}</p>;
  return (
    <div className={css.figure}>
      <span className={css.total}>{pointsText(scores.total, locale)}</span>
      <span className={css.muted}>
        {t('today.points')}, {t(`today.stage.${stage}`)}
      </span>
      <LevelBadge level={levelByKey(rulebook, scores.level)} large />
    </div>
  );
}

function GoButton({ own }: { readonly own: EvaluationItem }): ReactNode {
  const { t } = useTexts();
  const week = weekParts(own.week).week;
  if (own.state === 'approved' || own.state === 'closed') {
    return (
      <ButtonLink look="primary" to={paths.result(own.id)}>
        {t('today.seeResult', { week })}
      </ButtonLink>
    );
  }
  const words = own.state === 'open' ? 'today.go' : own.state === 'returned' ? 'today.fix' : 'today.see';
  return (
    <ButtonLink look="primary" to={paths.week(own.week)}>
      {t(words, { week })}
    </ButtonLink>
  );
}

/** Why the week is left out for this person. */
export function NotCounted({ own }: { readonly own: EvaluationItem }) {
  const { t, find } = useTexts();
  const why = find(`today.why.${own.notCountedKind ?? 'other'}`) ?? t('today.why.other');
  return (
    <EmptyState icon="calendar" title={t('today.notCounted')}>
      <p>{t('today.notCountedWhy', { week: weekParts(own.week).week, why })}</p>
      <p>{t('today.notCountedFix')}</p>
    </EmptyState>
  );
}

function DaysNote({ today }: { readonly today: Today }) {
  const { t } = useTexts();
  const words = useBilingual();
  const { daysOff, makeUpDays } = today.week;
  const named = (days: Today['week']['daysOff']) =>
    days.map((one) => `${formatDayMonth(one.day)} (${words(one.name)})`).join(', ');
  if (daysOff.length + makeUpDays.length === 0) return null;
  return (
    <p className={classNames(css.muted, css.daysNote)}>
      {daysOff.length > 0 && t('today.daysOff', { days: named(daysOff) })}{' '}
      {makeUpDays.length > 0 && t('today.makeUp', { days: named(makeUpDays) })}
    </p>
  );
}

function LastWeek({ own, rulebook }: { readonly own: EvaluationItem; readonly rulebook: Rulebook }) {
  const { t, locale } = useTexts();
  const { scores } = leadingScores(own);
  const done = own.state === 'approved' || own.state === 'closed';
  return (
    <li className={css.last}>
      <AppLink to={done ? paths.result(own.id) : paths.week(own.week)}>
        {t('today.lastWeek', { week: weekParts(own.week).week })}
      </AppLink>
      <span className={css.muted}>{own.counted ? t(`today.state.${own.state}`) : t('today.notCounted')}</span>
      {scores && (
        <span className={css.lastScore}>
          <strong>{pointsText(scores.total, locale)}</strong>{' '}
          <LevelBadge level={levelByKey(rulebook, scores.level)} />
        </span>
      )}
    </li>
  );
}
