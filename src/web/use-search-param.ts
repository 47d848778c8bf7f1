// Filters live in the query string: a link to a filtered list shows the same list.
import { useNavigate, useSearch } from '@tanstack/react-router';

type SetParam<T extends string> = (value: T | null) => void;

/** One parameter of the address as text; null when absent. Setting it replaces the entry in the history. */
export function useSearchParam(name: string): readonly [string | null, SetParam<string>] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const value = search[name];
  const set: SetParam<string> = (next) => {
    const { [name]: _old, ...others } = search;
    const all = next === null ? others : { ...others, [name]: next };
    void navigate({ to: '.', search: all, replace: true, resetScroll: false });
  };
  return [value === undefined || value === null ? null : String(value), set];
}

/** One of a few values; anything else in the address counts as the first, which is not written there. */
export function useChoiceParam<T extends string>(
  name: string,
  choices: readonly [T, ...T[]],
): readonly [T, (value: T) => void] {
  const [text, set] = useSearchParam(name);
  const value = choices.find((choice) => choice === text) ?? choices[0];
  return [value, (next) => set(next === choices[0] ? null : next)];
}
