import { expect, it } from 'vitest';
import { DIARY_LIMITS } from './diary-events.ts';
import { readDiary } from './read-diary.ts';

const ASKED = { zone: 'Asia/Ho_Chi_Minh', days: { from: '2026-10-21', to: '2026-12-02' } };
const calendar = (...lines: string[]) =>
  Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

async function read(...lines: string[]) {
  const told = await readDiary(calendar(...lines), ASKED);
  if (!told.ok) throw new Error(told.refusal.code);
  return told.reading;
}
async function times(...lines: string[]) {
  const { meetings } = await read(...lines);
  return meetings.map(({ title, startsAt, day, minutes, allDay }) =>
    [title, allDay ? 'cả ngày' : startsAt.slice(0, 16), day, minutes].join(' '),
  );
}
async function code(bytes: Uint8Array, limits = DIARY_LIMITS) {
  const told = await readDiary(bytes, ASKED, limits);
  return told.ok ? 'read' : told.refusal.code;
}

it('a time says its zone by name, by a description of its own, in UTC, or not at all', async () => {
  const zone = [
    ...['BEGIN:VTIMEZONE', 'TZID:SE Asia Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T000000'],
    ...['TZOFFSETFROM:+0700', 'TZOFFSETTO:+0700', 'END:STANDARD', 'END:VTIMEZONE'],
  ];
  const one = (uid: string, start: string, end: string) =>
    event(`UID:${uid}`, `SUMMARY:${uid}`, `DTSTART${start}`, `DTEND${end}`);
  expect(
    await times(
      ...zone,
      ...one('UTC', ':20261118T010000Z', ':20261118T023000Z'),
      ...one('Tokyo', ';TZID=Asia/Tokyo:20261118T100000', ';TZID=Asia/Tokyo:20261118T113000'),
      ...one(
        'Outlook',
        ';TZID=SE Asia Standard Time:20261118T080000',
        ';TZID=SE Asia Standard Time:20261118T090000',
      ),
      ...one('Không múi giờ', ':20261118T080000', ':20261118T090000'),
      // 23:30 in Paris is the next day here.
      ...one('Paris', ';TZID=Europe/Paris:20261117T233000', ';TZID=Europe/Paris:20261118T003000'),
    ),
  ).toEqual([
    'UTC 2026-11-18T01:00 2026-11-18 90',
    'Tokyo 2026-11-18T01:00 2026-11-18 90',
    'Outlook 2026-11-18T01:00 2026-11-18 60',
    'Không múi giờ 2026-11-18T01:00 2026-11-18 60',
    'Paris 2026-11-17T22:30 2026-11-18 60',
  ]);
});

it('repetitions keep their clock over a change of it; what is moved, left out or called off is', async () => {
  const series = [
    ...['UID:giao-ban', 'SUMMARY:Giao ban', 'DTSTART;TZID=Europe/Paris:20261005T090000'],
    ...['DURATION:PT45M', 'RRULE:FREQ=WEEKLY;BYDAY=MO', 'EXDATE;TZID=Europe/Paris:20261102T090000'],
  ];
  const moved = [
    ...['UID:giao-ban', 'RECURRENCE-ID;TZID=Europe/Paris:20261109T090000', 'SUMMARY:Giao ban dời'],
    ...['DTSTART;TZID=Europe/Paris:20261110T140000', 'DURATION:PT1H'],
  ];
  const off = [
    ...['UID:giao-ban', 'RECURRENCE-ID;TZID=Europe/Paris:20261116T090000', 'STATUS:CANCELLED'],
    ...['DTSTART;TZID=Europe/Paris:20261116T090000', 'DURATION:PT45M', 'SUMMARY:Giao ban'],
  ];
  const lines = [...event(...series), ...event(...moved), ...event(...off)];
  expect(await times(...lines)).toEqual([
    'Giao ban dời 2026-11-10T13:00 2026-11-10 60',
    'Giao ban 2026-10-26T08:00 2026-10-26 45',
    'Giao ban 2026-11-23T08:00 2026-11-23 45',
    'Giao ban 2026-11-30T08:00 2026-11-30 45',
  ]);
  const reading = await read(...lines);
  expect(reading.cancelled).toHaveLength(1);
  // Called off, a repetition is the one it was before.
  const before = await read(...event(...series));
  expect(before.meetings.map(({ key }) => key)).toContain(reading.cancelled[0]);
});

