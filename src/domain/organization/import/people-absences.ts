// From the remark of a row to the absences still to be recorded.
import { type Absence, type DateSpan, overlaps, type PlainDate } from '../shape.ts';
import { type NotedAbsence, readNote, saysAtWork, speaksOfGoing } from './absence-notes.ts';
import { dayBefore } from './calendar-date.ts';
import type { PlacedPerson } from './colleagues.ts';
import type { IdentifiedPerson } from './people-identity.ts';
import type { TroubleLog } from './trouble-log.ts';

export type AbsenceDraft = Omit<Absence, 'id'>;

/** Whether what is recorded already says all the remark says. */
function isRecorded(noted: NotedAbsence, recorded: Absence, start: PlainDate): boolean {
  if (noted.from === null) return recorded.to === noted.to && recorded.from <= start;
  if (noted.to === null) return recorded.from === noted.from;
  return recorded.from <= noted.from && recorded.to === noted.to;
}

/** The part of the span that no recorded absence covers, taken at its end: an absence that lasts longer is continued. */
function stillMissing(span: DateSpan, recorded: readonly Absence[]): DateSpan | null {
  let from = span.from;
  for (const one of [...recorded].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (one.from > from) continue;
    if (one.to === null) return null;
    if (one.to > from) from = one.to;
  }
  return span.to !== null && from >= span.to ? null : { from, to: span.to };
}

interface Said {
  readonly field: 'status' | 'note';
  readonly text: string;
}

/** What the row says of an absence: a state or a remark, with the dates of its own columns before those in the words. */
function readAbsence(person: IdentifiedPerson, said: Said, log: TroubleLog): NotedAbsence | null {
  const { away } = person.further;
  const about = { row: person.row, field: said.field, value: said.text };
  const reading = readNote(said.text);
  if (reading.kind !== 'absence' && speaksOfGoing(said.text)) {
    log.raise({ severity: 'warning', code: 'departure-unclear', ...about });
    return null;
  }
  if (reading.kind === 'other') {
    if (!saysAtWork(said.text)) log.raise({ severity: 'note', code: 'note-not-understood', ...about });
    return null;
  }
  const kind = reading.kind === 'absence' ? reading.absence.kind : reading.absence;
  const words = reading.kind === 'absence' ? reading.absence : { from: null, to: null };
  const noted = { kind, from: away.from ?? words.from, to: away.to ?? words.to };
  if (noted.from !== null || noted.to !== null) return noted;
  log.raise({ severity: 'warning', code: 'absence-unclear', ...about, params: { kind } });
  return null;
}

/** The absence a row adds, or null; what is unclear is asked about, what was understood is said. */
export function planAbsence(
  person: PlacedPerson,
  recorded: readonly Absence[],
  effectiveFrom: PlainDate,
  log: TroubleLog,
): AbsenceDraft | null {
  const { status, away } = person.further;
  const note = person.posts.noteTaken ? null : person.note;
  const said: Said[] = [
    ...(status === null ? [] : [{ field: 'status' as const, text: status }]),
    ...(note === null ? [] : [{ field: 'note' as const, text: note }]),
  ];
  const read = said.map((one) => ({ one, noted: readAbsence(person, one, log) }));
  const found = read.find(({ noted }) => noted !== null);
  const byColumns = away.from === null && away.to === null ? null : { kind: 'leave' as const, ...away };
  const noted = found?.noted ?? byColumns;
  if (noted === null) return null;
  const text = found?.one.text ?? note ?? '';
  const field = found?.one.field ?? 'leaveFrom';
  return stillToRecord(person, noted, { field, text }, { recorded, effectiveFrom, log });
}

interface Against {
  readonly recorded: readonly Absence[];
  readonly effectiveFrom: PlainDate;
  readonly log: TroubleLog;
}

function stillToRecord(
  person: IdentifiedPerson,
  noted: NotedAbsence,
  { field, text }: { readonly field: string; readonly text: string },
  { recorded, effectiveFrom, log }: Against,
): AbsenceDraft | null {
  const about = { row: person.row, field, value: text };
  const span = { from: noted.from ?? effectiveFrom, to: noted.to };
  const params = { kind: noted.kind, from: span.from, until: span.to === null ? 'open' : dayBefore(span.to) };
  const code = noted.from === null ? 'absence-without-start' : 'absence-understood';
  log.raise({ severity: 'warning', code, ...about, params });
  if (span.to !== null && span.to <= span.from) return null;
  const same = recorded.filter((one) => one.kind === noted.kind);
  if (same.some((one) => isRecorded(noted, one, effectiveFrom))) return null;
  const left = stillMissing(span, same);
  if (left === null) {
    const outlasts = same.some((one) => overlaps(one, span) && (one.to ?? '9') > (span.to ?? '9'));
    if (outlasts) log.raise({ severity: 'warning', code: 'absence-shorter', ...about, params });
    return null;
  }
  return { personId: person.personId, kind: noted.kind, note: text, documentNumber: null, ...left };
}
