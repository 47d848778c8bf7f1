import { nextWeek, previousWeek } from '../../../domain/period/week.ts';
import { weekParts } from '../../../text/format.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Icon } from '../../parts/icon.tsx';
import { paths } from '../../paths.ts';
import { useTexts } from '../../texts.tsx';
import css from './today.module.css';

/** Links to the weeks beside this one; `last` is the newest that exists for the person. */
export function WeekSwitch({ week, last }: { readonly week: string; readonly last: string }) {
  const { t } = useTexts();
  const before = previousWeek(week);
  const after = nextWeek(week);
  return (
    <nav className={css.switch} aria-label={t('today.switch')}>
      <ButtonLink to={paths.week(before)} icon={<Icon name="left" size={16} />}>
        {t('today.previousWeek', { week: weekParts(before).week })}
      </ButtonLink>
      {week < last && (
        <ButtonLink to={paths.week(after)}>
          {t('today.nextWeek', { week: weekParts(after).week })}
          <Icon name="right" size={16} />
        </ButtonLink>
      )}
    </nav>
  );
}
