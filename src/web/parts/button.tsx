import type { ComponentPropsWithRef, ReactNode } from 'react';
import css from './button.module.css';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** One `primary` per screen. `quiet` looks like text; `grave` is for acts that cannot be undone. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'grave';
  readonly small?: boolean;
  /** Shows a thin moving line and ignores clicks; the button keeps its words and its focus. */
  readonly busy?: boolean;
  /** Key shown behind the words, e.g. 'Ctrl Enter'. */
  readonly keyHint?: string;
  readonly icon?: ReactNode;
}

export function Button({
  look = 'plain',
  small,
  busy,
  keyHint,
  icon,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classNames(css.button, css[look], small && css.small, rest.className)}
    >
      {icon}
      <span>{children}</span>
      {keyHint && <Kbd>{keyHint}</Kbd>}
    </button>
  );
}
