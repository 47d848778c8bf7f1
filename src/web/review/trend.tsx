import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { weekParts } from '../../text/format.ts';
import { pointsText } from '../parts/points.ts';
import { findingOf } from '../parts/trend-finding.ts';
import { Twin } from '../parts/twin.tsx';
import { type ChartWeek, WeekChart } from '../parts/week-chart.tsx';
import { useRegulations } from '../regulations.ts';
import { useBilingual, useTexts } from '../texts.tsx';
import css from './pane.module.css';

interface Props {
  readonly weeks: readonly ChartWeek[];
  readonly rulebook: Rulebook;
}

/** The weeks before: what they say as a sentence, the line, and the points of each. */
export function Trend({ weeks, rulebook }: Props) {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const rulebookOf = useRegulations(
    weeks.map((one) => one.rulebook),
    rulebook,
  );
  const found = findingOf(weeks, (one) => rulebookOf(one.rulebook)?.levels ?? []);
  const finding =
    found === null
      ? t('review.trend')
      : t(`review.trend.${found.kind}`, {
          level: name(found.level.name),
          ...(found.kind === 'same' ? { count: found.count } : { week: weekParts(found.week).week }),
          ...(found.kind === 'moved' ? { before: name(found.before.name) } : {}),
        });
  return (
    <figure>
      <figcaption className={css.finding}>{finding}</figcaption>
      <WeekChart weeks={weeks} rulebook={rulebook} />
      <Twin summary={t('review.trendTable')}>
        <ul>
          {weeks.toReversed().map(({ week, total }) => (
            <li key={week} className={css.past}>
              <span>{t('common.weekOf', weekParts(week))}</span>
              <strong>{pointsText(total, locale)}</strong>
            </li>
          ))}
        </ul>
      </Twin>
    </figure>
  );
}
