// The tour points: what a step speaks of has a frame around it and lies in view, and the focus stays with the step's words.
import { type RefObject, useEffect } from 'react';
import { TOUR_SPOTS, type TourStep } from './steps.ts';

export const TOUR_TITLE = 'tour-title';
const POINTED = 'data-pointed';
const isShown = (element: Element) => element.getClientRects().length > 0;

function spotOf(step: TourStep): Element | null {
  const shown = [...document.querySelectorAll(TOUR_SPOTS[step])].find(isShown);
  return shown ?? document.querySelector('main h1');
}

/** Frames what the step speaks of; pages fill with their data, and what was framed may be drawn anew. */
export function usePointing(step: TourStep | undefined): void {
  useEffect(() => {
    if (step === undefined) return;
    let pointed: Element | null = null;
    const point = () => {
      const found = spotOf(step);
      if (found === pointed && (found === null || found.hasAttribute(POINTED))) return;
      pointed?.removeAttribute(POINTED);
      pointed = found;
      found?.setAttribute(POINTED, '');
      found?.scrollIntoView({ block: 'nearest' });
    };
    point();
    const watcher = new MutationObserver(point);
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => {
      watcher.disconnect();
      pointed?.removeAttribute(POINTED);
    };
  }, [step]);
}

/**
 * A page that opens takes the focus to its heading. Where the tour has opened it, the words of the tour come first: back to
 * them, until the person presses a key or points somewhere.
 */
export function useOwnFocus(isTravelling: RefObject<boolean>): void {
  useEffect(() => {
    const keep = ({ target }: FocusEvent) => {
      const isPage = target instanceof Element && target.matches('main, main h1');
      if (isPage && isTravelling.current) document.getElementById(TOUR_TITLE)?.focus({ preventScroll: true });
    };
    const arrive = () => {
      isTravelling.current = false;
    };
    const ended = new AbortController();
    const { signal } = ended;
    addEventListener('focusin', keep, { signal });
    addEventListener('keydown', arrive, { signal, capture: true });
    addEventListener('pointerdown', arrive, { signal, capture: true });
    return () => ended.abort();
  }, [isTravelling]);
}
