// One row of a staff list, cell by cell, before anybody asks which unit, whose number, which manager.
import type { AssignmentKind, PlainDate, Sex } from '../shape.ts';
import { foldText, nameKey } from '../text-match.ts';
import { readBirthDate, speaksForMonthFirst } from './birth-date.ts';
import type { PeopleField } from './headings.ts';
import { readNationalId } from './national-id.ts';
import type { Group, RawPerson } from './people-rows.ts';
import { readName } from './person-name.ts';
import { sheetIndexOf } from './places.ts';
import { readPostKind } from './post-kinds.ts';
import { RowCells } from './row-cells.ts';
import { type RowSpan, SpanReader } from './row-spans.ts';
import { withoutDoubledWord } from './titles.ts';
import type { TroubleLog } from './trouble-log.ts';

const LONGEST_TITLE = 300;
/** As much of it as shows which cell is meant. */
const SHOWN = 200;

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
  readonly further: FurtherFields;
}

/** What only some lists say: how, since when and by which decision a post is held, and absences in columns. */
export interface FurtherFields {
  /** The name belongs to a merged cell: the row is another post of the person above. */
  readonly sameAsAbove: boolean;
  readonly concurrent: string | null;
  readonly kind: AssignmentKind | null;
  readonly span: RowSpan;
  readonly decision: string | null;
  readonly oldUnit: string | null;
  /** The column the unit was read from. */
  readonly unitField: 'unit' | 'newUnit';
  readonly status: string | null;
  readonly away: RowSpan;
}

const BIRTH_FIELDS = ['birthDate', 'bornMale', 'bornFemale'] as const;

/** Sheets with more dates of birth that have the month first than such that have the day first. */
export function monthFirstSheets(people: readonly RawPerson[]): ReadonlySet<number> {
  const more = new Map<number, number>();
  for (const { row, cells } of people) {
    const all = cells.all();
    for (const field of BIRTH_FIELDS) {
      const cell = all.get(field);
      if (cell === undefined) continue;
      const at = sheetIndexOf(row);
      more.set(at, (more.get(at) ?? 0) + speaksForMonthFirst(cell));
    }
  }
  return new Set([...more].filter(([, count]) => count > 0).map(([at]) => at));
}

/** Reads the cells of one person; every question is asked through the log. Null when there is no name. */
export class PersonReader {
  readonly #raw: RawPerson;
  readonly #cells: RowCells<PeopleField>;
  readonly #log: TroubleLog;
  readonly #has: ReadonlySet<PeopleField>;
  /** A birthday behind the name. */
  #born: string | null = null;

  readonly #monthFirst: boolean;

  constructor(raw: RawPerson, log: TroubleLog, columns: ReadonlySet<PeopleField>, monthFirst = false) {
    this.#raw = raw;
    this.#monthFirst = monthFirst;
    this.#cells = new RowCells(raw.row, raw.cells.all(), log);
    this.#log = log;
    this.#has = columns;
  }

