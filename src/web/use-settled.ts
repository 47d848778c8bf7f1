import { useEffect, useState } from 'react';

/** The value once it has not changed for `wait` milliseconds: for asking the server while somebody types. */
export function useSettled<T>(value: T, wait: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}
