import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryLines, type FastEntry, markKey, parseEntry } from './fast-entry.ts';

/** A Friday. */
const TODAY = '2026-11-20';
const read = (line: string, words: readonly string[] = []) => parseEntry(line, TODAY, new Set(words));
type Said = Partial<Omit<FastEntry, 'marks'>>;
const NOTHING = {
  ...{ done: null, day: TODAY, due: null, minutes: null, quantity: null, part: null, tags: [], reason: '' },
};
const said = (line: string) => {
  const { marks: _, ...rest } = read(line);
  return rest;
};

describe('one line', () => {
  it.each<readonly [string, Said]>([
    [
      'Tờ trình 214 xong 3h #quyhoach',
      { title: 'Tờ trình 214', done: TODAY, minutes: 180, tags: ['quyhoach'] },
    ],
    ['214 xong 3h', { title: '214', done: TODAY, minutes: 180 }],
    ['214 x 3h', { title: '214', done: TODAY, minutes: 180 }],
    ['Chấm phiếu x 3', { title: 'Chấm phiếu', quantity: 3 }],
    ['Lô x đường Trần Phú', { title: 'Lô x đường Trần Phú' }],
    ['Soạn báo cáo quý', { title: 'Soạn báo cáo quý' }],
    ['Họp giao ban 1h30', { title: 'Họp giao ban', minutes: 90 }],
    ['Họp giao ban 1 giờ 30 phút', { title: 'Họp giao ban', minutes: 90 }],
    ['Họp giao ban 90p', { title: 'Họp giao ban', minutes: 90 }],
    ['Họp giao ban 90 phút', { title: 'Họp giao ban', minutes: 90 }],
    ["Họp giao ban 90'", { title: 'Họp giao ban', minutes: 90 }],
    ['Họp giao ban 2,5h', { title: 'Họp giao ban', minutes: 150 }],
    ['Họp giao ban 2.5 giờ', { title: 'Họp giao ban', minutes: 150 }],
    ['Họp giao ban 3 tiếng', { title: 'Họp giao ban', minutes: 180 }],
    ['Meeting 2 hours done', { title: 'Meeting', minutes: 120, done: TODAY }],
    ['Họp giao ban 45 min', { title: 'Họp giao ban', minutes: 45 }],
    ['Rà soát quy hoạch 50%', { title: 'Rà soát quy hoạch', part: 50 }],
    ['Chấm phiếu x3', { title: 'Chấm phiếu', quantity: 3 }],
    ['Thẩm định 12 hồ sơ quy hoạch', { title: 'Thẩm định 12 hồ sơ quy hoạch', quantity: 12 }],
    ['Trình công văn hạn 25/11', { title: 'Trình công văn', due: '2026-11-25' }],
    ['Trình công văn hạn ngày 25/11', { title: 'Trình công văn', due: '2026-11-25' }],
    ['Trình công văn hạn 5/1', { title: 'Trình công văn', due: '2027-01-05' }],
    ['Trình công văn hạn thứ sáu', { title: 'Trình công văn', due: TODAY }],
    ['Trình công văn hạn thứ tư', { title: 'Trình công văn', due: '2026-11-25' }],
    ['Trình công văn hạn thứ ba tuần sau', { title: 'Trình công văn', due: '2026-11-24' }],
    ['Trình công văn hạn mai', { title: 'Trình công văn', due: '2026-11-21' }],
    ['Letter due 25/11', { title: 'Letter', due: '2026-11-25' }],
    ['Letter due friday', { title: 'Letter', due: TODAY }],
    ['Trình công văn hạn thứ ba tuần trước', { title: 'Trình công văn', due: '2026-11-10', day: TODAY }],
    ['Trinh cong van han thu ba tuan truoc', { title: 'Trinh cong van', due: '2026-11-10', day: TODAY }],
    ['Trình công văn hạn hôm qua', { title: 'Trình công văn', due: '2026-11-19', day: TODAY }],
    ['Trình công văn hạn thứ hai tuần này', { title: 'Trình công văn', due: '2026-11-16' }],
    ['Trình công văn trước 25/11', { title: 'Trình công văn', due: '2026-11-25' }],
    ['Tờ trình 214 đến thứ tư', { title: 'Tờ trình 214', due: '2026-11-25' }],
    ['Tờ trình 214 hạn mới 5/12', { title: 'Tờ trình 214', due: '2026-12-05' }],
    ['Tờ trình 214 gia hạn đến hết ngày 5/12', { title: 'Tờ trình 214', due: '2026-12-05' }],
    ['Tờ trình 214 lùi sang thứ hai tuần sau', { title: 'Tờ trình 214', due: '2026-11-23' }],
    ['Tờ trình 214 dời hạn tới mai', { title: 'Tờ trình 214', due: '2026-11-21' }],
    ['Letter until friday', { title: 'Letter', due: TODAY }],
    ['Letter due by 5/12', { title: 'Letter', due: '2026-12-05' }],
    [
      'Tờ trình 214 đến thứ tư vì Sở chưa có ý kiến, 2h',
      { title: 'Tờ trình 214', due: '2026-11-25', minutes: 120, reason: 'Sở chưa có ý kiến' },
    ],
    [
      'Tờ trình 214 hạn 5/12 2h lý do: chờ Sở Nội vụ',
      { title: 'Tờ trình 214', due: '2026-12-05', minutes: 120, reason: 'chờ Sở Nội vụ' },
    ],
    ['Letter due 5/12 because of the flood', { title: 'Letter', due: '2026-12-05', reason: 'of the flood' }],
    ['Vì sao chậm hạn 5/12', { title: 'Vì sao chậm', due: '2026-12-05' }],
    ['Họp vì dân 2h', { title: 'Họp vì dân', minutes: 120 }],
    ['Công văn đến 25/11', { title: 'Công văn đến 25/11' }],
    ['Trực từ thứ hai đến thứ tư', { title: 'Trực từ thứ hai đến', day: '2026-11-18' }],
    ['Trực đến 18/11', { title: 'Trực đến', day: '2026-11-18' }],
    ['hop toi thu tu', { title: 'hop toi', day: '2026-11-18' }],
    ['Họp hôm qua 2h', { title: 'Họp', day: '2026-11-19', minutes: 120 }],
    ['Họp hôm qua xong', { title: 'Họp', day: '2026-11-19', done: '2026-11-19' }],
    ['Họp thứ hai', { title: 'Họp', day: '2026-11-16' }],
    ['Họp chủ nhật', { title: 'Họp', day: '2026-11-15' }],
    ['Họp thứ 3 tuần trước', { title: 'Họp', day: '2026-11-10' }],
    ['Họp 18/11', { title: 'Họp', day: '2026-11-18' }],
    ['Họp 18/11/2026', { title: 'Họp', day: '2026-11-18' }],
    ['đã xong tờ trình', { title: 'đã xong tờ trình', done: TODAY }],
    ['Làm xong hồ sơ A 2h', { title: 'Làm xong hồ sơ A', done: TODAY, minutes: 120 }],
    ['Tờ trình 214, xong, 3h', { title: 'Tờ trình 214', done: TODAY, minutes: 180 }],
    ['Họp (3h) với sở', { title: 'Họp với sở', minutes: 180 }],
    ['Họp (xong, 3h)', { title: 'Họp', done: TODAY, minutes: 180 }],
    ['Họp thứ sáu', { title: 'Họp', day: TODAY }],
    ['Họp hôm  qua', { title: 'Họp', day: '2026-11-19' }],
    ['Làm kế hoạch thứ 2', { title: 'Làm kế hoạch', day: '2026-11-16' }],
    ['Chấm phiếu x1', { title: 'Chấm phiếu', quantity: 1 }],
    ['Chấm phiếu x9999', { title: 'Chấm phiếu', quantity: 9999 }],
    ['Rà soát 1%', { title: 'Rà soát', part: 1 }],
    ['Rà soát 100%', { title: 'Rà soát', part: 100 }],
    ['Họp 1 phút', { title: 'Họp', minutes: 1 }],
    ['Trực 24h', { title: 'Trực', minutes: 1440 }],
    ['Việc chưa rõ của phòng xong', { title: 'Việc chưa rõ của phòng', done: TODAY }],
    ['#a Họp #b #a', { title: 'Họp', tags: ['a', 'b'] }],
    ['Họp #quy_hoạch-2026', { title: 'Họp', tags: ['quy_hoạch-2026'] }],
    ['３h Họp', { title: 'Họp', minutes: 180 }],
    ['hồ sơ cán bộ xong 3h', { title: 'hồ sơ cán bộ', done: TODAY, minutes: 180 }],
    ['ho so can bo xong 3h', { title: 'ho so can bo', done: TODAY, minutes: 180 }],
    ['Cấp căn cước xong 2h', { title: 'Cấp căn cước', done: TODAY, minutes: 120 }],
    ['dự án đầu tư 3h', { title: 'dự án đầu tư', minutes: 180 }],
    ['du an dau tu 3h', { title: 'du an dau tu', minutes: 180 }],
    ['Họp tổ 2h', { title: 'Họp tổ', minutes: 120 }],
    ['Vào sổ công văn đến 2h', { title: 'Vào sổ công văn đến', minutes: 120 }],
    ['Họp từ 8h đến 10h', { title: 'Họp từ 8h đến 10h' }],
    ['Trình ký 12 văn bản', { title: 'Trình ký 12 văn bản', quantity: 12 }],
    ['trinh ky 12 van ban', { title: 'trinh ky 12 van ban', quantity: 12 }],
    ['Soát hồ sơ 5 phiếu', { title: 'Soát hồ sơ 5 phiếu', quantity: 5 }],
    ['soat ho so 5 phieu', { title: 'soat ho so 5 phieu', quantity: 5 }],
    ['Tờ trình kỳ 12 văn bản', { title: 'Tờ trình kỳ 12 văn bản' }],
    ['Tờ trình cần ký xong 1h', { title: 'Tờ trình cần ký xong', minutes: 60 }],
    ['To trinh chua xong 1h', { title: 'To trinh chua xong', minutes: 60 }],
    ['xong 3h', { title: '', done: TODAY, minutes: 180 }],
    ['', { title: '' }],
  ])('%j', (line, wanted) => {
    expect(said(line)).toEqual({ title: '', ...NOTHING, ...wanted });
  });

  it.each<readonly [string, Said]>([
    ['To trinh 214 xong 3 gio hom qua', { done: '2026-11-19', minutes: 180, day: '2026-11-19' }],
    ['To trinh 214 han thu tu', { due: '2026-11-25' }],
    ['To trinh 214 den thu tu vi cho So', { due: '2026-11-25', reason: 'cho So' }],
    ['To trinh 214 gia han den 5/12 ly do cho So', { due: '2026-12-05', reason: 'cho So' }],
    ['To trinh 214 han thu ba tuan sau', { due: '2026-11-24' }],
  ])('typed without marks: %j', (line, wanted) => {
    expect(said(line)).toEqual({ title: line.slice(0, 12), ...NOTHING, ...wanted });
  });
});

