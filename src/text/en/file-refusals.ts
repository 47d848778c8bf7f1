import type { fileRefusals as vi } from '../vi/file-refusals.ts';

export const fileRefusals: Record<keyof typeof vi, string> = {
  'errors.file-empty': 'The file has no rows of data.',
  'errors.file-too-large': 'The file is too large.',
  'errors.file-unknown': 'This kind of file is not known. Use .xlsx or .csv.',
  'errors.file-is-legacy-xls': 'This is an old Excel file (.xls). Open it and save it as .xlsx.',
  'errors.file-is-password-protected': 'The file has a password. Remove it and upload again.',
  'errors.file-is-html': 'This is a web page named like a spreadsheet. Open it and save it as .xlsx.',
  'errors.file-is-ods': 'This is an OpenDocument file (.ods). Open it and save it as .xlsx.',
  'errors.file-is-xlsb': 'This is a binary Excel file (.xlsb). Open it and save it as .xlsx.',
  'errors.file-is-xml': 'This is an XML file. Open it in a spreadsheet program and save it as .xlsx.',
  'errors.file-is-pdf': 'This is a PDF file. Use a spreadsheet, .xlsx or .csv.',
  'errors.file-is-document':
    'This is a document or a presentation. Copy its table into a spreadsheet and save it as .xlsx.',
  'errors.file-is-picture': 'This is a picture. Use a spreadsheet, .xlsx or .csv.',
  'errors.file-is-archive': 'This is an archive. Unpack it and upload the spreadsheet inside.',
  'errors.file-no-evidence':
    'This kind of file is not taken as evidence. Use PDF, pictures, documents (docx, odt), workbooks, slides or plain text.',
  'errors.file-not-workbook': 'This archive is no workbook.',
  'errors.file-damaged': 'The file is damaged. Open it in a spreadsheet program, save it and upload again.',
  'errors.file-unpacks-too-large': 'The contents of the file are too large.',
  'errors.file-too-many-entries': 'The file holds too many parts.',
  'errors.file-too-many-rows': 'Too many rows; at most {most, number}.',
  'errors.file-too-many-columns': 'Too many columns; at most {most, number}.',
  'errors.file-too-many-sheets': 'Too many sheets; at most {most, number}.',
  'errors.file-too-much-text': 'Too much text in the file.',
  'errors.file-took-too-long': 'Reading the file took too long.',
  'errors.file-needed-too-much-memory': 'Reading the file needed too much memory.',
  'errors.file-not-utf8':
    'The .csv file is not UTF-8 (perhaps an old code page). Save it as “CSV UTF-8” or .xlsx.',
  'errors.diary-not-calendar': 'This is no calendar file (.ics).',
  'errors.diary-not-calendar.do': 'Export the calendar as iCalendar (.ics) and try again.',
  'errors.diary-too-many-events': 'The calendar has too many meetings; at most {most, number}.',
};
