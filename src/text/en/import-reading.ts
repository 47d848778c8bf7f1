import type { importReading as vi } from '../vi/import-reading.ts';

export const importReading: Record<keyof typeof vi, string> = {
  'import.sheet-left-out':
    'The sheet “{sheet}” is not read: {why, select, hidden {it is hidden} incomplete {necessary columns are missing} other {it has no heading row of a list}}.',
  'import.sheet-left-out.do':
    'If this sheet is part of the list, have it read, or mend its headings and upload again.',
  'import.sheet-unit-unknown': 'No unit has a name like this sheet.',
  'import.sheet-unit-unknown.do': 'Choose the unit of the whole sheet, or leave the sheet out.',
  'import.sheet-unit-ambiguous': 'Several units have a name like this sheet.',
  'import.sheet-unit-ambiguous.do': 'Choose one unit for the whole sheet.',
  'import.tables-beside':
    'Two tables stand beside each other on this sheet: columns {left} and {right}; neither was read.',
  'import.tables-beside.do':
    'Move the right one to a sheet of its own; if only the left one counts, or it is one table, assign the columns by hand (not used for the others).',
  'import.tables-apart':
    'Sheet “{sheet}” has tables with the same headings beside each other; the one in columns {columns} is read as a list of its own.',
  'import.tables-apart.do': 'Look whether the people of each table are in the right unit.',
  'import.list-empty': 'There are headings, but no person or unit could be read below them.',
  'import.list-empty.do': 'Write each person or unit in a row and each fact in a column, and upload again.',
  'import.list-sideways':
    'The list lies on its side: its headings stand below each other, and every person or unit is a column.',
  'import.list-sideways.do':
    'Turn it (copy, paste special, “Transpose”) so that each has a row, and upload again.',
  'import.row-struck': 'This row is struck through in the file; it was read all the same.',
  'import.row-struck.do': 'If this person or unit is gone, leave the row out.',
  'import.ditto-understood': '“{value}” is taken as the row above: {meant}.',
  'import.ditto-understood.do': 'Nothing, if right.',
  'import.rows-hidden':
    '{count, plural, one {# row is} other {# rows are}} hidden in the spreadsheet ({rows}) and read all the same.',
  'import.rows-hidden.do': 'To leave all hidden rows out, take the suggestion.',
  'import.column-hidden': 'This column is hidden in the spreadsheet and read all the same.',
  'import.column-hidden.do': 'Nothing, if its contents are right.',
  'import.encoding-turned':
    'The file was typed in an old encoding ({encoding, select, tcvn3 {TCVN3} vni {VNI} other {Windows-1258}}) and was turned into Unicode.',
  'import.encoding-turned.do': 'Look at some names with accents.',
  'import.cell-error': 'This cell shows an error of its formula.',
  'import.cell-error.do': 'Enter the right value, or leave it empty.',
  'import.formula-not-reckoned': 'This cell is a formula without a result.',
  'import.formula-not-reckoned.do':
    'Open the file in a spreadsheet program, save it and upload again; or enter the value.',
  'import.date-order-unsure': 'Other dates of the list have the month first; this one may, too: {date}.',
  'import.date-order-unsure.do': 'Choose the right date.',
  'import.date-month-only': 'Only month {month} of {year} is given; the date of birth stays empty.',
  'import.date-month-only.do': 'Add the day if it is known.',
  'import.date-joined':
    'The date is put together from columns {letters}{row, plural, =0 {} other {; for example row #: {date}}}.',
  'import.date-joined.do': 'Nothing, if right.',
  'import.row-date-unreadable': 'This date cannot be read.',
  'import.row-date-unreadable.do': 'Enter it as day/month/year, for example 16/11/2026, or leave it empty.',
  'import.row-dates-crossed': 'The last day comes before the first.',
  'import.row-dates-crossed.do': 'Mend the dates in the file, or leave the last day empty.',
  'import.id-scientific': 'The spreadsheet shortened this number (like 5.6E+10) and lost digits.',
  'import.id-scientific.do': 'Enter all 12 digits, or leave it empty; better format this column as text.',
  'import.acting-post': 'Understood as acting “{title}” in {unit}, beside the main post.',
  'import.acting-post.do': 'Nothing, if right.',
  'import.seconded-to': 'Understood as seconded to {unit}; during that time the person is evaluated there.',
  'import.seconded-to.do': 'Nothing, if right.',
  'import.post-without-main': 'This person has no main post yet; only the post of this row is recorded.',
  'import.post-without-main.do': "Check whether the person's own unit has been imported.",
  'import.kind-of-post-unclear': 'It is not clear how this post is held; taken as the main post.',
  'import.kind-of-post-unclear.do': 'Write one of: chính thức, kiêm nhiệm, phụ trách, biệt phái.',
  'import.transfer-understood': 'Understood as moving to {unit} from {date}; the old post ends on that day.',
  'import.transfer-understood.do': 'Nothing, if right.',
  'import.transfer-unit-unknown':
    'Understood as moving to “{unit}” from {date}; there is no such unit here, so the post only ends.',
  'import.transfer-unit-unknown.do': 'If it is a unit of this body, enter its name or code.',
  'import.transfer-before-current':
    'This date is not after the first day of the post on record; {date} is taken.',
  'import.transfer-before-current.do': 'Check the date in the file.',
  'import.old-unit-differs': 'According to the file this person comes from {unit}; on record is {recorded}.',
  'import.old-unit-differs.do': 'Check that it is the right person.',
  'import.departure-unclear':
    'This person seems to have left, but it is not said since when; read as still at work.',
  'import.departure-unclear.do': 'State the day (for example: Nghỉ hưu từ 01/12/2026), or leave the row out.',
  'import.sheet-of-departed':
    'Sheet “{sheet}” seems to list people who have retired, left or moved away; it is not read yet.',
  'import.sheet-of-departed.do': 'Leave the sheet out, or have it read if these people are at work.',
  'import.departure-understood': 'Understood as holding no post any more from {date}.',
  'import.departure-understood.do': 'Nothing, if right.',
  'import.hierarchy-understood':
    '{by, select, none {The file does not show which unit is above which: all {counts} stand side by side.} code {Who is above whom is understood from the beginnings of the codes.} sheet {Who is above whom is understood from the names of the sheets.} other {Who is above whom is understood from {by, select, numbering {the numbering} indentation {the indentation} look {bold, large or capital letters or colours} other {the columns of levels}}: {levels, plural, one {# level} other {# levels}} ({counts} units){lower, select, none {.} other {, for example “{lower}” under “{upper}”.}}}}',
  'import.hierarchy-understood.do':
    'If wrong, add a column “Thuộc đơn vị” or “Mã cấp trên” and upload again; the tree of units is among the changes.',
  'import.numbering-unclear':
    'It is not clear which level this number belongs to; taken as beside the row above.',
  'import.numbering-unclear.do': 'Check where this unit stands.',
  'import.code-made': 'The unit has no code; it gets {code}.',
  'import.code-made.do': 'Nothing; add a column “Mã đơn vị” for another code.',
  'import.column.familyName': 'Family and middle name',
  'import.column.middleName': 'Middle name',
  'import.column.givenName': 'Given name',
  'import.column.bornMale': 'Date of birth (men)',
  'import.column.bornFemale': 'Date of birth (women)',
  'import.column.markedMale': 'Male (ticked)',
  'import.column.markedFemale': 'Female (ticked)',
  'import.column.concurrent': 'Concurrent post',
  'import.column.oldUnit': 'Old unit',
  'import.column.newUnit': 'New unit',
  'import.column.from': 'From',
  'import.column.to': 'Until',
  'import.column.decision': 'Decision number',
  'import.column.postKind': 'How the post is held',
  'import.column.status': 'State',
  'import.column.leaveFrom': 'Absent from',
  'import.column.leaveTo': 'Absent until',
  'import.column.level2': 'Unit of level 2',
  'import.column.level3': 'Unit of level 3',
  'import.column.level4': 'Unit of level 4',
};
