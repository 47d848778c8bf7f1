import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import css from './tag.module.css';

export interface TagProps {
  /** `on` holds now, `wait` comes or needs an act, `off` is over, `plain` only names. The words say it, the look helps. */
  readonly look?: 'on' | 'wait' | 'off' | 'plain';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** The state of a thing in one or two words. */
export function Tag({ look = 'plain', icon, children }: TagProps) {
  return (
    <span className={classNames(css.tag, css[look])}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
