// Regulations weeks were decided under, where they are others than the one in force: they never change, so they are read once.
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ROUTES } from '../contract/routes.ts';
import { call } from './api.ts';
import type { RulebookOf, TrendRulebook } from './parts/trend-runs.ts';

/** The server checked it when it was activated, so it crosses the network as plain data. */
async function read(name: string, signal: AbortSignal): Promise<readonly [string, TrendRulebook]> {
  const [id = '', version] = name.split('@');
  const { rulebook } = await call(
    ROUTES.rulebookVersion,
    { params: { id, version: Number(version) } },
    { signal },
  );
  return [name, rulebook as TrendRulebook];
}

/** Finds each by 'id@version'; without a name, `own`. undefined while it loads, or where it cannot be read. */
export function useRegulations(names: readonly (string | undefined)[], own: TrendRulebook): RulebookOf {
  const ownName = `${own.id}@${own.version}`;
  const others = [...new Set(names)].flatMap((name) =>
    name === undefined || name === ownName ? [] : [name],
  );
  const { data } = useQuery({
    queryKey: ['regulations', ...others.toSorted()],
    queryFn: async ({ signal }) => new Map(await Promise.all(others.map((name) => read(name, signal)))),
    enabled: others.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useCallback(
    (name) => (name === undefined || name === ownName ? own : data?.get(name)),
    [own, ownName, data],
  );
}
