import type { ReactNode } from 'react';
import css from './empty-state.module.css';
import { Icon, type IconName } from './icon.tsx';

export interface EmptyStateProps {
  /** Says why there is nothing. */
  readonly title: string;
  /** What to do next, in a sentence. */
  readonly children?: ReactNode;
  /** The next act: buttons or links. */
  readonly actions?: ReactNode;
  readonly icon?: IconName;
  /** The page has nothing else, and so no other heading. */
  readonly isPage?: boolean;
}

export function EmptyState({ title, children, actions, icon = 'inbox', isPage }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <Icon name={icon} size={28} />
      {isPage ? (
        <h1 className={css.title} tabIndex={-1}>
          {title}
        </h1>
      ) : (
        <p className={css.title}>{title}</p>
      )}
      {children && <div className={css.words}>{children}</div>}
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  );
}
