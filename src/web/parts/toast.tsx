import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useTexts } from '../texts.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import css from './toast.module.css';

const STAYS_MS = 6_000;
/** Undo stays open for ten seconds. */
const UNDO_MS = 10_000;

export interface ToastMessage {
  readonly text: string;
  /** Offers undo for ten seconds. Never for a signed step. */
  readonly undo?: () => void;
}
interface Shown extends ToastMessage {
  readonly number: number;
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});

/** `const toast = useToast(); toast({ text, undo })`: a polite word at the bottom that goes away by itself. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const counter = useRef(0);
  const remove = useCallback(
    (number: number) => setShown((list) => list.filter((one) => one.number !== number)),
    [],
  );
  const add = useCallback(
    (message: ToastMessage) => {
      counter.current += 1;
      const number = counter.current;
      setShown((list) => [...list.slice(-2), { ...message, number }]);
      setTimeout(() => remove(number), message.undo ? UNDO_MS : STAYS_MS);
    },
    [remove],
  );
  const list = useMemo(
    () =>
      shown.map((message) => (
        <div key={message.number} className={css.toast}>
          <span>{message.text}</span>
          {message.undo && (
            <Button
              look="quiet"
              small
              onClick={() => {
                remove(message.number);
                message.undo?.();
              }}
            >
              {t('common.undo')}
            </Button>
          )}
          <button
            type="button"
            className={css.close}
            aria-label={t('common.close')}
            onClick={() => remove(message.number)}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      )),
    [shown, remove, t],
  );
  return (
    <ToastContext value={add}>
      {children}
      <div className={css.stack} role="status" aria-live="polite">
        {list}
      </div>
    </ToastContext>
  );
}
