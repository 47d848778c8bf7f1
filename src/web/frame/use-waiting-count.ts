// How many things wait for the signed-in person: the server's number, the same in the bar, in the title and over the list.
import { weekRoutes } from '../../contract/weeks.ts';
import { useRead } from '../queries.ts';

const REFRESH_MS = 120_000;

export function useWaitingCount(when: boolean): number {
  const { data } = useRead(weekRoutes.today, {}, { when, every: REFRESH_MS });
  return data?.waiting ?? 0;
}
