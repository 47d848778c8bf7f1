// Reading and acting through the contract with one cache: `useRead(route, input)`, `useAct(route)`.
import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { isInUse } from './activity.ts';
import { type AnyRoute, type CallInput, call, newIntent, type Reply } from './api.ts';
import { ApiProblem } from './problem.ts';

/** A refusal is an answer and is not asked again; a busy server is asked twice more. */
function worthAnotherTry(failures: number, error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 502 && failures < 2;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, gcTime: 10 * 60_000, retry: worthAnotherTry, refetchOnWindowFocus: true },
      mutations: { retry: worthAnotherTry, networkMode: 'online' },
    },
  });
}

/** The cache key of a route's reply; `keyOf(route)` alone matches all inputs. */
export function keyOf<R extends AnyRoute>(route: R, input?: CallInput<R>): readonly unknown[] {
  return input === undefined ? [route.id] : [route.id, input];
}

export interface ReadOptions {
  /** false: do not ask yet. */
  readonly when?: boolean;
  /** Milliseconds between silent refreshes; none while nobody uses the page. */
  readonly every?: number;
}

/** The reply of a GET route; the previous data stays while another input loads. */
export function useRead<R extends AnyRoute>(
  route: R,
  input: CallInput<R>,
  { when = true, every }: ReadOptions = {},
): UseQueryResult<Reply<R>, Error> {
  const result = useQuery<Reply<R>>({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }) => call(route, input, { signal }),
    enabled: when,
    placeholderData: keepPreviousData,
  });
  const { refetch } = result;
  useEffect(() => {
    if (every === undefined || !when) return;
    const timer = setInterval(() => isInUse() && void refetch(), every);
    return () => clearInterval(timer);
  }, [every, when, refetch]);
  return result;
}

interface PagedReply<Item> {
  readonly items: readonly Item[];
  readonly total: number | null;
  readonly next: string | null;
}
type ItemOf<R extends AnyRoute> = Reply<R> extends PagedReply<infer Item> ? Item : never;

/** A list fetched piece by piece; give `Pager` what this returns. */
export function usePages<R extends AnyRoute>(route: R, input: CallInput<R>) {
  const result = useInfiniteQuery({
    queryKey: [...keyOf(route, input), 'pages'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...('query' in input ? (input.query as object) : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      const reply: unknown = await call(route, { ...input, query }, { signal });
      return reply as PagedReply<ItemOf<R>>;
    },
    getNextPageParam: (last) => last.next,
  });
  const items = result.data?.pages.flatMap((page) => page.items) ?? [];
  const pager = {
    shown: items.length,
    total: result.data?.pages[0]?.total ?? null,
    hasNext: result.hasNextPage,
    loading: result.isFetchingNextPage,
    onNext: () => void result.fetchNextPage(),
  };
  return { ...result, items, pager };
}

interface Intent<R extends AnyRoute> {
  readonly input: CallInput<R>;
  readonly intent: string;
}
export interface Act<R extends AnyRoute> {
  /** Starts the act; resolves with the reply, rejects with an ApiProblem. */
  readonly run: (input: CallInput<R>) => Promise<Reply<R>>;
  readonly busy: boolean;
  /** True while the act waits for the network (the outbox of the offline banner). */
  readonly waiting: boolean;
  readonly error: Error | null;
  readonly reset: () => void;
  readonly mutation: UseMutationResult<Reply<R>, Error, Intent<R>>;
}

/**
 * A writing route. One idempotency key per `run`, kept through every retry. While offline the act waits and goes out
 * by itself. After success everything on screen is read anew (`touches` narrows that to some routes).
 */
export function useAct<R extends AnyRoute>(route: R, touches?: readonly AnyRoute[]): Act<R> {
  const queries = useQueryClient();
  const mutation = useMutation<Reply<R>, Error, Intent<R>>({
    mutationFn: ({ input, intent }) => call(route, input, { intent }),
    onSuccess: async () => {
      const keys = touches?.map((touched) => ({ queryKey: keyOf(touched) }));
      await Promise.all((keys ?? [{}]).map((filter) => queries.invalidateQueries(filter)));
    },
  });
  return {
    run: (input) => mutation.mutateAsync({ input, intent: newIntent() }),
    busy: mutation.isPending,
    waiting: mutation.isPaused,
    error: mutation.error,
    reset: mutation.reset,
    mutation,
  };
}
