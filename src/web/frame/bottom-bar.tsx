import { useLocation } from '@tanstack/react-router';
import { AppLink } from '../parts/app-link.tsx';
import { classNames } from '../parts/class-names.ts';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { useTexts } from '../texts.tsx';
import css from './bottom-bar.module.css';
import { MoreLinks } from './more-links.tsx';
import { barPlaces, isHere } from './places.ts';
import type { BarProps } from './top-bar.tsx';

/** The three places and "more" under the thumb; phones only. */
export function BottomBar({ session, count }: BarProps) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  return (
    <nav className={css.bar} aria-label={t('common.nav')}>
      {barPlaces(session).map((place) => (
        <AppLink
          key={place.key}
          to={place.to}
          current={isHere(place, pathname)}
          className={classNames(css.place, isHere(place, pathname) && css.here)}
        >
          <span className={css.icon}>
            <Icon name={place.icon} size={22} />
            {place.key === 'queue' && count > 0 && (
              <span className={css.count} aria-hidden="true">
                {count}
              </span>
            )}
          </span>
          {t(place.text)}
        </AppLink>
      ))}
      <Popover
        up
        align="end"
        buttonClass={css.place}
        button={
          <>
            <span className={css.icon}>
              <Icon name="menu" size={22} />
            </span>
            {t('common.more')}
          </>
        }
      >
        <MoreLinks session={session} />
      </Popover>
    </nav>
  );
}
