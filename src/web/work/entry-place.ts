/** Id of the field in which work is put down; the shortcut of every page leads there. */
export const ENTRY_FIELD = 'work-entry';
