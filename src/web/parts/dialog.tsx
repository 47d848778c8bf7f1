import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from '../texts.tsx';
import css from './dialog.module.css';
import { Icon } from './icon.tsx';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons; the first is the one that does it. */
  readonly actions: ReactNode;
  /** Escape, the cross, or a cancelling button. */
  readonly onClose: () => void;
  readonly wide?: boolean;
}

/** The browser's own modal dialog: holds the focus, gives it back, closes on Escape. Mount it to open it. */
export function Dialog({ title, children, actions, onClose, wide }: DialogProps) {
  const { t } = useTexts();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const box = dialog.current;
    const opener = document.activeElement;
    box?.showModal();
    // The browser would choose the cross; what is asked for comes first, else the button that does it.
    const first = box?.querySelector<HTMLElement>(
      '[data-body] :is(input:not([type="hidden"]), select, textarea)',
    );
    (first ?? box?.querySelector<HTMLElement>('[data-actions] button'))?.focus();
    return () => {
      box?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? css.wide : css.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={css.head}>
        <h2 id={id}>{title}</h2>
        <button type="button" className={css.cross} aria-label={t('common.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className={css.body} data-body="">
        {children}
      </div>
      <div className={css.actions} data-actions="">
        {actions}
      </div>
    </dialog>
  );
}
