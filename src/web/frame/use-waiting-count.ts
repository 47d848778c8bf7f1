// How many things wait for the signed-in person, as the server lists them.
import { weekRoutes } from '../../contract/weeks.ts';
import { useRead } from '../queries.ts';

const REFRESH_MS = 120_000;
const OWN = ['submit', 'returned'];

export interface WaitingCounts {
  /** What others wait for, weeks and longer periods: the queue. */
  readonly queue: number;
  /** Everything owed, the own reports included; each own report is one. */
  readonly all: number;
}

export function useWaitingCount(when: boolean): WaitingCounts {
  const { data } = useRead(weekRoutes.today, {}, { when, every: REFRESH_MS });
  const duties = data?.duties ?? [];
  const sum = (own: boolean) =>
    duties
      .filter((duty) => OWN.includes(duty.kind) === own)
      .reduce((total, duty) => total + (own ? 1 : duty.count), 0);
  const longer = data?.longer ?? { own: 0, queue: 0 };
  const queue = sum(false) + longer.queue;
  return { queue, all: queue + sum(true) + longer.own };
}
