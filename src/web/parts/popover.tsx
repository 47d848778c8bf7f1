import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import css from './popover.module.css';

export interface PopoverProps {
  /** The words (and icons) on the button. */
  readonly button: ReactNode;
  /** Name for screen readers when the button shows no words. */
  readonly label?: string;
  readonly buttonClass?: string | undefined;
  /** Which edge of the button the panel keeps to. */
  readonly align?: 'start' | 'end';
  /** Opens above instead of below (phone's bottom bar). */
  readonly up?: boolean;
  readonly children: ReactNode;
}

/** A button that discloses a panel; closes on Escape, on leaving, on a click elsewhere or on a link inside. */
export function Popover({ button, label, buttonClass, align = 'start', up, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  useClosing(open, box, (back) => {
    setOpen(false);
    if (back) trigger.current?.focus();
  });
  return (
    <div ref={box} className={css.box}>
      <button
        ref={trigger}
        type="button"
        className={classNames(css.trigger, buttonClass)}
        aria-expanded={open}
        aria-controls={id}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      <div id={id} hidden={!open} className={classNames(css.panel, css[align], up && css.up)}>
        {open && children}
      </div>
    </div>
  );
}

/** Calls `close(true)` when the focus should go back to the button. */
function useClosing(open: boolean, box: RefObject<HTMLElement | null>, close: (back: boolean) => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const element = box.current;
    if (!open || element === null) return;
    const ended = new AbortController();
    const { signal } = ended;
    const outside = (target: EventTarget | null) => target instanceof Node && !element.contains(target);
    document.addEventListener('pointerdown', (event) => outside(event.target) && latest.current(false), {
      signal,
    });
    element.addEventListener('focusout', (event) => outside(event.relatedTarget) && latest.current(false), {
      signal,
    });
    element.addEventListener('keydown', (event) => event.key === 'Escape' && latest.current(true), {
      signal,
    });
    // On the document, after the link's own handler: closing earlier would take the link away under the click.
    const chosen = (target: EventTarget | null) =>
      target instanceof Element && element.contains(target.closest('a'));
    document.addEventListener('click', (event) => chosen(event.target) && latest.current(false), { signal });
    return () => ended.abort();
  }, [open, box]);
}
