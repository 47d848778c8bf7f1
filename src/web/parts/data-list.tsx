import type { ReactNode } from 'react';
import css from './data-list.module.css';

export interface DataListProps {
  readonly items: readonly { readonly key: string; readonly name: ReactNode; readonly value: ReactNode }[];
  /** Values at the right edge, for numbers that are compared. */
  readonly ruled?: boolean;
}

/** Names and values of one thing. */
export function DataList({ items, ruled }: DataListProps) {
  return (
    <dl className={ruled ? css.ruled : css.list}>
      {items.map((item) => (
        <div key={item.key} className={css.item}>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
