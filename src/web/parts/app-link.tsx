import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface AppLinkProps {
  /** From `paths`, e.g. paths.result(12). */
  readonly to: string;
  readonly search?: Readonly<Record<string, string | number | undefined>>;
  readonly className?: string | undefined;
  /** Marks the place one is in when the address is not exactly this one. */
  readonly current?: boolean;
  /** The query string tells this link from others of the same page (filters). */
  readonly distinct?: boolean;
  readonly children: ReactNode;
}

/** A link inside the product: right under any base path, without reloading. */
export function AppLink({ to, search, className, current, distinct = false, children }: AppLinkProps) {
  return (
    <Link
      to={to}
      search={search ?? {}}
      className={className}
      activeOptions={{ exact: true, includeSearch: distinct }}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </Link>
  );
}