describe('what is no mark stays in the name', () => {
  it.each([
    'Công văn 214/TTr-UBND',
    'Quyết định 12/2026',
    'Công văn số 20/11',
    'Kế hoạch 5/10 của sở',
    'Tờ trình 214 hồ sơ đất',
    'Họp lúc 8h',
    'Họp lúc  8h',
    'từ 8h họp',
    'Rà soát 0%',
    'Trực 24h1p',
    'chưa xong',
    'Tờ trình chưa  xong',
    'Tờ trình chưa làm  xong',
    'Họp xong rồi hoàn thành nhiệm vụ',
    'Họp thứ ba tuần sau',
    'Họp từ 8h đến 10h',
    'Họp 8h-10h',
    'Xử lý thư từ',
    'Báo cáo hoàn thành nhiệm vụ',
    'Tờ trình chưa xong',
    'Tờ trình chưa làm xong',
    'Họp 30/11',
    'Họp 31/2',
    'Tờ trình 0 hồ sơ',
    'Tăng 120%',
    'Trực 30h',
    'Ký hiệu a#b',
    'Tài liệu 3h2x',
    'Nghị quyết 18-NQ/TW',
    'Điều 5',
    'Mua 10 x20000',
    'Xong3h',
    'Mai đi Nha Trang',
  ])('%j', (line) => {
    expect(said(line)).toEqual({ ...NOTHING, title: line });
  });

  it('a text too long for a name is not looked through', () => {
    const line = (length: number) => `${'a'.repeat(length - 5)} xong`;
    expect(said(line(1000))).toMatchObject({ title: 'a'.repeat(995), done: TODAY });
    expect(said(line(1001))).toMatchObject({ title: line(1001), done: null });
  });

  it('a number behind the name of a document is the document', () => {
    expect(said('Tờ trình 214 xong x2')).toMatchObject({ title: 'Tờ trình 214', quantity: 2 });
  });

  it('a half-typed mark changes nothing until it is whole', () => {
    const line = 'Tờ trình 214 hạn thứ sáu xong 1h30 #quy';
    const before = 'Tờ trình 214';
    for (let length = before.length; length <= line.length; length += 1) {
      const { title, marks } = read(line.slice(0, length));
      expect(line.slice(0, length).startsWith(title.slice(0, before.length))).toBe(true);
      for (const mark of marks) expect(line.slice(mark.from, mark.to)).toBe(mark.text);
    }
    expect(read('Tờ trình hạn thứ').title).toBe('Tờ trình hạn thứ');
    expect(read('Tờ trình 21').title).toBe('Tờ trình 21');
    expect(read('Tờ trình xon').title).toBe('Tờ trình xon');
  });
});

