// What a rehearsal says about a file, and how the user answers. Codes only: the words are in the catalogues.

export const SEVERITIES = ['error', 'warning', 'note'] as const;
/** error: the row cannot be applied; warning: applied as understood, and shown; note: understood without doubt. */
export type Severity = (typeof SEVERITIES)[number];

export const TROUBLE_CODES = [
  'heading-row-missing',
  'heading-missing',
  'heading-optional-missing',
  'heading-twice',
  'heading-unknown',
  'tables-beside',
  'tables-apart',
  'list-sideways',
  'list-empty',
  'sheet-left-out',
  'sheet-unit-unknown',
  'sheet-unit-ambiguous',
  'sheet-of-departed',
  'rows-hidden',
  'row-struck',
  'ditto-understood',
  'column-hidden',
  'encoding-turned',
  'second-table',
  'row-not-read',
  'cell-error',
  'formula-not-reckoned',
  'row-skipped',
  'text-decomposed',
  'blanks-trimmed',
  'name-missing',
  'name-odd',
  'name-mended',
  'name-changed',
  'date-impossible',
  'date-unreadable',
  'date-short-year',
  'date-order-unsure',
  'date-year-only',
  'date-as-serial',
  'date-to-come',
  'date-loose',
  'date-implausible',
  'date-month-only',
  'date-joined',
  'row-date-unreadable',
  'row-dates-crossed',
  'sex-unclear',
  'flag-unclear',
  'id-unreadable',
  'id-old-number',
  'id-scientific',
  'id-zero-restored',
  'id-province-unknown',
  'id-duplicate',
  'id-duplicate-agrees',
  'id-contradicts-sex',
  'id-contradicts-birth-year',
  'id-of-another',
  'person-twice',
  'person-twice-differs',
  'person-ambiguous',
  'person-without-keys',
  'group-unit-unknown',
  'group-unit-ambiguous',
  'group-ignored',
  'unit-unknown',
  'unit-ambiguous',
  'unit-spelling',
  'unit-missing',
  'title-doubled-word',
  'title-too-long',
  'title-unknown',
  'rank-mismatch',
  'post-missing',
  'concurrent-post',
  'concurrent-unit-assumed',
  'acting-post',
  'seconded-to',
  'post-without-main',
  'kind-of-post-unclear',
  'transfer-understood',
  'transfer-unit-unknown',
  'transfer-before-current',
  'old-unit-differs',
  'departure-understood',
  'departure-unclear',
  'manager-missing',
  'manager-unknown',
  'manager-ambiguous',
  'manager-self',
  'manager-circle',
  'manager-other-unit',
  'manager-below',
  'absence-understood',
  'absence-without-start',
  'absence-unclear',
  'absence-shorter',
  'note-not-understood',
  'total-mismatch',
  'later-assignment',
  'code-missing',
  'code-duplicate',
  'unit-name-missing',
  'parent-unknown',
  'parent-self',
  'parent-circle',
  'kind-unknown',
  'admin-code-duplicate',
  'sibling-same-name',
  'unit-ended-occupied',
  'hierarchy-understood',
  'numbering-unclear',
  'code-made',
  'row-not-an-entry',
  'entry-code-missing',
  'entry-name-missing',
  'entry-measure-missing',
  'entry-twice',
  'number-unreadable',
  'number-out-of-bounds',
  'number-as-text',
] as const;
export type TroubleCode = (typeof TROUBLE_CODES)[number];

/** A value that would mend a row: what `Resolution.value` accepts, and the name a person reads (null: leave empty). */
export interface Suggestion {
  readonly field: string;
  readonly value: string | null;
  readonly label: string | null;
}

export const CHOICES = ['skip-row', 'use-suggestion', 'value'] as const;
export type Choice = (typeof CHOICES)[number];

/** The user's answer to one trouble of one row; skipping leaves the row (below a group heading: all its rows) out. */
export interface Resolution {
  /** Left out or empty: the first sheet of the list. */
  readonly sheet?: string;
  readonly row: number;
  readonly code: TroubleCode;
  readonly choice: Choice;
  readonly value?: string | null;
}

export interface Trouble {
  readonly severity: Severity;
  readonly code: TroubleCode;
  readonly sheet: string;
  readonly row: number;
  readonly column: { readonly letter: string; readonly heading: string } | null;
  /** What stands in the file. */
  readonly value: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  readonly suggestion: Suggestion | null;
  /** More than one way to mend it: the values to choose from. */
  readonly choices: readonly Suggestion[];
  /** How the user answered; an answered error is shown as a warning. */
  readonly resolved: Choice | null;
}
