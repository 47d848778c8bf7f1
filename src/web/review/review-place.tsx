// List and record beside each other on a wide screen; on a phone the record is a sheet over the list.
import { type ReactNode, useEffect, useRef } from 'react';
import css from './review-place.module.css';

export interface ReviewPlaceProps {
  readonly wide: boolean;
  /** Name of the record's region. */
  readonly label: string;
  /** On a phone: whether the sheet covers the list. */
  readonly open: boolean;
  readonly onClose: () => void;
  readonly list: ReactNode;
  readonly pane: ReactNode;
}

export function ReviewPlace({ wide, label, open, onClose, list, pane }: ReviewPlaceProps) {
  return (
    <div className={css.place}>
      <div className={css.list}>{list}</div>
      {wide && (
        <aside className={css.pane} aria-label={label}>
          {pane}
        </aside>
      )}
      {!wide && open && (
        <Sheet label={label} onClose={onClose}>
          {pane}
        </Sheet>
      )}
    </div>
  );
}

interface SheetProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog over the whole screen; gives the focus back to the list when it goes. */
function Sheet({ label, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const box = dialog.current;
    const opener = document.activeElement;
    box?.showModal();
    return () => {
      box?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  // The next record in the same sheet begins at its top, for eyes and for screen readers.
  useEffect(() => {
    const box = dialog.current;
    if (box === null || label === '') return;
    for (const part of box.querySelectorAll('*')) if (part.scrollTop > 0) part.scrollTop = 0;
    box.focus();
  }, [label]);
  return (
    <dialog
      ref={dialog}
      className={css.sheet}
      aria-label={label}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