describe('marks', () => {
  it('are told in order with their places in what was typed', () => {
    const line = 'Tờ trình 214 xong 3h #quyhoach';
    expect(read(line).marks).toEqual([
      { kind: 'state', from: 13, to: 17, text: 'xong', value: 'done' },
      { kind: 'minutes', from: 18, to: 20, text: '3h', value: 180 },
      { kind: 'tag', from: 21, to: 30, text: '#quyhoach', value: 'quyhoach' },
    ]);
  });

  it('decomposed letters are understood in place and stay as typed', () => {
    const line = 'Tờ trình hôm qua 3 giờ'.normalize('NFD');
    const { title, marks, minutes, day } = read(line);
    expect([minutes, day]).toEqual([180, '2026-11-19']);
    expect(title).toBe('Tờ trình'.normalize('NFD'));
    expect(marks.map(({ text }) => text)).toEqual(['hôm qua', '3 giờ'].map((text) => text.normalize('NFD')));
  });

  it('of two for the same thing the last counts, the other stays a word', () => {
    expect(said('Họp 8h xong 3h')).toMatchObject({ title: 'Họp 8h', minutes: 180 });
    expect(said('Họp 3h 1h30')).toMatchObject({ title: 'Họp 3h', minutes: 90 });
    expect(said('Họp 1h30 3h')).toMatchObject({ title: 'Họp 1h30', minutes: 180 });
    expect(said('Phiếu x2 x3')).toMatchObject({ title: 'Phiếu x2', quantity: 3 });
  });

  it('turned back into a word is a word, and the others hold', () => {
    const line = 'Tờ trình 214 xong 3h';
    const [state, minutes] = read(line).marks;
    if (state === undefined || minutes === undefined) throw new Error('two marks expected');
    expect(said(line)).toMatchObject({ title: 'Tờ trình 214' });
    expect(read(line, [markKey(minutes)])).toMatchObject({ title: 'Tờ trình 214 xong 3h', minutes: null });
    expect(read(line, [markKey(state)])).toMatchObject({
      title: 'Tờ trình 214 xong',
      done: null,
      minutes: 180,
    });
    expect(read(line, [markKey(state), markKey(minutes)]).marks).toEqual([]);
  });
});

