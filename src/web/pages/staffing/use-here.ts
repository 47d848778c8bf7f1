import { useSearch } from '@tanstack/react-router';

/** Unit, span and assumptions of the address, for links that change one of them; a position opened is left. */
export function useHere(): Readonly<Record<string, string | number | undefined>> {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const kept = ['don-vi', 'tu', 'den', 'gia-dinh'].flatMap((key) =>
    search[key] === undefined ? [] : [[key, String(search[key])] as const],
  );
  return Object.fromEntries(kept);
}
