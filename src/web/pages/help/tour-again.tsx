import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { setTourStep } from '../../tour/tour-state.ts';
import css from './help.module.css';

/** Whoever left the tour, or wants to see it once more, begins it here. */
export function TourAgain() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { person } = useSession();
  const begin = () => {
    setTourStep(person.id, 0);
    void navigate({ to: paths.today });
  };
  return (
    <Card title={t('help.tour')}>
      <p>{t('help.tourText')}</p>
      <p className={css.ask}>
        <Button small onClick={begin}>
          {t('help.tourBegin')}
        </Button>
      </p>
    </Card>
  );
}
