import { type RefObject, useEffect, useRef } from 'react';

/** For a form that has just been opened by a button elsewhere: it comes into view and its first field gets the focus. */
export function useOpenedForm(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const box = form.current;
    box?.scrollIntoView({ block: 'center' });
    box?.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus({ preventScroll: true });
  }, []);
  return form;
}
