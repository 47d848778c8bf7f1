// Regulations weeks were decided under, where they are others than the one in force: they never change, so each is read once.
import { useQueries } from '@tanstack/react-query';
import { ROUTES } from '../contract/routes.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import { call } from './api.ts';
import type { RulebookOf, TrendRulebook } from './parts/trend-runs.ts';
import { keyOf } from './queries.ts';

/** Finds each by 'id@version'; without a name, `own`. undefined while it loads, or where it cannot be read. */
export function useRegulations(names: readonly (string | undefined)[], own: TrendRulebook): RulebookOf {
  const ownName = `${own.id}@${own.version}`;
  const others = [...new Set(names)].filter((name) => name !== undefined && name !== ownName);
  return useQueries({
    queries: others.map((name) => {
      const [id = '', version = ''] = (name ?? '').split('@');
      const input = { params: { id, version: Number(version) } };
      return {
        queryKey: keyOf(ROUTES.rulebookVersion, input),
        queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
          call(ROUTES.rulebookVersion, input, { signal }),
        staleTime: Number.POSITIVE_INFINITY,
      };
    }),
    combine: (results) => (name) => {
      if (name === undefined || name === ownName) return own;
      // The server checked it when it was activated, so it crosses the network as plain data.
      return results[others.indexOf(name)]?.data?.rulebook as Rulebook | undefined;
    },
  });
}
