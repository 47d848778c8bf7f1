import css from './kbd.module.css';

/** A key of the keyboard. Hidden where there is no keyboard (touch) or no room. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={css.kbd}>{children}</kbd>;
}
