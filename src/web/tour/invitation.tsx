import { Button } from '../parts/button.tsx';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import css from './invitation.module.css';
import { setTourStep, useTourStep } from './tour-state.ts';

/** One line on the first page until the tour was begun or declined. */
export function Invitation() {
  const { t } = useTexts();
  const { person } = useSession();
  if (useTourStep(person.id) !== null) return null;
  const begin = () => {
    setTourStep(person.id, 0);
    scrollTo(0, 0);
  };
  return (
    <section className={css.line} aria-label={t('today.tour')}>
      <p>{t('today.tour')}</p>
      <div className={css.acts}>
        <Button small onClick={begin}>
          {t('today.tourBegin')}
        </Button>
        <Button small look="quiet" onClick={() => setTourStep(person.id, -1)}>
          {t('today.tourNo')}
        </Button>
      </div>
    </section>
  );
}
