// The own record to take away: what is in it, and that nobody gets another's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReport } from '../builders/body.ts';
import { pdfText } from '../pdf-text.ts';
import { type ServedBody, servedBody, type Who } from './served-body.ts';

const DIFFICULTY = 'Phần mềm chậm đầu giờ, ngoằn ngoèo #set <b>';
const COMMENT = 'Quyết định thứ nhất: giữ nguyên điểm, khuyến khích ở những việc khó';
let served: ServedBody;
beforeAll(async () => {
  served = await servedBody();
  await served.body.does('lan', 'submit', { of: 'lan', report: { ...aReport(), difficulties: DIFFICULTY } });
  const entered = { quality: 3500, progress: 3500, conduct: 1700 };
  await served.body.does('nam', 'score', { of: 'lan', entered, comment: 'Chấm thấp hơn vì trả lời chậm' });
  await served.body.does('minh', 'approve', { of: 'lan', comment: COMMENT });
  await served.get('minh', `/people/${served.id('lan')}`);
  await served.get('office', '/difficulties');
  await served.get('nam', `/evaluations/${await recordOf('lan')}`);
});
afterAll(() => served.drop());

async function recordOf(who: Who) {
  const [row] = await served.body.sql<{ id: number }>(
    `select id from evaluation where tenant_id = 1 and person_id = ${served.id(who)} and content_seq is not null`,
  );
  return row?.id ?? 0;
}
const squeezed = (words: string) => words.replace(/\s+/g, '');
const document = async (who: Who, query = '', tenant: 1 | 2 = 1) => {
  const answer = await served.get(who, `/own-data.pdf${query}`, tenant);
  return { answer, ...pdfText(answer.bytes) };
};

describe('as a document', () => {
  it('tells week by week what stands, why, who said what, and who looked, in letters that can be copied', async () => {
    const { answer, text, faces } = await document('lan');
    expect(answer.headers['content-type']).toBe('application/pdf');
    for (const words of [
      'HỒ SƠ ĐÁNH GIÁ CỦA CÁ NHÂN',
      served.body.nameOf('lan'),
      '47/2026888787Hoàn thành tốt nhiệm vụ',
      COMMENT,
      'Chấm thấp hơn vì trả lời chậm',
      DIFFICULTY,
      'Phê duyệt',
      'Đã phê duyệt',
      '8679-CV/BTCTW',
      // Next week's record is there already, for work to be typed ahead: nothing is owed in it.
      '48/2026Chưa tới tuần',
      'xem trang cá nhân',
      'mở hồ sơ',
    ])
      expect(text, words).toContain(squeezed(words));
    expect(text).not.toContain('\u{fffd}');
    expect([...faces.keys()].every((face) => face.startsWith('Tinos'))).toBe(true);
    expect(answer.text).toContain('pdfaid');
  });

  it('speaks English when asked', async () => {
    const { text } = await document('lan', '?locale=en');
    expect(text).toContain(squeezed('PERSONAL RECORD OF EVALUATION'));
    expect(text).toContain(squeezed('Who looked at this record'));
  });

  it('is whole and without fault for somebody of whom nothing is known yet', async () => {
    const { answer, text } = await document('admin');
    expect(answer.status).toBe(200);
    expect(text).toContain(squeezed('Chưa ai mở xem.'));
  });
});

describe('nobody takes another record away', () => {
  it('the name of a person in the address is an error, and without a session there is nothing', async () => {
    for (const query of [`?person=${served.id('lan')}`, `?id=${served.id('lan')}`])
      for (const who of ['minh', 'office', 'inspector'] as const)
        expect((await served.get(who, `/own-data.pdf${query}`)).status, who).toBe(400);
    expect((await served.get('minh', `/people/${served.id('lan')}/own-data.pdf`)).status).toBe(404);
    for (const path of ['/own-data.pdf', '/own-data'])
      expect((await served.server.browser('t1.localhost').get(path)).status).toBe(401);
  });

  it('whoever asks gets the own one: no word of those he scored, nor of the other body', async () => {
    for (const who of ['minh', 'nam', 'office', 'inspector'] as const) {
      const { text } = await document(who);
      expect(text, who).toContain(squeezed(served.body.nameOf(who)));
      expect(text, who).not.toContain(squeezed(COMMENT));
      expect(text, who).not.toContain(squeezed(served.body.nameOf('lan')));
    }
    const { text } = await document('lan', '', 2);
    expect(text).not.toContain(squeezed(COMMENT));
    expect(text).not.toContain(squeezed(served.body.nameOf('lan')));
  });
});

it('as a file for programs it holds the same, and both are events of the log', async () => {
  const file = await served.get('lan', '/own-data');
  expect(file.status).toBe(200);
  const data = JSON.parse(file.text) as Record<string, unknown> & {
    person: { id: number };
    weeks: { report: object | null; levels: object[] }[];
  };
  expect(data.person.id).toBe(served.id('lan'));
  expect(data.weeks.some(({ report }) => report !== null)).toBe(true);
  expect(data.difficulties).toMatchObject([{ text: DIFFICULTY }]);
  expect(Object.keys(data)).toEqual(
    expect.arrayContaining([
      'longer',
      'rollUps',
      'talks',
      'delegations',
      'absences',
      'work',
      'messages',
      'readBy',
    ]),
  );
  expect(file.text).not.toContain(served.body.nameOf('binh'));
  const logged = await served.body.sql<{ what: string }>(
    `select distinct detail ->> 'what' as what from event_log
     where tenant_id = 1 and kind = 'export' and actor_id = ${served.id('lan')} and subject_id = actor_id order by 1`,
  );
  expect(logged.map(({ what }) => what)).toEqual(['own-data', 'own-record-pdf']);
});

it('the page tells on which page somebody looked', async () => {
  const looks = (await served.get('lan', `/people/${served.id('lan')}`)).at('readBy') as readonly {
    what: string;
    period: string | null;
  }[];
  expect(looks).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ what: 'person', period: null }),
      expect.objectContaining({ what: 'record', period: expect.stringContaining('-W') }),
    ]),
  );
});
