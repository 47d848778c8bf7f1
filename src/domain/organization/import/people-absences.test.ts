// Absences of a row against recorded ones: what is still to be recorded, and what is said.
import { describe, expect, test } from 'vitest';
import { logOf, wholeLines } from '../../../../test/input/exact.ts';
import type { Absence } from '../shape.ts';
import { readNote, spanIn } from './absence-notes.ts';
import type { PlacedPerson } from './colleagues.ts';
import { planAbsence } from './people-absences.ts';

const FROM = '2026-11-02';
interface Said {
  readonly status?: string;
  readonly note?: string;
  readonly from?: string;
  readonly to?: string;
  readonly noteTaken?: boolean;
}
function planned(
  { status, note, from, to, noteTaken = false }: Said,
  recorded: readonly Partial<Absence>[] = [],
) {
  const log = logOf();
  const person = {
    ...{ row: 2, personId: 7, note: note ?? null, posts: { noteTaken } },
    further: { status: status ?? null, away: { from: from ?? null, to: to ?? null } },
  } as unknown as PlacedPerson;
  const known = recorded.map(
    (one): Absence => ({
      ...{ id: 1, personId: 7, kind: 'leave', note: '', documentNumber: null, from: '2026-10-01', to: null },
      ...one,
    }),
  );
  const draft = planAbsence(person, known, FROM, log);
  const shown = draft === null ? null : `${draft.kind} ${draft.from} ${draft.to ?? 'open'} «${draft.note}»`;
  return { draft: shown, told: wholeLines(log.troubles()) };
}
const understood = (field: string, text: string, from: string, until: string, kind = 'leave') =>
  `2 ${field} warning absence-understood «${text}» {kind:${kind},from:${from},until:${until}}`;
const NOTE = 'Nghỉ ốm từ 10/11/2026 đến 20/11/2026';
const said = understood('note', NOTE, '2026-11-10', '2026-11-20');

describe('what is said', () => {
  test.each<[string, Said, string | null, string[]]>([
    ['nothing', {}, null, []],
    ['a remark', { note: NOTE }, `leave 2026-11-10 2026-11-21 «${NOTE}»`, [said]],
    ['a remark that was about posts', { note: NOTE, noteTaken: true }, null, []],
    ['a remark about something else', { note: 'Khen' }, null, ['2 note note note-not-understood «Khen»']],
    ['a state that is none', { status: 'Đang làm việc' }, null, []],
    ['no date', { status: 'Nghỉ phép' }, null, ['2 status warning absence-unclear «Nghỉ phép» {kind:leave}']],
    [
      'columns alone',
      { from: '2026-11-10', to: '2026-11-21' },
      'leave 2026-11-10 2026-11-21 «»',
      [understood('leaveFrom', '', '2026-11-10', '2026-11-20')],
    ],
    [
      'one column alone',
      { from: '2026-11-10' },
      'leave 2026-11-10 open «»',
      [understood('leaveFrom', '', '2026-11-10', 'open')],
    ],
    [
      'an end alone',
      { to: '2026-11-21' },
      `leave ${FROM} 2026-11-21 «»`,
      [`2 leaveFrom warning absence-without-start «» {kind:leave,from:${FROM},until:2026-11-20}`],
    ],
    [
      'a state with columns',
      { status: 'Đi học', from: '2026-11-10' },
      'training 2026-11-10 open «Đi học»',
      [understood('status', 'Đi học', '2026-11-10', 'open', 'training')],
    ],
    [
      'columns before words',
      { note: NOTE, to: '2026-12-01' },
      `leave 2026-11-10 2026-12-01 «${NOTE}»`,
      [understood('note', NOTE, '2026-11-10', '2026-11-30')],
    ],
    [
      'a state before a remark',
      { status: 'Biệt phái từ 01/11/2026', note: NOTE },
      'secondment 2026-11-01 open «Biệt phái từ 01/11/2026»',
      [understood('status', 'Biệt phái từ 01/11/2026', '2026-11-01', 'open', 'secondment')],
    ],
    [
      'a remark beside a state that is none',
      { status: 'Đang làm việc', note: NOTE },
      `leave 2026-11-10 2026-11-21 «${NOTE}»`,
      [said],
    ],
    [
      'columns beside a remark about something else',
      { note: 'Khen', from: '2026-11-10' },
      'leave 2026-11-10 open «Khen»',
      [
        '2 note note note-not-understood «Khen»',
        understood('leaveFrom', 'Khen', '2026-11-10', 'open'),
      ].toSorted(),
    ],
    [
      'over before the list',
      { to: FROM },
      null,
      [`2 leaveFrom warning absence-without-start «» {kind:leave,from:${FROM},until:2026-11-01}`],
    ],
  ])('%s', (_, given, draft, troubles) => {
    const { draft: found, told } = planned(given);
    expect([found, told.toSorted()]).toEqual([draft, troubles.toSorted()]);
  });
});

