// The tour: a strip at the foot of the page that goes along from page to page. Leave it, come back to it, or go on by keyboard.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import type { SessionView } from '../../contract/session.ts';
import { Button } from '../parts/button.tsx';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import { TOUR_TITLE, useOwnFocus, usePointing } from './pointing.ts';
import { type TourStep, tourStops } from './steps.ts';
import css from './tour.module.css';
import { setTourStep, useTourStep } from './tour-state.ts';

/** Escape anywhere on the page, for the page opened takes the focus; a dialog above keeps its own. */
function useEscape(leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isFree =
        !event.isComposing && !event.defaultPrevented && document.querySelector('dialog[open]') === null;
      if (event.code === 'Escape' && isFree) latest.current();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** Steps with a word about keys, which a phone has not got. */
const hasKeys = (step: TourStep) => step === 'queue' || step === 'palette';

/** The heading of a step is a new one: it takes the focus, and is read out. The page stays where it is. */
const focused = (heading: HTMLElement | null) => heading?.focus({ preventScroll: true });

export function Tour({ session }: { readonly session: SessionView }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { data: today } = useRead(ROUTES.today, {});
  const stops = tourStops(session, today === undefined || today.mineEmpty === null);
  const person = session.person.id;
  const at = Math.min(Math.max(useTourStep(person) ?? 0, 0), stops.length - 1);
  const stop = stops[at];
  const isTravelling = useRef(true);
  usePointing(stop?.key);
  useOwnFocus(isTravelling);
  const leave = () => {
    setTourStep(person, -1);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  };
  useEscape(leave);
  if (stop === undefined) return null;
  const go = (step: number) => {
    const next = stops[step];
    if (next === undefined) return leave();
    isTravelling.current = true;
    setTourStep(person, step);
    scrollTo(0, 0);
    if (next.to !== null) void navigate({ to: next.to });
  };
  return (
    <section className={css.strip} aria-labelledby={TOUR_TITLE}>
      <div className={css.words}>
        <p className={css.count}>{t('tour.count', { at: at + 1, of: stops.length })}</p>
        <h2 key={stop.key} id={TOUR_TITLE} ref={focused} tabIndex={-1} className={css.title}>
          {t(`tour.${stop.key}`)}
        </h2>
        <p>{t(`tour.${stop.key}Text`)}</p>
        {hasKeys(stop.key) && <p className={css.keys}>{t(`tour.${stop.key}Keys`)}</p>}
      </div>
      <div className={css.acts}>
        <Button small look="primary" onClick={() => go(at + 1)}>
          {t(at + 1 < stops.length ? 'tour.next' : 'tour.end')}
        </Button>
        {at > 0 && (
          <Button small onClick={() => go(at - 1)}>
            {t('tour.back')}
          </Button>
        )}
        <Button small look="quiet" onClick={leave}>
          {t('tour.leave')}
        </Button>
      </div>
    </section>
  );
}