  read(today: PlainDate): PersonFields | null {
    const fullName = this.#name();
    if (fullName === null) return null;
    const nationalId = this.#nationalId();
    const newUnit = this.#text('newUnit');
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
      unit: newUnit ?? this.#text('unit'),
      manager: this.#text('manager'),
      note: this.#text('note'),
      further: this.#further(newUnit),
    };
  }

  #further(newUnit: string | null): FurtherFields {
    const spans = new SpanReader(this.#raw.row, this.#cells, this.#raw.from1904, this.#log);
    const nameCell = this.#cells.cell('fullName') ?? this.#cells.cell('givenName');
    const oldUnit = this.#text('oldUnit') ?? (newUnit === null ? null : this.#text('unit'));
    return {
      sameAsAbove: nameCell?.spread === true,
      concurrent: this.#text('concurrent'),
      kind: this.#postKind(),
      span: spans.read('from', 'to'),
      decision: this.#text('decision'),
      oldUnit,
      unitField: newUnit === null ? 'unit' : 'newUnit',
      status: this.#text('status'),
      away: spans.read('leaveFrom', 'leaveTo'),
    };
  }

  #text(field: PeopleField): string | null {
    return this.#cells.text(field);
  }

  /** In one cell, or in two or three. */
  #name(): string | null {
    const columns = ['familyName', 'middleName', 'givenName'] as const;
    const parts = columns.map((column) => this.#text(column)).filter((part) => part !== null);
    const text = this.#text('fullName') ?? (parts.length === 0 ? null : parts.join(' '));
    const about = { row: this.#raw.row, field: 'fullName' };
    if (text === null)
      return this.#log.raise({ severity: 'error', code: 'name-missing', ...about })?.value ?? null;
    const { kind, name, born = null } = readName(this.#cells.cell('fullName')?.text ?? text);
    this.#born = born;
    if (kind === 'good') return name;
    if (kind === 'odd')
      return this.#log.raise({ severity: 'error', code: 'name-odd', ...about, value: text })?.value ?? null;
    const suggestion = { field: 'fullName', value: name, label: name };
    const told = { ...about, value: text, params: { mended: name }, suggestion };
    return this.#log.raise({ severity: 'warning', code: 'name-mended', ...told })?.value ?? name;
  }

  /** A word typed twice in a row goes, unless the user gives the title himself. */
  #title(): string | null {
    const title = this.#shortTitle();
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

  /** Beyond that it is no title, but what somebody does. */
  #shortTitle(): string | null {
    const title = this.#text('title');
    if (title === null || title.length <= LONGEST_TITLE) return title;
    const about = {
      row: this.#raw.row,
      field: 'title',
      value: title.slice(0, SHOWN),
      params: { most: LONGEST_TITLE },
    };
    const suggestion = { field: 'title', value: null, label: null };
    return (
      this.#log.raise({ severity: 'error', code: 'title-too-long', ...about, suggestion })?.value ?? null
    );
  }

  /** Where men and women are born in columns of their own, the filled one says both. */
  #sex(): Sex | null {
    if (this.#cells.cell('bornMale') !== undefined && this.#cells.cell('bornFemale') === undefined)
      return 'male';
    if (this.#cells.cell('bornFemale') !== undefined && this.#cells.cell('bornMale') === undefined)
      return 'female';
    const marked = this.#markedSex();
    if (marked !== null) return marked;
    const text = this.#text('sex');
    const folded = foldText(text ?? '');
    if (['nam', 'male', 'm'].includes(folded)) return 'male';
    if (['nu', 'female', 'f'].includes(folded)) return 'female';
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

  /** A cross in the column of men or of women; a column of women alone says that the others are men. */
  #markedSex(): Sex | null {
    if (!this.#has.has('markedFemale')) return null;
    const isFemale = this.#flag('markedFemale');
    if (!this.#has.has('markedMale')) return isFemale === true ? 'female' : 'male';
    const isMale = this.#flag('markedMale');
    if (isMale === isFemale) return null;
    return isMale === true ? 'male' : 'female';
  }

  #flag(field: PeopleField): boolean | null {
    if (!this.#has.has(field)) return null;
    const folded = foldText(this.#text(field) ?? '');
    if (['', 'khong', 'no', '0', 'false'].includes(folded)) return false;
    if (['x', 'co', 'v', 'yes', '1', 'true', 'dang vien'].includes(folded)) return true;
    const value = this.#cells.cell(field)?.text ?? null;
    this.#log.raise({ severity: 'warning', code: 'flag-unclear', row: this.#raw.row, field, value });
    return true;
  }

  #postKind(): AssignmentKind | null {
    const text = this.#text('postKind');
    const kind = text === null ? null : readPostKind(text);
    if (text === null || kind !== null) return kind;
    const about = { row: this.#raw.row, field: 'postKind', value: text };
    const answer = this.#log.raise({ severity: 'warning', code: 'kind-of-post-unclear', ...about });
    return answer?.value === undefined || answer.value === null ? null : readPostKind(answer.value);
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
    const codes = { old: 'id-old-number', scientific: 'id-scientific', bad: 'id-unreadable' } as const;
    const trouble = {
      severity: 'error' as const,
      code: codes[reading.kind],
      ...about,
      params: { digits: reading.kind === 'bad' ? reading.digits : 9 },
      suggestion: { field: 'nationalId', value: null, label: null },
    };
    if (answered) this.#log.refuse(trouble);
    const answer = answered ? null : this.#log.raise(trouble);
    return answer === null || answer.value === null ? null : this.#readId(answer.value, true);
  }

  #birthDate(nationalId: string | null, today: PlainDate): PlainDate | null {
    const filled = BIRTH_FIELDS.find((one) => this.#cells.cell(one) !== undefined);
    const cell = filled === undefined ? undefined : this.#cells.cell(filled);
    const text = filled === undefined ? null : this.#text(filled);
    const { row, from1904 } = this.#raw;
    const monthFirst = this.#monthFirst;
    if (filled === undefined && this.#born !== null) {
      const behind = {
        column: '',
        value: { kind: 'text' as const, value: this.#born },
        text: this.#born,
        decomposed: false,
      };
      return readBirthDate(
        { row, field: 'fullName', cell: behind, text: this.#born, from1904, monthFirst },
        nationalId,
        today,
        this.#log,
      );
    }
    if (filled === undefined || cell === undefined || text === null) return null;
    const birth = { row, field: filled, cell, text, from1904, monthFirst };
    return readBirthDate(birth, nationalId, today, this.#log);
  }
}