it('whole days are one proposal each, what is no work is left out and counted', async () => {
  const one = (uid: string, ...more: string[]) =>
    event(`UID:${uid}`, 'DTSTART:20261118T010000Z', 'DTEND:20261118T020000Z', ...more);
  const reading = await read(
    ...event('UID:tap-huan', 'SUMMARY:Tập huấn', 'DTSTART;VALUE=DATE:20261117', 'DTEND;VALUE=DATE:20261119'),
    ...one('rieng', 'SUMMARY:Khám bệnh', 'CLASS:PRIVATE'),
    ...one('ranh', 'SUMMARY:Sinh nhật', 'TRANSP:TRANSPARENT'),
    ...one('trong'),
    ...event('UID:nhac', 'SUMMARY:Nhắc', 'DTSTART:20261118T010000Z'),
    ...event('UID:cu', 'SUMMARY:Cũ', 'DTSTART:20251118T010000Z', 'DTEND:20251118T020000Z'),
  );
  expect(
    reading.meetings.map(({ title, day, minutes, startsAt }) => [title, day, minutes, startsAt]),
  ).toEqual([
    ['Tập huấn', '2026-11-17', 480, '2026-11-16T17:00:00.000Z'],
    ['Tập huấn', '2026-11-18', 480, '2026-11-17T17:00:00.000Z'],
  ]);
  expect(reading.skipped).toEqual({ private: 1, free: 1, untitled: 1, 'no-length': 1 });
  const cancelled = await read('METHOD:CANCEL', ...one('huy', 'SUMMARY:Họp'));
  expect(cancelled).toMatchObject({ meetings: [], cancelled: [expect.any(String)] });
});

it('other types, damage and bombs are refused, and a rule without end harms nobody', async () => {
  expect(await code(Buffer.from('%PDF-1.7'))).toBe('diary-not-calendar');
  expect(await code(Buffer.from('<html>BEGIN:VCALENDAR'))).toBe('diary-not-calendar');
  expect(await code(Buffer.from([0xff, 0xfe, 0x42]))).toBe('file-not-utf8');
  expect(await code(Buffer.from('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nnonsense'))).toBe('file-damaged');
  expect(await code(Buffer.alloc(DIARY_LIMITS.bytes + 1, 32))).toBe('file-too-large');
  const small = { ...DIARY_LIMITS, milliseconds: 800, megabytes: 48, events: 100 };
  const many = calendar(...Array.from({ length: 101 }, () => event('UID:a')).flat());
  expect(await code(many, { ...DIARY_LIMITS, events: 100 })).toBe('diary-too-many-events');
  const deep = Buffer.from(`BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(100_000)}`);
  expect([
    'file-damaged',
    'file-needed-too-much-memory',
    'file-took-too-long',
    'diary-too-many-events',
  ]).toContain(await code(deep, small));
  const repeating = (rule: string) =>
    event('UID:r', 'SUMMARY:Mãi', 'DTSTART:19700101T000000Z', 'DTEND:19700101T001000Z', `RRULE:${rule}`);
  expect((await read(...repeating('FREQ=SECONDLY'))).skipped).toEqual({ 'too-often': 1 });
  expect((await read(...repeating('FREQ=DAILY'))).skipped).toEqual({ 'too-often': 1 });
  // A day that never comes keeps the parser busy for ever: it is stopped from outside.
  const never = await code(calendar(...repeating('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')), small);
  expect(['read', 'file-took-too-long']).toContain(never);
  // One that cannot be read spoils no other.
  const good = event('UID:g', 'SUMMARY:Họp', 'DTSTART:20261118T010000Z', 'DTEND:20261118T020000Z');
  expect(await times(...event('UID:b', 'DTSTART:20269999T990000Z', 'SUMMARY:x'), ...good)).toEqual([
    'Họp 2026-11-18T01:00 2026-11-18 60',
  ]);
});

it('a zone whose clocks change every second is not reckoned with: its times are those of the body', async () => {
  const endless = [
    ...['BEGIN:VTIMEZONE', 'TZID:Endless', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0900'],
    ...['TZOFFSETTO:+0900', 'RRULE:FREQ=SECONDLY', 'END:STANDARD', 'END:VTIMEZONE'],
  ];
  const meeting = event(
    ...['UID:1', 'SUMMARY:Họp', 'DTSTART;TZID=Endless:20261118T080000', 'DTEND;TZID=Endless:20261118T090000'],
  );
  expect(await times(...endless, ...meeting)).toEqual(['Họp 2026-11-18T01:00 2026-11-18 60']);
});
