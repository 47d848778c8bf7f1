// A calendar server of somebody else: its own process, its own table of appointments, its own clock in its own zone. It knows
// of the product nothing, and writes iCalendar as it pleases: folded lines, a zone of its own, a series with exceptions.
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(':memory:');
db.exec(`create table lich_hen (ma text primary key, noi_dung text not null, bat_dau text not null, phut integer not null,
  lap text, bo text, huy integer not null default 0)`);

/** Berlin winter time, whatever the machine says. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Privat/Winterzeit',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function fold(line) {
  const bytes = Buffer.from(line);
  if (bytes.length <= 60) return [line];
  // In the middle of a letter, as the standard allows and some servers do.
  const parts = [];
  for (let at = 0; at < bytes.length; at += 60) parts.push(bytes.subarray(at, at + 60));
  return [Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from('\r\n '), part])))];
}

function vevent({ ma, noi_dung, bat_dau, phut, lap, bo, huy }) {
  return [
    'BEGIN:VEVENT',
    `UID:${ma}@peer`,
    `SUMMARY:${noi_dung.replaceAll(',', '\\,')}`,
    `DTSTART;TZID=Privat/Winterzeit:${bat_dau}`,
    `DURATION:PT${phut}M`,
    ...(lap ? [`RRULE:${lap}`] : []),
    ...(bo ? [`EXDATE;TZID=Privat/Winterzeit:${bo}`] : []),
    ...(huy ? ['STATUS:CANCELLED'] : []),
    'END:VEVENT',
  ];
}

let mood = 'well';
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://peer');
  if (pathname === '/sql') {
    db.exec(searchParams.get('q'));
    response.end();
  } else if (pathname === '/mood') {
    mood = searchParams.get('is');
    response.end();
  } else if (mood === 'down') response.writeHead(503).end();
  else if (mood === 'page')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Bitte anmelden</html>');
  else {
    const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//peer//DE', ...ZONE];
    for (const row of db.prepare('select * from lich_hen order by ma').all()) lines.push(...vevent(row));
    lines.push('END:VCALENDAR', '');
    const body = Buffer.concat(
      lines.flatMap((line) => [...fold(line).map((one) => Buffer.from(one)), Buffer.from('\r\n')]),
    );
    response.writeHead(200, { 'content-type': 'text/calendar' }).end(body);
  }
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.resume().on('end', () => process.exit(0));
