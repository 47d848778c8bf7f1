// A document-management system of somebody else: its own process, its own tables in its own database, its own clock in its
// own zone. It knows of the product what docs/connectors.md says, and sends through the example sender.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { add, flush } from '../../connectors/example/sender.mjs';

const [, , mode, given] = process.argv;
const { url, host, connector, token, secret, folder, start, people, head, seed, documents } =
  JSON.parse(given);

/** The same numbers for the same seed. */
let state = seed;
function chance(below) {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
}

const db = new DatabaseSync(join(folder, 'van-ban.sqlite'));
db.exec(`
  create table if not exists van_ban_den (
    so_den integer primary key, so_ky_hieu text not null, trich_yeu text not null, can_bo text not null,
    lanh_dao text not null, ngay_giao text not null, han_xu_ly text not null, ngay_tra_ket_qua text,
    ngay_tra_lai text, ngay_duyet text, trang_thai text not null, lan_sua integer not null);
  create table if not exists hang_doi (stt integer primary key, so_den integer not null, ban_sao text not null);
  create table if not exists dong_ho (gio integer not null)`);

/** Tokyo, and minutes ahead of everybody else. */
const ZONE_HOURS = 9;
let clock = start;
function gio() {
  clock += 40_000 + chance(60_000);
  const shown = new Date(clock + ZONE_HOURS * 3_600_000).toISOString().slice(0, 19);
  return `${shown}+09:00`;
}

const AFTER = {
  'dang-xu-ly': ['sua', 'tra-ket-qua', 'thu-hoi', 'chuyen'],
  'cho-duyet': ['duyet', 'tra-lai'],
  'da-duyet': [],
  'thu-hoi': [],
};

function change(van_ban) {
  const can = AFTER[van_ban.trang_thai].filter((step) => step !== 'tra-lai' || van_ban.ngay_tra_lai === null);
  const step = can[chance(can.length)];
  if (step === undefined) return false;
  const now = gio();
  if (step === 'sua') {
    van_ban.trich_yeu = `${van_ban.trich_yeu.split(' (')[0]} (sửa lần ${van_ban.lan_sua})`;
    van_ban.han_xu_ly = `2026-11-${19 + chance(8)}`;
  }
  if (step === 'chuyen') van_ban.can_bo = people[chance(people.length)];
  if (step === 'thu-hoi') van_ban.trang_thai = 'thu-hoi';
  if (step === 'tra-ket-qua') Object.assign(van_ban, { trang_thai: 'cho-duyet', ngay_tra_ket_qua: now });
  if (step === 'tra-lai') Object.assign(van_ban, { trang_thai: 'dang-xu-ly', ngay_tra_lai: now });
  if (step === 'duyet') Object.assign(van_ban, { trang_thai: 'da-duyet', ngay_duyet: now });
  return true;
}

const insert = db.prepare(`insert or replace into van_ban_den values
  (:so_den, :so_ky_hieu, :trich_yeu, :can_bo, :lanh_dao, :ngay_giao, :han_xu_ly, :ngay_tra_ket_qua, :ngay_tra_lai,
   :ngay_duyet, :trang_thai, :lan_sua)`);
const queue = db.prepare('insert into hang_doi (so_den, ban_sao) values (?, ?)');

function save(van_ban) {
  van_ban.lan_sua += 1;
  insert.run(van_ban);
  queue.run(van_ban.so_den, JSON.stringify(van_ban));
}

function work() {
  for (let so_den = 1; so_den <= documents; so_den += 1) {
    const van_ban = {
      ...{ so_den, so_ky_hieu: `${so_den}/STP-HTTP`, trich_yeu: `Công văn đến số ${so_den}` },
      ...{ can_bo: people[chance(people.length)], lanh_dao: head, ngay_giao: gio(), han_xu_ly: '2026-11-20' },
      ...{ ngay_tra_ket_qua: null, ngay_tra_lai: null, ngay_duyet: null },
      ...{ trang_thai: 'dang-xu-ly', lan_sua: 0 },
    };
    save(van_ban);
    for (let left = chance(7); left > 0 && change(van_ban); left -= 1) save(van_ban);
  }
  db.prepare('insert into dong_ho values (?)').run(clock);
}

/** Its words into those of the connector. */
function item(van_ban) {
  const maybe = (field, value) => (value === null ? {} : { [field]: value });
  return {
    ...{ externalId: `VBDEN-${van_ban.so_den}`, version: van_ban.lan_sua, person: van_ban.can_bo },
    ...{ what: van_ban.trich_yeu, document: van_ban.so_ky_hieu, assignedBy: van_ban.lanh_dao },
    ...{ assignedAt: van_ban.ngay_giao, dueAt: van_ban.han_xu_ly },
    ...maybe('deliveredAt', van_ban.ngay_tra_ket_qua),
    ...maybe('returnedAt', van_ban.ngay_tra_lai),
    ...maybe('acceptedAt', van_ban.ngay_duyet),
    ...(van_ban.trang_thai === 'thu-hoi' ? { cancelled: true } : {}),
  };
}

async function send() {
  // It was started anew since: what it had to send lies in its tables.
  clock = db.prepare('select gio from dong_ho').get().gio;
  const settings = {
    ...{ url, connector, token, secret, headers: { host }, now: () => clock, pause: 5, batch: 17 },
    // As it comes: what was written last may leave first.
    order: (names) => names.toSorted(() => chance(3) - 1),
  };
  const boxes = [0, 1, 2].map((n) => ({ ...settings, outbox: join(folder, `outbox-${n}`) }));
  for (const { ban_sao } of db.prepare('select ban_sao from hang_doi order by stt').all()) {
    const sent = item(JSON.parse(ban_sao));
    await add(boxes[chance(3)], sent);
    if (chance(3) === 0) await add(boxes[chance(3)], sent);
  }
  // Three at once: what belongs together goes different ways.
  await Promise.all(boxes.map((box) => flush(box)));
}

if (mode === 'work') work();
else await send();
process.stdout.write(
  JSON.stringify({ clock, truth: db.prepare('select * from van_ban_den order by so_den').all() }),
);
