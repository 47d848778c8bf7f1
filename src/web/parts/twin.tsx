import { type ReactNode, useState } from 'react';
import css from './twin.module.css';
import { usePrinting } from './use-printing.ts';

export interface TwinProps {
  readonly summary: string;
  /** Shown at once where one comes for the table. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** The table beside a picture: closed until asked for, always open on paper. */
export function Twin({ summary, open: first = false, children }: TwinProps) {
  const [open, setOpen] = useState(first);
  const printing = usePrinting();
  return (
    <details
      className={css.twin}
      open={open || printing}
      onToggle={(event) => !printing && setOpen(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
