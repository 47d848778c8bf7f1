// The running total and its level, by the same function that the server runs; a dash while it cannot be known.
import { type ReactNode, useEffect, useState } from 'react';
import { classNames } from '../../parts/class-names.ts';
import { DataList } from '../../parts/data-list.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelLine } from '../../parts/level-line.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { pointsText } from '../../parts/points.ts';
import { readScore } from '../../parts/score-read.ts';
import { levelByKey } from '../../rulebook.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './my-week.module.css';
import type { WeekForm } from './use-week-form.ts';

const SAID_AFTER_MS = 1_000;

interface Props {
  readonly form: WeekForm;
}
interface SummaryProps extends Props {
  /** What the phone shows here and the wide screen beside the button. */
  readonly children: ReactNode;
}

export function Summary({ form, children }: SummaryProps) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { rulebook, result, draft } = form;
  const { total } = result;
  const level = levelByKey(rulebook, result.level);
  return (
    <aside className={css.summary} aria-labelledby="summary-title">
      <h2 id="summary-title" className={css.summaryTitle}>
        {t('week.total')}
      </h2>
      <p className={css.figure}>
        <span className={css.total} data-testid="total">
          {total === null ? '—' : pointsText(total, locale)}
        </span>
        <span className={css.muted}>{t('week.outOf', { max: pointsText(rulebook.maxTotal, locale) })}</span>
      </p>
      <LevelBadge level={level} missing={t('week.unknown')} large />
      <LevelLine bands={rulebook.levels} max={rulebook.maxTotal} value={total} />
      <DataList
        ruled
        items={rulebook.criteria.map((criterion) => {
          const read = readScore(draft.value.entered[criterion.key] ?? '', criterion);
          return {
            key: criterion.key,
            name: words(criterion.name),
            value: `${read.ok ? pointsText(read.hundredths, locale) : '—'} / ${pointsText(criterion.max, locale)}`,
          };
        })}
      />
      <p className={css.muted}>{useDistanceWords(form)}</p>
      <div className={classNames(css.muted, css.savedHere)}>{children}</div>
      <LiveTotal form={form} />
    </aside>
  );
}

/** How far the next level is, or what keeps the total from being known. */
function useDistanceWords({ rulebook, result, draft }: WeekForm): string {
  const { t, locale } = useTexts();
  const words = useBilingual();
  if (result.distanceToNext !== null) {
    const level = levelByKey(rulebook, result.distanceToNext.level);
    const points = pointsText(result.distanceToNext.hundredths, locale);
    return t('week.toNext', { points, level: level === null ? '' : words(level.name) });
  }
  if (result.total !== null) return t('week.best');
  const typed = (key: string) => (draft.value.entered[key] ?? '').trim() !== '';
  const open = rulebook.criteria.filter(({ key }) => result.missing.includes(key));
  const wrong = open.filter(({ key }) => typed(key));
  const criteria = (wrong.length > 0 ? wrong : open).map(({ name }) => words(name)).join(', ');
  return t(wrong.length > 0 ? 'week.invalid' : 'week.missing', { criteria });
}

/** Said to screen readers a second after the last key, not with each key. */
function LiveTotal({ form }: Props) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const level = levelByKey(form.rulebook, form.result.level);
  const { total } = form.result;
  const now =
    total === null || level === null
      ? t('week.liveNone')
      : t('week.live', { total: pointsText(total, locale), level: words(level.name) });
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(now), SAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <p role="status" className={css.hidden}>
      {said}
    </p>
  );
}

/** The total again in the phone's bar, where the card is out of sight. */
export function BarTotal({ form }: Props) {
  const { locale } = useTexts();
  const { total, level } = form.result;
  return (
    <span className={css.barTotal} aria-hidden="true">
      <strong>{total === null ? '—' : pointsText(total, locale)}</strong>
      {level !== null && <LevelMark order={levelByKey(form.rulebook, level)?.order ?? 1} size={14} />}
    </span>
  );
}
