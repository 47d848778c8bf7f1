// A person's calendars and what they propose, for himself alone.
import { diariesOf, openMeetings } from '../../store/diaries.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { diaryDays } from '../diary/sync.ts';

export function viewDiaries(context: AppContext, { tenantId, personId, today }: RequestActor) {
  const scope = { tenantId, personId, actor: 'person', today } as const;
  return inReadTransaction(context.pool, scope, async (tx) => {
    const [diaries, meetings] = await Promise.all([
      diariesOf(tx, tenantId, personId),
      openMeetings(tx, tenantId, personId, diaryDays(today)),
    ]);
    return {
      feeds: context.feeds !== undefined && context.secrets !== undefined,
      diaries: diaries.map(({ id, version, kind, name, host, lastAt, nextAt, failure, skipped }) => ({
        ...{ id, version, kind, name, host, lastAt, nextAt },
        failure: failure === null ? null : { code: failure.code, params: { ...failure.params } },
        skipped: Object.values(skipped).reduce((sum, count) => sum + count, 0),
      })),
      meetings: meetings.map(({ id, version, title, startsAt, endsAt, allDay, day, minutes }) => ({
        ...{ id, version, title, startsAt, endsAt, allDay, day, minutes },
        may: day > today ? (['refuse'] as const) : (['confirm', 'refuse'] as const),
      })),
    };
  });
}
