import type { form as vi } from '../vi/form.ts';

export const form: Record<keyof typeof vi, string> = {
  'picker.failed': 'The search did not work. Check the network and type again.',
  'picker.unit': 'Type the name or code of a unit',
  'picker.noUnit': 'No unit is called “{text}”.',
  'picker.moreUnits': '{count} more units: type on to narrow down.',
  'list.next': '{count} more',
  'list.all': 'Show all {count, number}',
  'reason.label': 'Reason',
  'reason.hint': 'The people concerned can read it.',
  'reason.missing': 'Write a reason.',
  'form.date': 'Enter a date.',
  'form.dateOrder': 'The last day cannot be before the first.',
  'form.document': 'Enter the number of the document.',
  'form.documentLabel': 'Document number',
  'form.documentHint': 'For example 214/QĐ-UBND',
  'form.person': 'Choose a person from the suggestions.',
};