describe('any line', () => {
  const piece = fc.constantFrom(
    ...[
      'xong',
      '3h',
      '1h30',
      'hạn',
      'thứ',
      'sáu',
      '25/11',
      '#a',
      'x3',
      '12',
      'hồ sơ',
      '50%',
      '(',
      ')',
      ',',
      ' ',
      ' ',
    ],
    ...['Tờ trình', 'chưa', '214/TTr', 'hôm qua', 'giờ', 'ợ'.normalize('NFD'), '\u0301', '３', '🙂', 'İ'],
  );
  // No text of ours holds a zero: the contract refuses it.
  const lines = fc
    .oneof(
      fc.array(piece, { maxLength: 14 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    )
    .filter((line) => !line.includes('\u0000'));

  it('is told back piece by piece: marks lie in it, in order, and the name is made of the rest', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { marks, title, minutes } = read(line);
        let from = 0;
        for (const mark of marks) {
          expect(mark.from).toBeGreaterThanOrEqual(from);
          expect(line.slice(mark.from, mark.to)).toBe(mark.text);
          from = mark.to;
        }
        const letters = (text: string) => [...text.replace(/[\s.,;!()–-]/g, '')];
        const left = letters(line);
        for (const letter of letters(title)) {
          const at = left.indexOf(letter);
          expect(at).toBeGreaterThanOrEqual(0);
          left.splice(0, at + 1);
        }
        if (minutes !== null) expect(minutes).toBeGreaterThanOrEqual(1);
      }),
      { seed: 20, numRuns: 600 },
    );
  });

  it('with all its marks turned back is its own name', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const words = new Set<string>();
        for (let entry = read(line); entry.marks.length > 0; entry = read(line, [...words]))
          for (const mark of entry.marks) words.add(markKey(mark));
        const bare = line.trim();
        expect(read(line, [...words]).title).toBe(/[^\s.,;!]/.test(bare) ? bare : '');
      }),
      { seed: 20, numRuns: 300 },
    );
  });
});

describe('a pasted list', () => {
  it('is one entry a line, without bullets, numbers and empty lines', () => {
    const text = '- Tờ trình 214 xong\r\n\r\n2. Họp 3h\n• Công văn 5/TTr\t1h\n  * Trực  ';
    expect(entryLines(text)).toEqual(['Tờ trình 214 xong', 'Họp 3h', 'Công văn 5/TTr 1h', 'Trực']);
  });
  it('is a list from two lines on, however they are parted', () => {
    for (const end of ['\r\n', '\n', '\r', '\v', '\u2028', '\u2029'])
      expect(entryLines(`1. Họp${end}2) Vụ V`)).toEqual(['Họp', 'Vụ V']);
  });
  it('one line is left as it is', () => {
    expect(entryLines('1. Họp\n')).toEqual(['1. Họp']);
    expect(entryLines('  ')).toEqual([]);
  });
});
