// What somebody owes beside records, work and talks to hold: lines of the one list (owed.ts).
import type { Duty, DutyKind } from '../../domain/duty.ts';
import { weekOf } from '../../domain/period/week.ts';
import { instantAt } from '../../domain/period/zone.ts';
import { type PersonalRow, personalDueDays, personalDuties } from '../../store/personal-duties.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import type { LiveReading } from './reading.ts';

/** A last day ends with the working day. */
const CLOSES = '17:00';

/** Difficulties and measures by their day; what waits for a second person or a decision without one. */
export async function otherDuties(desk: LiveReading): Promise<readonly Duty[]> {
  const { tx, actor, rulebooks, facts } = desk;
  const { tenantId, personId, today } = actor;
  const rows = await personalDuties(tx, tenantId, personId, today);
  return rows.flatMap(({ kind, count, day, id }: PersonalRow): Duty[] => {
    const all = kind === 'reading-confirm' ? openReadings(rulebooks, today) : count;
    return all === 0 ? [] : [line(kind, { count: all, day, id }, today, facts.zone)];
  });
}

function line(
  kind: DutyKind,
  { count, day, id }: Pick<PersonalRow, 'count' | 'day' | 'id'>,
  today: string,
  zone: string,
): Duty {
  return {
    ...{ kind, period: weekOf(today), subject: 'person', count, unit: null, id },
    due: day === null ? null : instantAt(day, CLOSES, zone),
    overdue: day !== null && day < today,
  };
}

/** Of regulations that hold or will: as long as one is open, their results are previews. */
function openReadings(rulebooks: Rulebooks, today: string): number {
  return rulebooks
    .all()
    .filter(({ use, validTo }) => use === 'evaluation' && (validTo === null || today < validTo))
    .reduce((sum, rulebook) => sum + rulebooks.openReadings(rulebook).length, 0);
}

/** Instants at which lines above may be due, for whomever. */
export async function otherDeadlines(
  tx: Tx,
  tenantId: number,
  today: string,
  zone: string,
): Promise<readonly string[]> {
  return (await personalDueDays(tx, tenantId, today)).map((day) => instantAt(day, CLOSES, zone));
}