describe('what is recorded', () => {
  const shorter = `2 note warning absence-shorter «${NOTE}» {kind:leave,from:2026-11-10,until:2026-11-20}`;
  test.each<[string, Said, Partial<Absence>[], string | null, string[]]>([
    [
      'another kind does not count',
      { note: NOTE },
      [{ kind: 'training' }],
      `leave 2026-11-10 2026-11-21 «${NOTE}»`,
      [],
    ],
    ['the same', { note: NOTE }, [{ from: '2026-11-10', to: '2026-11-21' }], null, []],
    ['begun earlier', { note: NOTE }, [{ from: '2026-11-09', to: '2026-11-21' }], null, []],
    [
      'begun a day later',
      { note: NOTE },
      [{ from: '2026-11-11', to: '2026-11-21' }],
      `leave 2026-11-10 2026-11-21 «${NOTE}»`,
      [],
    ],
    [
      'ended earlier',
      { note: NOTE },
      [{ from: '2026-11-10', to: '2026-11-15' }],
      `leave 2026-11-15 2026-11-21 «${NOTE}»`,
      [],
    ],
    [
      'two that follow each other, in any order',
      { note: NOTE },
      [
        { from: '2026-11-15', to: '2026-11-18' },
        { from: '2026-11-01', to: '2026-11-15' },
      ],
      `leave 2026-11-18 2026-11-21 «${NOTE}»`,
      [],
    ],
    [
      'one inside another',
      { note: NOTE },
      [
        { from: '2026-11-01', to: '2026-11-15' },
        { from: '2026-11-02', to: '2026-11-12' },
      ],
      `leave 2026-11-15 2026-11-21 «${NOTE}»`,
      [],
    ],
    [
      'covered by two',
      { note: NOTE },
      [
        { from: '2026-11-01', to: '2026-11-15' },
        { from: '2026-11-15', to: '2026-11-21' },
      ],
      null,
      [],
    ],
    ['lasts longer', { note: NOTE }, [{ from: '2026-11-10', to: '2026-11-22' }], null, [shorter]],
    ['lasts for ever', { note: NOTE }, [{ from: '2026-11-10' }], null, [shorter]],
    [
      'over before',
      { note: NOTE },
      [{ from: '2026-10-01', to: '2026-11-10' }],
      `leave 2026-11-10 2026-11-21 «${NOTE}»`,
      [],
    ],
    [
      'no end said, the same start',
      { from: '2026-11-10' },
      [{ from: '2026-11-10', to: '2026-11-21' }],
      null,
      [],
    ],
    [
      'no end said, another start',
      { from: '2026-11-11' },
      [{ from: '2026-11-10', to: '2026-11-21' }],
      'leave 2026-11-21 open «»',
      [],
    ],
    ['no start said, the same end', { to: '2026-11-21' }, [{ from: FROM, to: '2026-11-21' }], null, []],
    [
      'no start said, recorded from later',
      { to: '2026-11-21' },
      [{ from: '2026-11-03', to: '2026-11-21' }],
      `leave ${FROM} 2026-11-21 «»`,
      [],
    ],
    [
      'no start said, another end',
      { to: '2026-11-21' },
      [{ from: '2026-10-01', to: '2026-11-10' }],
      'leave 2026-11-10 2026-11-21 «»',
      [],
    ],
  ])('%s', (_, given, recorded, draft, more) => {
    const { draft: found, told } = planned(given, recorded);
    expect(found).toBe(draft);
    expect(told.filter((line) => line.includes('shorter'))).toEqual(more);
  });
});

describe('words', () => {
  test.each<[string, unknown]>([
    ['từ 01/11/2026 đến hết ngày 30/11/2026', { from: '2026-11-01', to: '2026-12-01' }],
    ['bắt đầu 1-11-2026, tới tháng 11/2026', { from: '2026-11-01', to: '2026-12-01' }],
    ['hết 30.11.2026', { from: null, to: '2026-12-01' }],
    ['từ 01/11/2026 đến 01/11/2026', { from: '2026-11-01', to: '2026-11-02' }],
    ['từ 02/11/2026 đến 01/11/2026', null],
    ['từ 31/02/2026 đến 01/11/2026', null],
    ['từ 01/11/2026 đến 31/02/2026', null],
    ['từ tháng 13/2026', null],
    ['từ hôm qua', { from: null, to: null }],
  ])('%s', (text, span) => {
    expect(spanIn(text)).toEqual(span);
  });
  test.each<[string, unknown]>([
    ['Đang công tác tại sở từ 01/11/2026', { kind: 'other' }],
    ['Còn làm việc', { kind: 'other' }],
    [
      'Công tác từ 01/11/2026',
      { kind: 'absence', absence: { kind: 'mission', from: '2026-11-01', to: null } },
    ],
    ['Trưng tập', { kind: 'unclear', absence: 'secondment' }],
    ['Thai sản', { kind: 'unclear', absence: 'leave' }],
    ['Nghỉngơi', { kind: 'other' }],
  ])('%s', (text, reading) => {
    expect(readNote(text)).toEqual(reading);
  });
});
