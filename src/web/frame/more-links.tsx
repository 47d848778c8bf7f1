import type { SessionView } from '../../contract/session.ts';
import { showPalette } from '../palette/palette-state.ts';
import { AppLink } from '../parts/app-link.tsx';
import { classNames } from '../parts/class-names.ts';
import { Icon } from '../parts/icon.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { useTexts } from '../texts.tsx';
import css from './more-links.module.css';
import { morePlaces } from './places.ts';

/** The palette for whoever has no keyboard, and the pages this person has use of beyond the three places. */
export function MoreLinks({ session }: { readonly session: SessionView }) {
  const { t } = useTexts();
  return (
    <ul className={css.list}>
      {!session.mustChangePassword && (
        <li>
          <button
            type="button"
            className={classNames(css.link, css.button)}
            onClick={() => showPalette(true)}
          >
            <Icon name="search" size={18} />
            {t('common.palette')} <Kbd>Ctrl K</Kbd>
          </button>
        </li>
      )}
      {morePlaces(session).map((place) => (
        <li key={place.key}>
          <AppLink to={place.to} className={css.link}>
            {t(place.text)}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
