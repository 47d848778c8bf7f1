import type { diary as vi } from '../vi/diary.ts';

// Meetings of the own calendar, proposed as work.
export const diary: Record<keyof typeof vi, string> = {
  'diary.title': 'Meetings from my calendar',
  'diary.lead':
    'Only you see them. Confirmed, one is your work with its hours; refused, it does not come back.',
  'diary.none': 'No meeting waits for you.',
  'diary.noneYet': 'Add your calendar (Outlook, Google, Zimbra…) so that meetings need not be typed again.',
  'diary.confirm': 'Confirm',
  'diary.refuse': 'Refuse',
  'diary.confirmNamed': 'Confirm {title}',
  'diary.refuseNamed': 'Refuse {title}',
  'diary.confirmed': '{title} is among your work.',
  'diary.refused': '{title} was refused.',
  'diary.toCome': 'still to come',
  'diary.allDay': 'all day',
  'diary.more': '{count, plural, one {# more meeting} other {# more meetings}}',
  'diary.calendars': 'My calendars',
  'diary.add': 'Add a calendar',
  'diary.name': 'Name of the calendar',
  'diary.nameMissing': 'Write the name of the calendar.',
  'diary.address': 'Address of the calendar',
  'diary.addressHint':
    'The secret iCal address; it begins with https://. It is encrypted and never shown again.',
  'diary.addressMissing': 'The address must begin with https://.',
  'diary.subscribe': 'Subscribe',
  'diary.file': 'Or upload an .ics file',
  'diary.upload': 'Read the file',
  'diary.uploaded':
    '{added, plural, =0 {There is no new meeting.} one {# meeting waits for you.} other {# meetings wait for you.}}',
  'diary.noFeeds': 'This server takes .ics files only.',
  'diary.read': 'Read at {at}',
  'diary.never': 'Never read yet',
  'diary.next': 'again at {at}',
  'diary.skipped': '{count, number} private, free or timeless entries left out',
  'diary.refresh': 'Read again',
  'diary.remove': 'Remove',
  'diary.removeTitle': 'Remove the calendar {name}',
  'diary.removeEffect': 'Its meetings that wait for you go; work you confirmed stays.',
  'diary.fromFile': 'From files',
};
