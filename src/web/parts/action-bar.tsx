import type { ReactNode } from 'react';
import css from './action-bar.module.css';

export interface ActionBarProps {
  /** The primary button first, then quieter ones. */
  readonly children: ReactNode;
  /** What belongs beside the buttons: the running total, the reason why one cannot be used. */
  readonly note?: ReactNode;
}

/** Buttons of a page: bottom left on a wide screen, a bar above the places on a phone. One per page. */
export function ActionBar({ children, note }: ActionBarProps) {
  return (
    <div className={css.bar}>
      <div className={css.buttons}>{children}</div>
      {note && <div className={css.note}>{note}</div>}
    </div>
  );
}
