// The ladder to those above: whom work is late with in their part, and where to look.
import type { MessagePlace } from '../../domain/messages/shape.ts';
import type { Report } from '../../domain/office/escalate.ts';
import { personNames } from '../../store/names.ts';
import type { Tx } from '../../store/transaction.ts';
import { tell } from '../messages/tell.ts';

interface Telling {
  readonly tenantId: number;
  readonly week: string;
  readonly at: string;
}

/** One person late is named, in the product alone; of several the page says who. */
export async function tellAbove(tx: Tx, { tenantId, week, at }: Telling, reports: readonly Report[]) {
  const lone = reports.flatMap(({ aboutIds }) => (aboutIds.length === 1 ? aboutIds : []));
  const names = await personNames(tx, tenantId, lone);
  tell(
    tx,
    tenantId,
    at,
    reports.map((report) => {
      const { to, stage, rung, aboutIds } = report;
      const who = aboutIds.length === 1 ? names.get(aboutIds[0] ?? 0)?.name : undefined;
      return {
        ...({ to, code: 'escalated', by: null } as const),
        params: { period: week, stage, count: aboutIds.length, who: who ?? 'none' },
        place: placeOf(week, report),
        topic: `escalated ${week} ${stage} ${rung} ${at}`,
      };
    }),
  );
}

const placeOf = (week: string, { unitId }: Report): MessagePlace =>
  unitId === null ? { page: 'score', period: week } : { page: 'unit-week', period: week, unit: unitId };
