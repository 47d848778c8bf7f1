// Where work of the sample already was: a document system that sends it, one of its people unknown, and the clerk's calendar.
import type { Tenant } from '../../app/actor.ts';
import { addConnector } from '../../app/connect/keep-connectors.ts';
import { receiveItems } from '../../app/connect/receive.ts';
import { addDiaryFile } from '../../app/diary/keep-diaries.ts';
import { intentOf } from '../../app/once.ts';
import { addDays } from '../../domain/period/date.ts';
import { weekDates, weekOf } from '../../domain/period/week.ts';
import { findConnector } from '../../store/connectors.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { actorAt, CAST, memberNamed } from './cast.ts';
import type { Stage } from './weeks.ts';

const PAPERS = [
  ['VB-2026-0871', 'Trả lời công văn về rà soát hộ kinh doanh', '871/STC-QLDN', 1, 4],
  ['VB-2026-0874', 'Tổng hợp số liệu cải cách thủ tục hành chính', '874/SNV-CCHC', 2, 6],
  ['VB-2026-0880', 'Góp ý dự thảo quy chế phối hợp', '880/UBND-VP', 3, 9],
] as const;

/** Two items are taken, one of somebody nobody knows waits for the administrator. */
export async function playOutside(
  { context, ward }: Stage,
  tenant: Tenant,
  logins: ReadonlyMap<number, string>,
  now: string,
): Promise<void> {
  const clerk = memberNamed(ward, CAST.clerk).personId;
  const { today } = actorAt(ward, clerk, now);
  const calendar = { name: 'lich-tuan.ics', bytes: Buffer.from(calendarOf(today)) };
  await addDiaryFile(context, actorAt(ward, clerk, now), tenant, calendar);
  // Proofs lie encrypted under a key beside the database; without one there are no connectors.
  if (context.secrets === undefined) return;
  const admin = memberNamed(ward, CAST['organization-admin']).personId;
  const actor = actorAt(ward, admin, now, [{ role: 'organization-admin', unitId: null }]);
  const form = {
    code: 'qlvb',
    name: 'Quản lý văn bản (mẫu)',
    kind: 'documents',
    match: 'login',
    signed: true,
  } as const;
  await addConnector(context, actor, intentOf('demo-connector', form), form);
  const scope = { tenantId: tenant.id, personId: null, actor: 'system', today } as const;
  const connector = await inReadTransaction(context.pool, scope, (tx) =>
    findConnector(tx, tenant.id, form.code),
  );
  if (connector === null) throw new Error('the connector of the sample is not there');
  const items = PAPERS.map(([externalId, what, document, since, days], at) => ({
    ...{ externalId, what, document, version: 1 },
    person: at === 2 ? 'nguoi.da.chuyen.cong.tac' : (logins.get(clerk) ?? ''),
    ...{ assignedAt: addDays(today, -since), dueAt: addDays(today, days) },
  }));
  await receiveItems(context, { connector, tenant, today, now, delivery: null }, items);
}

/** The week so far and the day to come, as a calendar program writes it. */
function calendarOf(today: string): string {
  const monday = weekDates(weekOf(today)).from;
  const day = (date: string) => date.replaceAll('-', '');
  const event = (uid: string, title: string, ...more: readonly string[]) => [
    ...['BEGIN:VEVENT', `UID:${uid}@mau`, `SUMMARY:${title}`, ...more, 'END:VEVENT'],
  ];
  const at = (date: string, from: string, to: string) =>
    ['DTSTART', 'DTEND'].map(
      (name, end) => `${name};TZID=Asia/Ho_Chi_Minh:${day(date)}T${end === 0 ? from : to}00`,
    );
  return [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//mau//VI'],
    ...event(
      'giao-ban',
      'Giao ban đầu tuần',
      ...at(addDays(monday, -14), '0730', '0830'),
      'RRULE:FREQ=WEEKLY',
    ),
    ...event('tiep-dan', 'Tiếp công dân định kỳ', ...at(today, '0800', '1000')),
    ...event('cho-qua', 'Họp tổ công tác', ...at(addDays(today, 1), '1400', '1530')),
    'END:VCALENDAR',
  ].join('\r\n');
}
