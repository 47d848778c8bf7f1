// Days off and make-up days of a year: the national ones with their source, and the body's own.
import type { CalendarDay } from '../../domain/period/calendar.ts';
import { type OwnDay, ownDaysIn } from '../../store/calendar-days.ts';
import { treeOn } from '../../store/organization-state.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import { keepsCalendar } from '../calendar.ts';
import type { AppContext } from '../context.ts';

/** Every day of the year that is not as the week says, in order; own days carry `own` and a version. */
export function readCalendar(context: AppContext, actor: RequestActor, year: number) {
  const [from, to] = [`${year}-01-01`, `${year + 1}-01-01`];
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const [own, tree] = await Promise.all([
      ownDaysIn(tx, actor.tenantId, from, to),
      treeOn(tx, actor.tenantId, actor.today),
    ]);
    const national = context.nationalDays.filter((day) => from <= day.date && day.date < to);
    const days = [...national.map(nationalDay), ...own.map(ownDay)];
    return {
      days: days.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : Number(a.own) - Number(b.own))),
      may: keepsCalendar(actor, tree?.units ?? []) ? (['add', 'revoke'] as const).slice() : [],
    };
  });
}

function nationalDay({ date, kind, name, citation }: CalendarDay) {
  return {
    day: date,
    kind: kind === 'make-up' ? ('working' as const) : ('holiday' as const),
    name: { vi: name.vi, en: name.en },
    source: `${citation.document}, ${citation.where}`,
    confidence: citation.confidence,
    note: citation.note,
    own: false,
    version: 0,
  };
}

function ownDay({ day, kind, name, source, version }: OwnDay) {
  return {
    day,
    kind,
    name: { vi: name, en: name },
    source,
    confidence: null,
    note: null,
    own: true,
    version,
  };
}
