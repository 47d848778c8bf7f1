// The live total for screen readers: said once, a second after the last key, and not when a record is merely opened.
import { useEffect, useRef, useState } from 'react';

const QUIET_MS = 1_000;

/** `words` or null; returns what should stand in the live region now. */
export function useSpokenTotal(words: string | null): string {
  const [spoken, setSpoken] = useState('');
  const first = useRef(words);
  useEffect(() => {
    if (words === null || words === first.current) return;
    const timer = setTimeout(() => setSpoken(words), QUIET_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return spoken;
}
