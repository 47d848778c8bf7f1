import type { queue as vi } from '../vi/queue.ts';

export const queue: Record<keyof typeof vi, string> = {
  'queue.title': 'To handle',
  'queue.lead': 'Overdue work comes first. A line leads to the very step.',
  'queue.count':
    '{count, plural, =0 {Nothing waits for you} one {# record waits for you} other {# records wait for you}}',
  'queue.filter': 'Filter by kind of work',
  'queue.filter.tat-ca': 'All',
  'queue.filter.cham': 'Scoring',
  'queue.filter.duyet': 'Approval',
  'queue.filter.chot': 'Closing',
  'queue.filter.mo-lai': 'Reopening',
  'queue.own': 'Your own report',
  'queue.empty': 'All done, nobody waits for you',
  'queue.emptyHint': 'When somebody sends a report or points wait for approval, the work appears here.',
  'queue.goMine': 'To my week {week}',
  'queue.noneOfKind': 'No work of this kind',
  'queue.showAll': 'Show all',
  'queue.does.submit': 'Assess yourself and send to the direct manager',
  'queue.does.returned': 'Complete it for the reason given and send it again',
  'queue.does.score': 'Comment and score',
  'queue.does.approve': 'Decide and sign',
  'queue.does.decide': 'One authority: evaluate and decide at once',
  'queue.does.view-dissent': 'Open before the week closes',
  'queue.does.close': "Close the unit's week",
  'queue.does.agree-reopen': 'Agree, or decline with a reason',
};
