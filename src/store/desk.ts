// What every view and act of evaluations begins with, in one statement: who asks, by which regulations, in which weeks.
import type { Viewer } from '../domain/evaluation/shape.ts';
import { type Rulebooks, rulebooksFrom, VERSIONS, type VersionRow } from './rulebooks.ts';
import type { Tx } from './transaction.ts';
import { VIEWER, type ViewerRow } from './viewer.ts';
import { FACTS, type WeekFacts } from './weeks.ts';

export interface Desk {
  readonly viewer: Viewer;
  readonly rulebooks: Rulebooks;
  readonly facts: WeekFacts;
}

interface DeskRow {
  readonly viewer: ViewerRow;
  readonly versions: readonly VersionRow[];
  readonly facts: WeekFacts | null;
}

const DESK = `select (select row_to_json(v) from (${VIEWER}) v) as viewer,
       (select coalesce(json_agg(r), '[]') from (${VERSIONS}) r) as versions,
       (select row_to_json(f) from (${FACTS.replaceAll('$2', '$4')}) f) as facts`;

/** Same as `loadViewer`, `loadRulebooks` and `loadWeekFacts` of these Mondays, for the price of one. */
export async function loadDesk(
  tx: Tx,
  tenantId: number,
  personId: number,
  today: string,
  mondays: readonly string[],
): Promise<Desk> {
  const [row] = await tx.prepared<DeskRow>('desk', DESK, [tenantId, personId, today, mondays]);
  if (row === undefined || row.facts === null) throw new Error(`tenant ${tenantId} is gone`);
  const { viewer, versions, facts } = row;
  return {
    viewer: { personId, ...viewer },
    rulebooks: await rulebooksFrom(tx, tenantId, versions),
    facts,
  };
}
