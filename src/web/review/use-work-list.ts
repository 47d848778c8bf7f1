// The records one has to score or approve in a week, all pages of them, in an order that does not jump while one works.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { ActReply, EvaluationItem } from '../../contract/evaluations.ts';
import { ROUTES } from '../../contract/routes.ts';
import { call } from '../api.ts';
import { keyOf } from '../queries.ts';

/** A list of the server; `oneAuthority` keeps only records that one authority scores and decides at once. */
export interface WorkSource {
  readonly part: 'score' | 'approve';
  readonly oneAuthority?: boolean;
}
const PAGE = 200;

async function readAll(
  week: string,
  { part, oneAuthority }: WorkSource,
  signal: AbortSignal,
): Promise<EvaluationItem[]> {
  const items: EvaluationItem[] = [];
  let cursor: string | null = null;
  do {
    const query = { week, part, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    const page: { items: EvaluationItem[]; next: string | null } = await call(
      ROUTES.evaluations,
      { query },
      { signal },
    );
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return oneAuthority ? items.filter((item) => item.oneAuthority) : items;
}

const keyFor = (week: string, sources: readonly WorkSource[]) => [
  ...keyOf(ROUTES.evaluations),
  'work',
  week,
  sources,
];

/** First what is mine and deserves thought, then mine, then the rest; the server's order inside. */
export function byNeed(items: readonly EvaluationItem[]): readonly EvaluationItem[] {
  const mine = (item: EvaluationItem) => item.may.some((act) => ['score', 'approve', 'decide'].includes(act));
  const done = (item: EvaluationItem) => item.scorer !== null || item.final !== null;
  const place = (item: EvaluationItem) => {
    if (mine(item) && !done(item)) return item.exceptions.length > 0 ? 0 : 1;
    return mine(item) ? 2 : 3;
  };
  return items.toSorted((a, b) => place(a) - place(b));
}

/** Records in the order they had when first seen; newcomers behind. */
export function inKnownOrder(items: readonly EvaluationItem[], known: number[]): readonly EvaluationItem[] {
  for (const { id } of items) if (!known.includes(id)) known.push(id);
  const place = new Map(known.map((id, at) => [id, at]));
  return items.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

export interface WorkList {
  /** undefined while the first answer is on its way. */
  readonly items: readonly EvaluationItem[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Takes over what an act answered, before the list is read anew. */
  readonly patch: (reply: ActReply, change: Partial<EvaluationItem>) => void;
}

/** Records of these lists of a week. A component shows one week; another week is another component. */
export function useWorkList(week: string, sources: readonly WorkSource[]): WorkList {
  const queries = useQueryClient();
  const known = useRef<number[]>([]);
  const { data, error, refetch } = useQuery({
    queryKey: keyFor(week, sources),
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(sources.map((source) => readAll(week, source, signal)));
      return byNeed(lists.flat());
    },
  });
  const patch = useCallback(
    (reply: ActReply, change: Partial<EvaluationItem>) =>
      queries.setQueriesData<readonly EvaluationItem[]>(
        { queryKey: [...keyOf(ROUTES.evaluations), 'work'] },
        (items) =>
          items?.map((item) =>
            item.id === reply.id
              ? { ...item, ...change, version: Math.max(reply.version, item.version), state: reply.state }
              : item,
          ),
      ),
    [queries],
  );
  return {
    items: data && inKnownOrder(data, known.current),
    error: data === undefined ? error : null,
    retry: () => void refetch(),
    patch,
  };
}
