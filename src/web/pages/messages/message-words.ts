// A message in words, and the step it opens.

import type { DutyPlace } from '../../../contract/duty-place.ts';
import type { messageRoutes } from '../../../contract/messages.ts';
import { isWeekKey } from '../../../domain/period/week.ts';
import { formatDate, formatDeadline } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';
import type { Reply } from '../../api.ts';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { weekInPath } from '../../place.ts';

export type MessageItem = Reply<typeof messageRoutes.message>;

/** What it says. A code nobody worded is shown as it is. */
export function messageText(
  { code, params }: Pick<MessageItem, 'code' | 'params'>,
  texts: Texts,
  zone: string,
): string {
  const { period, due, day, until } = params;
  const values = {
    of: 'person',
    ...params,
    ...(typeof period === 'string' ? { period: inside(periodName(texts.t, period)) } : {}),
    ...(typeof day === 'string' ? { day: formatDate(day) } : {}),
    ...(typeof until === 'string' ? { until: formatDate(until) } : {}),
    ...(typeof due === 'string' ? { due: formatDeadline(due, zone, texts.locale) } : {}),
  };
  const text = texts.find(`messages.code.${code}`, values) ?? code;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Inside a sentence a period is written small: 'kết quả tuần 47/2026'. */
const inside = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Where it leads. */
export function messagePlace(place: MessageItem['place']): DutyPlace {
  switch (place.page) {
    case 'today':
      return { to: paths.today };
    case 'reopen':
      return { to: paths.reopen };
    case 'accounts':
      // The one message that leads there is about mail.
      return { to: paths.accounts, search: { loc: 'thu-dung' } };
    case 'leave':
      return { to: paths.leave };
    case 'week':
      return { to: paths.week(place.period) };
    case 'score':
      return { to: paths.scoreTeam(place.period) };
    case 'approve':
      return { to: paths.approve(place.period) };
    case 'periods':
      return { to: paths.period(place.period) };
    case 'result':
      return {
        to: isWeekKey(place.period) ? paths.result(place.id) : paths.periodRecord(place.period, place.id),
      };
    case 'unit-record':
      return { to: paths.periodRecord(place.period, place.id) };
    case 'talk':
      return { to: paths.talk(place.id) };
    case 'measures':
      return { to: paths.talks, search: { cua: 'toi' } };
    case 'delegation':
      return { to: paths.delegation };
    case 'task':
      return { to: paths.task(place.id) };
    case 'difficulty':
      return { to: paths.difficulties, search: { muc: place.id } };
    case 'difficulty-list':
      return { to: paths.difficulties, search: { 'danh-sach': place.id } };
    case 'unit-week':
      return { to: paths.unit(place.unit), search: { tuan: weekInPath(place.period) } };
  }
}
