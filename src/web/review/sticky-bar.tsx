import type { ReactNode } from 'react';
import css from './sticky-bar.module.css';

export interface StickyBarProps {
  /** The one primary button, then quieter ones. */
  readonly children?: ReactNode;
  readonly note?: ReactNode;
  /** A trouble above the buttons. */
  readonly trouble?: ReactNode;
}

/** The page's act at the bottom edge, in the same place on desk and phone. The page leaves room for it. */
export function StickyBar({ children, note, trouble }: StickyBarProps) {
  return (
    <div className={css.bar} data-act-bar>
      {trouble}
      <div className={css.line}>
        {children}
        <div className={css.note} role="status">
          {note}
        </div>
      </div>
    </div>
  );
}
