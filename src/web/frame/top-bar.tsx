import { useLocation } from '@tanstack/react-router';
import type { SessionView } from '../../contract/session.ts';
import { AppLink } from '../parts/app-link.tsx';
import { classNames } from '../parts/class-names.ts';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts.tsx';
import { Bell } from './bell.tsx';
import { Brand } from './brand.tsx';
import { MoreLinks } from './more-links.tsx';
import { barPlaces, isHere } from './places.ts';
import css from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

export interface BarProps {
  readonly session: SessionView;
  /** Things waiting for this person. */
  readonly count: number;
}

export function TopBar({ session, count }: BarProps) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  return (
    <header className={css.bar}>
      <div className={css.inner}>
        <AppLink to={paths.today} className={css.brand}>
          <Brand />
        </AppLink>
        <nav className={css.places} aria-label={t('common.nav')}>
          {barPlaces(session).map((place) => (
            <AppLink
              key={place.key}
              to={place.to}
              current={isHere(place, pathname)}
              className={classNames(css.place, isHere(place, pathname) && css.here)}
            >
              {t(place.text)}
              {place.key === 'queue' && count > 0 && (
                <>
                  <span className={css.count} aria-hidden="true">
                    {count}
                  </span>
                  <span className={css.hidden}>({t('common.queueCount', { count })})</span>
                </>
              )}
            </AppLink>
          ))}
          <Popover
            buttonClass={css.place}
            button={
              <>
                {t('common.more')}
                <Icon name="down" size={16} />
              </>
            }
          >
            <MoreLinks session={session} />
          </Popover>
        </nav>
        <span className={css.tenant}>{session.tenant.name}</span>
        <Bell when={!session.mustChangePassword} />
        <UserMenu session={session} />
      </div>
    </header>
  );
}
