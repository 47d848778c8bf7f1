import type { EvaluationItem } from '../../../contract/evaluations.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { weekParts } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Icon } from '../../parts/icon.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelSpread } from '../../parts/level-spread.tsx';
import { pointsText } from '../../parts/points.ts';
import { paths } from '../../paths.ts';
import { levelByKey } from '../../rulebook.ts';
import { useTexts } from '../../texts.tsx';
import css from './approve.module.css';
import { type Groups, levelCounts } from './groups.ts';

/** Records of a single authority wait on the page for scoring. */
export function Elsewhere({
  items,
  week,
}: {
  readonly items: readonly EvaluationItem[];
  readonly week: string;
}) {
  const { t } = useTexts();
  if (items.length === 0) return null;
  return (
    <p className={css.elsewhere}>
      <Icon name="info" size={18} />
      <span>
        {t('approve.elsewhere', { count: items.length })}{' '}
        <AppLink to={paths.scoreTeam(week)}>{t('team.title', { week: weekParts(week).week })}</AppLink>
      </span>
    </p>
  );
}

interface RestProps {
  readonly groups: Groups;
  readonly rulebook: Rulebook;
}

/** What needs nothing from this person now: still with others, and done. */
export function Rest({ groups, rulebook }: RestProps) {
  const { t, locale } = useTexts();
  const { waiting, done } = groups;
  return (
    <>
      {waiting.length > 0 && (
        <details className={css.rest}>
          <summary>{t('approve.waiting', { count: waiting.length })}</summary>
          <ul>
            {waiting.map((item) => (
              <li key={item.id}>
                <AppLink to={paths.result(item.id)}>{item.person.name}</AppLink>
                <span className={css.muted}>
                  {t(`review.state.${item.state}`)}
                  {item.waitingFor && ` · ${t('review.waitingWith', { name: item.waitingFor.name })}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {done.length > 0 && (
        <details className={css.rest}>
          <summary>{t('approve.done', { count: done.length })}</summary>
          <div className={css.doneSpread}>
            <LevelSpread parts={levelCounts(done, rulebook.levels)} />
          </div>
          <ul>
            {done.map((item) => (
              <li key={item.id}>
                <AppLink to={paths.result(item.id)}>{item.person.name}</AppLink>
                <strong>{pointsText(item.final?.total ?? null, locale)}</strong>
                <LevelBadge
                  level={levelByKey(rulebook, item.final?.level)}
                  missing={t('common.levelMissing')}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
