import { type ReactNode, useEffect, useState } from 'react';
import { usePhone } from '../use-wide.ts';
import css from './phone-fold.module.css';
import { usePrinting } from './use-printing.ts';

interface Props {
  /** Id of what is inside: an address that names it opens the fold. */
  readonly id: string;
  readonly title: string;
  readonly heading?: 'h2' | 'h3';
  /** What the fold opens to, with a heading of its own for the desk; it is left out where the handle says it. */
  readonly children: ReactNode;
}

/** What the address names on this page; nothing where that is no text at all. */
function named(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

/** A part of a long document: a line that opens on a phone, so that the lines are its contents; whole on a desk and on paper. */
export function PhoneFold({ id, title, heading: Heading = 'h2', children }: Props) {
  const isPhone = usePhone();
  const printing = usePrinting();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const follow = () => {
      if (named() === id) setOpen(true);
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [id]);
  if (!isPhone || printing) return children;
  return (
    <details className={css.fold} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css.handle}>
        <Heading>{title}</Heading>
      </summary>
      <div className={css.inside}>{children}</div>
    </details>
  );
}
