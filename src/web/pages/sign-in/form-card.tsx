import type { ReactNode } from 'react';
import { usePageTitle } from '../../page-title.ts';
import css from './form-card.module.css';

export interface FormCardProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** Small words under the card. */
  readonly after?: ReactNode;
}

/** The card of the pages around signing in. */
export function FormCard({ title, lead, children, after }: FormCardProps) {
  usePageTitle(title);
  return (
    <div className={css.column}>
      <section className={css.card}>
        <h1 className={css.title} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className={css.lead}>{lead}</p>}
        {children}
      </section>
      {after && <div className={css.after}>{after}</div>}
    </div>
  );
}
