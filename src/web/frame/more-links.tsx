import type { SessionView } from '../../contract/session.ts';
import { AppLink } from '../parts/app-link.tsx';
import { useTexts } from '../texts.tsx';
import css from './more-links.module.css';
import { morePlaces } from './places.ts';

/** The pages this person has use of beyond the three places. */
export function MoreLinks({ session }: { readonly session: SessionView }) {
  const { t } = useTexts();
  return (
    <ul className={css.list}>
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
