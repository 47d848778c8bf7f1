import type { ReactNode } from 'react';
import css from './person-line.module.css';

export interface PersonLineProps {
  /** The name, or a link around it. */
  readonly name: ReactNode;
  readonly post?: string | null;
  readonly unit?: string | null;
  /** Small marks behind the name: delegate, late. */
  readonly extra?: ReactNode;
}

/** A person in two lines: name; post and unit. */
export function PersonLine({ name, post, unit, extra }: PersonLineProps) {
  const under = [post, unit].filter(Boolean).join(' · ');
  return (
    <div className={css.person}>
      <div className={css.name}>
        {name}
        {extra}
      </div>
      {under && <div className={css.under}>{under}</div>}
    </div>
  );
}
