import type { ReactNode } from 'react';
import css from './action-bar.module.css';
import { classNames } from './class-names.ts';

export interface ActionBarProps {
  /** The primary button first, then quieter ones. */
  readonly children: ReactNode;
  /** What belongs beside the buttons: the running total, the reason why one cannot be used. */
  readonly note?: ReactNode;
  /** Keeps to the bottom of a wide screen as well: for long lists whose rows are chosen. */
  readonly stays?: boolean;
}

/** Buttons of a page: bottom left on a wide screen, a bar above the places on a phone. One per page. */
export function ActionBar({ children, note, stays }: ActionBarProps) {
  return (
    <div className={classNames(css.bar, stays && css.stays)} data-act-bar>
      <div className={css.buttons}>{children}</div>
      {note && <div className={css.note}>{note}</div>}
    </div>
  );
}
