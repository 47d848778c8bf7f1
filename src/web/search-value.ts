// One value of the address's query: every filter can be linked and survives a reload.
import { useNavigate, useSearch } from '@tanstack/react-router';

/** `[value, set]`; '' when there is none. Setting replaces the address, so that "back" leaves the page. */
export function useSearchValue(name: string): readonly [string, (value: string | number | null) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const found = search[name];
  const set = (value: string | number | null) => {
    void navigate({
      to: '.',
      search: (old: Readonly<Record<string, unknown>>) => ({
        ...old,
        [name]: value === null || value === '' ? undefined : value,
      }),
      replace: true,
      resetScroll: false,
    });
  };
  return [found === undefined ? '' : String(found), set];
}

/** A number of the query, or null when there is none or something else stands there. */
export function useSearchNumber(name: string): readonly [number | null, (value: number | null) => void] {
  const [text, set] = useSearchValue(name);
  return [/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null, set];
}

/** One of a few values; anything else in the address counts as the first, which is not written there. */
export function useSearchChoice<T extends string>(
  name: string,
  choices: readonly [T, ...T[]],
): readonly [T, (value: T) => void] {
  const [text, set] = useSearchValue(name);
  const value = choices.find((choice) => choice === text) ?? choices[0];
  return [value, (next) => set(next === choices[0] ? null : next)];
}
