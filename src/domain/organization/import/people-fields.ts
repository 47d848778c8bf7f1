// One row of a staff list, cell by cell, before anybody asks which unit, whose number, which manager.
import type { PlainDate, Sex } from '../shape.ts';
import { cleanBlanks, foldText, nameKey } from '../text-match.ts';
import { type DateReading, readDate, readDateText } from './calendar-date.ts';
import type { PeopleField } from './headings.ts';
import { nationalIdFacts, readNationalId } from './national-id.ts';
import type { Group, RawPerson } from './people-rows.ts';
import { withoutDoubledWord } from './titles.ts';
import type { TroubleCode } from './trouble.ts';
import type { TroubleLog } from './trouble-log.ts';

export interface PersonFields {
  readonly row: number;
  readonly group: Group | null;
  readonly fullName: string;
  readonly key: string;
  readonly sex: Sex | null;
  readonly birthDate: PlainDate | null;
  readonly nationalId: string | null;
  readonly title: string | null;
  readonly jobPosition: string | null;
  readonly grade: string | null;
  readonly education: string | null;
  /** Null when the list has no such column. */
  readonly partyMember: boolean | null;
  readonly unit: string | null;
  readonly manager: string | null;
  readonly note: string | null;
}

const YOUNGEST_YEARS = 15;
const OLDEST_YEARS = 100;

/** Reads the cells of one person; every question is asked through the log. Null when there is no name. */
export class PersonReader {
  readonly #raw: RawPerson;
  readonly #log: TroubleLog;
  readonly #has: ReadonlySet<PeopleField>;

  constructor(raw: RawPerson, log: TroubleLog, columns: ReadonlySet<PeopleField>) {
    this.#raw = raw;
    this.#log = log;
    this.#has = columns;
  }

  read(today: PlainDate): PersonFields | null {
    const fullName = this.#name();
    if (fullName === null) return null;
    const nationalId = this.#nationalId();
    return {
      row: this.#raw.row,
      group: this.#raw.group,
      fullName,
      key: nameKey(fullName),
      sex: this.#sex(),
      birthDate: this.#birthDate(nationalId, today),
      nationalId,
      title: this.#title(),
      jobPosition: this.#text('jobPosition'),
      grade: this.#text('grade'),
      education: this.#text('education'),
      partyMember: this.#flag('partyMember'),
      unit: this.#text('unit'),
      manager: this.#text('manager'),
      note: this.#text('note'),
    };
  }

  /** Composed and trimmed text, with a note when either changed it. */
  #text(field: PeopleField): string | null {
    const cell = this.#raw.cells.get(field);
    if (cell === undefined) return null;
    const about = { severity: 'note' as const, row: this.#raw.row, field, value: cell.text };
    if (cell.decomposed) this.#log.raise({ ...about, code: 'text-decomposed' });
    const text = cleanBlanks(cell.text);
    if (cell.value.kind === 'text' && text !== cell.text)
      this.#log.raise({ ...about, code: 'blanks-trimmed' });
    return text;
  }

