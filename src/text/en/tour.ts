import type { tour as vi } from '../vi/tour.ts';

export const tour: Record<keyof typeof vi, string> = {
  'tour.count': 'Step {at} of {of}',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.end': 'Done',
  'tour.leave': 'Leave the tour',
  'tour.today': 'My work',
  'tour.todayText':
    'The first page always says in one sentence what comes next and when it is due. Overdue things come first.',
  'tour.week': 'My week',
  'tour.weekText':
    'Note work and products, score yourself, send. Typing is saved by itself; before sending you see who will read it.',
  'tour.queue': 'To handle',
  'tour.queueText': 'Everything that waits for you, overdue first. Each line opens the very step.',
  'tour.queueKeys': 'In lists to score and approve use the keys J, K, A, E.',
  'tour.unit': 'Unit',
  'tour.unitText': 'Who has sent, who holds which record, when each step is due. Every figure opens.',
  'tour.office': 'The board',
  'tour.officeText':
    'How many records each step has left, which units are late and with whom. Remind one or all, with a preview.',
  'tour.board': 'The board',
  'tour.boardText':
    'How many records each step has left, which units are late and with whom. A figure filters the list below.',
  'tour.import': 'Import',
  'tour.importText':
    'Lists from a spreadsheet: checked first, applied later, and can be undone. Accounts and roles are under More.',
  'tour.studio': 'Regulations',
  'tour.studioText':
    'Write a regulation and try it on past periods; only a second person puts it into force.',
  'tour.find': 'Find a person',
  'tour.findText':
    'Find a person, open each week and each figure down to its ground. Read only; reading is recorded too.',
  'tour.log': 'The sealed log',
  'tour.logText':
    'Everything recorded is sealed in a chain: whether somebody changed it later can be checked.',
  'tour.messages': 'Messages',
  'tour.messagesText':
    'Three kinds: to do, decided, changed. For mail, write an address at the end of this page.',
  'tour.record': 'My record',
  'tour.recordText':
    'Your weeks and periods, and who looked. If you disagree with a result, note it on the result page.',
  'tour.palette': 'Every other page',
  'tour.paletteText': 'More has every other page and Help; this tour can be taken again from the Help page.',
  'tour.paletteKeys': 'Ctrl K opens every task, page and person; a ? opens the keys.',
};
