import type { EvaluationView } from '../../../contract/evaluations.ts';
import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatInstant, weekParts } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { PersonLine } from '../../parts/person-line.tsx';
import { pointsText } from '../../parts/points.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { Reopen } from '../result/reopen.tsx';
import css from './reopen.module.css';

export interface RecordCardProps {
  readonly id: number;
  readonly rulebook: Rulebook;
}

/** One record: whose, which week, which result since when; and what this person may do about reopening it. */
export function RecordCard({ id, rulebook }: RecordCardProps) {
  const { data, error, refetch } = useRead(ROUTES.evaluation, { params: { id } });
  const view = data?.id === id ? data : undefined;
  if (!view)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  return (
    <article className={css.record} aria-label={view.person.name}>
      <Facts view={view} rulebook={rulebook} />
      <Reopen view={view} />
      <Nothing view={view} />
    </article>
  );
}

function Facts({ view, rulebook }: { readonly view: EvaluationView; readonly rulebook: Rulebook }) {
  const { t, locale } = useTexts();
  const { tenant } = useSession();
  const decided = view.acts.findLast((act) => act.act === 'approved' || act.act === 'decided');
  return (
    <div className={css.facts}>
      <PersonLine name={view.person.name} post={view.post} unit={view.unit.name} />
      <div className={css.result}>
        <span>{t('common.weekOf', weekParts(view.week))}</span>
        <strong>{pointsText(view.final?.total ?? null, locale)}</strong>
        <LevelBadge level={levelByKey(rulebook, view.final?.level)} missing={t('common.levelMissing')} />
        {decided && (
          <span className={css.muted}>
            {t('review.wordsBy', {
              name: decided.actor?.name ?? '',
              act: t(`review.act.${decided.act === 'decided' ? 'decided' : 'approved'}`),
              time: formatInstant(decided.at, tenant.zone),
            })}
          </span>
        )}
        <AppLink to={paths.result(view.id)}>{t('review.fullRecord')}</AppLink>
      </div>
    </div>
  );
}

/** Why there is no button: a proposal waits for somebody else, or reopening this record is not this person's part. */
function Nothing({ view }: { readonly view: EvaluationView }) {
  const { t } = useTexts();
  const may = ['propose-reopen', 'agree-reopen', 'decline-reopen'] as const;
  if (may.some((act) => view.may.includes(act))) return null;
  return <p className={css.muted}>{t(view.reopenProposed ? 'reopen.waitsForHead' : 'reopen.notYours')}</p>;
}
