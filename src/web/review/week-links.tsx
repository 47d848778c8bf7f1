import { nextWeek, previousWeek } from '../../domain/period/week.ts';
import { weekParts } from '../../text/format.ts';
import { ButtonLink } from '../parts/button-link.tsx';
import { Icon } from '../parts/icon.tsx';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import css from './week-links.module.css';

export interface WeekLinksProps {
  readonly week: string;
  /** The address of a week, from `paths`. */
  readonly to: (week: string) => string;
  /** The week as query string instead, for pages that keep their address. */
  readonly search?: (week: string) => Readonly<Record<string, string | undefined>>;
}

/** Links to the weeks beside this one; none into the future. */
export function WeekLinks({ week, to, search }: WeekLinksProps) {
  const { t } = useTexts();
  const { currentWeek } = useSession();
  const before = previousWeek(week);
  const after = nextWeek(week);
  return (
    <nav className={css.links} aria-label={t('review.weeks')}>
      <ButtonLink to={to(before)} search={search?.(before) ?? {}} icon={<Icon name="left" size={16} />}>
        {t('common.week', { week: weekParts(before).week })}
      </ButtonLink>
      {week < currentWeek && (
        <ButtonLink to={to(after)} search={search?.(after) ?? {}}>
          {t('common.week', { week: weekParts(after).week })}
          <Icon name="right" size={16} />
        </ButtonLink>
      )}
    </nav>
  );
}
