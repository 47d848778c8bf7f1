// How many things wait for the signed-in person: what the queue holds, without the own report.
import { weekRoutes } from '../../contract/weeks.ts';
import { useRead } from '../queries.ts';

const REFRESH_MS = 120_000;
const OWN = ['submit', 'returned'];

export function useWaitingCount(when: boolean): number {
  const { data } = useRead(weekRoutes.today, {}, { when, every: REFRESH_MS });
  const duties = data?.duties.filter((duty) => !OWN.includes(duty.kind)) ?? [];
  return duties.reduce((sum, duty) => sum + duty.count, 0);
}
