import type { ReactNode } from 'react';
import { AppLink, type AppLinkProps } from './app-link.tsx';
import css from './button.module.css';
import { classNames } from './class-names.ts';

export interface ButtonLinkProps extends Omit<AppLinkProps, 'className'> {
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly small?: boolean;
  readonly icon?: ReactNode;
}

/** A link to another page with the weight of a button: for the next step, not for acts. */
export function ButtonLink({ look = 'plain', small, icon, children, ...rest }: ButtonLinkProps) {
  return (
    <AppLink {...rest} className={classNames(css.button, css[look], small && css.small)}>
      {icon}
      <span>{children}</span>
    </AppLink>
  );
}

export interface FileLinkProps {
  /** From `routeAddress`. */
  readonly href: string;
  /** Opens a printed page in a new tab; otherwise the file is downloaded. */
  readonly newTab?: boolean;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A printed page or a file of the server, with the weight of a button. */
export function FileLink({ href, newTab, icon, children }: FileLinkProps) {
  const where = newTab ? { target: '_blank', rel: 'noopener' } : { download: '' };
  return (
    <a href={href} className={css.button} {...where}>
      {icon}
      <span>{children}</span>
    </a>
  );
}
