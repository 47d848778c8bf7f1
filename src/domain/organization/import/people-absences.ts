// From the remark of a row to the absences still to be recorded.
import { type Absence, type DateSpan, overlaps, type PlainDate } from '../shape.ts';
import { type NotedAbsence, readNote } from './absence-notes.ts';
import { dayBefore } from './calendar-date.ts';
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

/** The absence a remark adds, or null; what is unclear is asked about, what was understood is said. */
export function planAbsence(
  person: IdentifiedPerson,
  recorded: readonly Absence[],
  effectiveFrom: PlainDate,
  log: TroubleLog,
): AbsenceDraft | null {
  if (person.note === null) return null;
  const about = { row: person.row, field: 'note', value: person.note };
  const reading = readNote(person.note);
  if (reading.kind === 'other') log.raise({ severity: 'note', code: 'note-not-understood', ...about });
  if (reading.kind === 'unclear') {
    log.raise({ severity: 'warning', code: 'absence-unclear', ...about, params: { kind: reading.absence } });
  }
  if (reading.kind !== 'absence') return null;
  const noted = reading.absence;
  const span = { from: noted.from ?? effectiveFrom, to: noted.to };
  const params = { kind: noted.kind, from: span.from, until: span.to === null ? 'open' : dayBefore(span.to) };
  const code = noted.from === null ? 'absence-without-start' : 'absence-understood';
  log.raise({ severity: 'warning', code, ...about, params });
  if (span.to !== null && span.to <= span.from) return null;
  const same = recorded.filter((one) => one.personId === person.personId && one.kind === noted.kind);
  if (same.some((one) => isRecorded(noted, one, effectiveFrom))) return null;
  const left = stillMissing(span, same);
  if (left === null) {
    const outlasts = same.some((one) => overlaps(one, span) && (one.to ?? '9') > (span.to ?? '9'));
    if (outlasts) log.raise({ severity: 'warning', code: 'absence-shorter', ...about, params });
    return null;
  }
  return { personId: person.personId, kind: noted.kind, note: person.note, documentNumber: null, ...left };
}