  #name(): string | null {
    const text = this.#text('fullName');
    if (text !== null) return text;
    const answer = this.#log.raise({
      severity: 'error',
      code: 'name-missing',
      row: this.#raw.row,
      field: 'fullName',
    });
    return answer?.value ?? null;
  }

  /** A word typed twice in a row goes, unless the user gives the title himself. */
  #title(): string | null {
    const title = this.#text('title');
    const mended = title === null ? null : withoutDoubledWord(title);
    if (mended === null) return title;
    const suggestion = { field: 'title', value: mended, label: mended };
    const answer = this.#log.raise({
      severity: 'warning',
      code: 'title-doubled-word',
      row: this.#raw.row,
      field: 'title',
      value: title,
      params: { mended },
      suggestion,
    });
    return answer === null ? mended : answer.value;
  }

  #sex(): Sex | null {
    const text = this.#text('sex');
    const folded = foldText(text ?? '');
    if (folded === 'nam' || folded === 'male') return 'male';
    if (folded === 'nu' || folded === 'female') return 'female';
    if (text === null) return null;
    const answer = this.#log.raise({
      severity: 'warning',
      code: 'sex-unclear',
      row: this.#raw.row,
      field: 'sex',
      value: text,
    });
    return answer?.value === 'male' || answer?.value === 'female' ? answer.value : null;
  }

  #flag(field: PeopleField): boolean | null {
    if (!this.#has.has(field)) return null;
    const folded = foldText(this.#text(field) ?? '');
    if (['', 'khong', 'no', '0', 'false'].includes(folded)) return false;
    if (['x', 'co', 'v', 'yes', '1', 'true', 'dang vien'].includes(folded)) return true;
    const value = this.#raw.cells.get(field)?.text ?? null;
    this.#log.raise({ severity: 'warning', code: 'flag-unclear', row: this.#raw.row, field, value });
    return true;
  }

  #nationalId(): string | null {
    const text = this.#text('nationalId');
    return text === null ? null : this.#readId(text, false);
  }

  #readId(text: string, answered: boolean): string | null {
    const reading = readNationalId(text);
    const about = { row: this.#raw.row, field: 'nationalId', value: text };
    if (reading.kind === 'good') {
      const params = { id: reading.id };
      if (reading.restored)
        this.#log.raise({ severity: 'warning', code: 'id-zero-restored', ...about, params });
      if (!reading.provinceKnown)
        this.#log.raise({ severity: 'warning', code: 'id-province-unknown', ...about, params });
      return reading.id;
    }
    const trouble = {
      severity: 'error' as const,
      code: reading.kind === 'old' ? ('id-old-number' as const) : ('id-unreadable' as const),
      ...about,
      params: { digits: reading.kind === 'bad' ? reading.digits : 9 },
      suggestion: { field: 'nationalId', value: null, label: null },
    };
    if (answered) this.#log.refuse(trouble);
    const answer = answered ? null : this.#log.raise(trouble);
    return answer === null || answer.value === null ? null : this.#readId(answer.value, true);
  }

  #birthDate(nationalId: string | null, today: PlainDate): PlainDate | null {
    const cell = this.#raw.cells.get('birthDate');
    const text = this.#text('birthDate');
    if (cell === undefined || text === null) return null;
    const reading = readDate(cell.value, text);
    if (reading.kind === 'date' && reading.form === 'serial' && cell.value.kind === 'date') {
      const params = { date: reading.date, serial: Math.trunc(cell.value.serial) };
      this.#log.raise({
        severity: 'note',
        code: 'date-as-serial',
        row: this.#raw.row,
        field: 'birthDate',
        value: text,
        params,
      });
    }
    const date = this.#dateOf(reading, text, nationalId);
    const age = date === null ? null : Number(today.slice(0, 4)) - Number(date.slice(0, 4));
    if (age !== null && (age < YOUNGEST_YEARS || age > OLDEST_YEARS)) {
      const about = { row: this.#raw.row, field: 'birthDate', value: text, params: { age } };
      this.#log.raise({ severity: 'warning', code: 'date-implausible', ...about });
    }
    return date;
  }

  #dateOf(reading: DateReading, value: string, nationalId: string | null): PlainDate | null {
    const about = { row: this.#raw.row, field: 'birthDate', value };
    if (reading.kind === 'date') {
      const params = { date: reading.date };
      if (reading.form === 'loose')
        this.#log.raise({ severity: 'note', code: 'date-loose', ...about, params });
      return reading.date;
    }
    if (reading.kind === 'year-only') {
      const answer = this.#log.raise({
        severity: 'warning',
        code: 'date-year-only',
        ...about,
        params: { year: reading.year },
      });
      return this.#answeredDate(answer?.value ?? null);
    }
    const codes = {
      impossible: 'date-impossible',
      'short-year': 'date-short-year',
      unreadable: 'date-unreadable',
    } as const;
    const swapped = reading.kind === 'impossible' ? reading.swapped : null;
    const answer = this.#log.raise({
      severity: 'error',
      code: codes[reading.kind],
      ...about,
      params: { idBirthYear: nationalId === null ? 'none' : String(nationalIdFacts(nationalId).birthYear) },
      suggestion: { field: 'birthDate', value: swapped, label: swapped },
    });
    return this.#answeredDate(answer?.value ?? null);
  }

  #answeredDate(value: string | null): PlainDate | null {
    if (value === null) return null;
    const reading = readDateText(cleanBlanks(value));
    if (reading.kind === 'date') return reading.date;
    const code: TroubleCode = reading.kind === 'impossible' ? 'date-impossible' : 'date-unreadable';
    const params = { idBirthYear: 'none' };
    this.#log.refuse({ severity: 'error', code, row: this.#raw.row, field: 'birthDate', value, params });
    return null;
  }
}
