import type { ReactNode } from 'react';
import css from './card.module.css';
import { classNames } from './class-names.ts';

export interface CardProps {
  readonly title?: ReactNode;
  /** Small words beside the title. */
  readonly note?: ReactNode;
  /** Controls at the right end of the title line. */
  readonly actions?: ReactNode;
  /** Without inner margin, for tables that reach the edge. */
  readonly flush?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A white surface; with a title it is a region that can be jumped to. */
export function Card({ title, note, actions, flush, id, children }: CardProps) {
  return (
    <section className={classNames(css.card, flush && css.flush)} id={id}>
      {(title || actions) && (
        <div className={css.head}>
          <h2 className={css.title}>
            {title}
            {note && <span className={css.note}>{note}</span>}
          </h2>
          {actions && <div className={css.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
