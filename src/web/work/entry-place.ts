/** Id of the field in which work is put down; the shortcut of every page leads there. */
export const ENTRY_FIELD = 'work-entry';
/** Why an open task gets another date. */
export const REASON_FIELD = `${ENTRY_FIELD}-reason`;
