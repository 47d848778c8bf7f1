import { useEffect, useRef } from 'react';

/** Ctrl+Enter does the page's act from anywhere but a field, where it decides the record, and a dialog. */
export function useSendKey(active: boolean, send: () => void): void {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, dialog')) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [active]);
}
