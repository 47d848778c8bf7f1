// What a rehearsal says about a form of the past. Codes only: the words are in the catalogues.
import type { Severity } from '../organization/import/trouble.ts';

export const PAST_TROUBLES = [
  'file-refused',
  'file-twice',
  'form-unknown',
  'sheet-left-out',
  'week-missing',
  'week-not-past',
  'name-missing',
  'birth-unreadable',
  'id-unreadable',
  'score-unreadable',
  'score-out-of-bounds',
  'score-missing',
  'number-as-text',
  'sum-differs',
  'person-unknown',
  'person-not-sure',
  'person-ambiguous',
  'id-of-another',
  'mark-differs',
  'own-form',
  'form-twice',
  'week-imported',
  'imported-for-another',
  'week-evaluated-here',
] as const;
export type PastTroubleCode = (typeof PAST_TROUBLES)[number];

export interface PastTrouble {
  /** error: not imported as it is; warning: imported as written, marked; note: understood without doubt. */
  readonly severity: Severity;
  readonly code: PastTroubleCode;
  readonly sheet: string;
  /** Null: about the form as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  /** What stands in the file. */
  readonly value: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A trouble about to be told; whatever is left out is empty. */
export type Told = Pick<PastTrouble, 'severity' | 'code'> & Partial<PastTrouble>;

export function troubleOn(sheet: string, told: Told): PastTrouble {
  return { sheet, row: null, column: null, value: null, params: {}, ...told };
}
