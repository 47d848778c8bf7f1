// The map piece by piece; a search needs all of it, so then the rest is fetched by itself.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { call } from '../../api.ts';
import { keyOf } from '../../queries.ts';

export type Only = 'all' | 'nobody' | 'outside';
const PAGE = 200;

export function usePostMap(unit: number, only: Only, everything: boolean) {
  const query = { limit: PAGE, ...(only === 'all' ? {} : { only }) };
  const input = { params: { id: unit }, query };
  const list = useInfiniteQuery({
    queryKey: [...keyOf(ROUTES.postMap, input), 'pages'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const place = pageParam === null ? {} : { cursor: pageParam };
      return call(ROUTES.postMap, { ...input, query: { ...query, ...place } }, { signal });
    },
    getNextPageParam: (last) => last.next,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (everything && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [everything, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const pager = {
    shown: rows?.length ?? 0,
    total: list.data?.pages[0]?.total ?? null,
    hasNext: hasNextPage,
    loading: isFetchingNextPage,
    onNext: () => void fetchNextPage(),
  };
  return { rows, pager, error: list.error, retry: () => void list.refetch() };
}
