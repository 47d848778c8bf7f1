// Why a file is not read. No text for people here: the code is looked up in the catalogues.

export const FILE_REFUSALS = [
  'file-empty',
  'file-too-large',
  'file-unknown',
  'file-is-legacy-xls',
  'file-is-password-protected',
  'file-is-html',
  'file-is-ods',
  'file-is-xlsb',
  'file-is-xml',
  'file-is-pdf',
  'file-is-document',
  'file-is-picture',
  'file-is-archive',
  'file-not-workbook',
  'file-no-evidence',
  'file-damaged',
  'file-unpacks-too-large',
  'file-too-many-entries',
  'file-too-many-rows',
  'file-too-many-columns',
  'file-too-many-sheets',
  'file-too-much-text',
  'file-took-too-long',
  'file-needed-too-much-memory',
  'file-not-utf8',
  'diary-not-calendar',
  'diary-too-many-events',
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

/** A refusal with the numbers its text needs; sizes in bytes, times in milliseconds. */
export interface FileRefusal {
  readonly code: FileRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Thrown inside the readers only; `readTables` turns it into a value. */
export class FileRefused extends Error {
  readonly refusal: FileRefusal;
  constructor(code: FileRefusalCode, params: FileRefusal['params'] = {}) {
    super(code);
    this.refusal = { code, params };
  }
}
