import type { ReactNode } from 'react';
import { usePageTitle } from '../page-title.ts';
import css from './page-header.module.css';

export interface PageHeaderProps {
  /** The page's h1 and, with the waiting count, the document's title. */
  readonly title: string;
  /** One line above: week, unit, progress. */
  readonly above?: ReactNode;
  /** One line below in secondary type. */
  readonly lead?: ReactNode;
  /** Right-hand side: deadline chip, distribution, secondary buttons. */
  readonly aside?: ReactNode;
}

export function PageHeader({ title, above, lead, aside }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className={css.header}>
      <div className={css.words}>
        {above && <div className={css.above}>{above}</div>}
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className={css.lead}>{lead}</p>}
      </div>
      {aside && <div className={css.aside}>{aside}</div>}
    </header>
  );
}
