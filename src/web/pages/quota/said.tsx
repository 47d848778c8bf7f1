import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './quota.module.css';
import type { Person, Quota } from './shapes.ts';

/** What was said in one record, stage by stage. */
export function Said({ comments }: Pick<Person, 'comments'>) {
  const { t } = useTexts();
  const { tenant } = useSession();
  if (comments.length === 0) return null;
  return (
    <ul className={css.said}>
      {comments.map(({ act, at, by, words }) => (
        <li key={act}>
          <span className={css.muted}>
            {t('quota.saidBy', {
              act: t(`quota.said.${act}`),
              name: by?.name ?? '',
              at: formatInstant(at, tenant.zone),
            })}
          </span>
          <q>{words}</q>
        </li>
      ))}
    </ul>
  );
}

/** The periods before, or those a mean is made of, with points, level and what was said. */
export function Earlier({ person, quota }: { readonly person: Person; readonly quota: Quota }) {
  const { t, locale } = useTexts();
  if (person.earlier.length === 0) return <span className={css.muted}>{t('quota.earlierNone')}</span>;
  return (
    <section className={css.earlier} aria-label={t('quota.earlierOf', { name: person.person.name })}>
      <h5>{t('quota.earlier')}</h5>
      <ul>
        {person.earlier.map((one) => {
          const level = quota.levels.find(({ key }) => key === one.level);
          return (
            <li key={one.evaluationId}>
              <span className={css.marks}>
                <AppLink to={paths.periodRecord(one.period, one.evaluationId)}>
                  {periodName(t, one.period)}
                </AppLink>
                <strong>{pointsText(one.total?.shown ?? null, locale)}</strong>
                {level && <LevelBadge level={level} />}
              </span>
              <Said comments={one.comments} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
