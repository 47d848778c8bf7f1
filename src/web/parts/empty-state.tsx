import type { ReactNode } from 'react';
import { usePageTitle } from '../page-title.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts.tsx';
import { AppLink } from './app-link.tsx';
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
  /** The page has nothing else: it is the heading, the title of the window, and says the way home. */
  readonly isPage?: boolean;
}

export function EmptyState({ title, children, actions, icon = 'inbox', isPage }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <Icon name={icon} size={28} />
      {isPage ? <Heading title={title} /> : <p className={css.title}>{title}</p>}
      {children && <div className={css.words}>{children}</div>}
      {(actions || isPage) && <div className={css.actions}>{actions ?? <Home />}</div>}
    </div>
  );
}

function Heading({ title }: Pick<EmptyStateProps, 'title'>) {
  usePageTitle(title);
  return (
    <h1 className={css.title} tabIndex={-1}>
      {title}
    </h1>
  );
}

function Home() {
  const { t } = useTexts();
  return <AppLink to={paths.today}>{t('common.home')}</AppLink>;
}
