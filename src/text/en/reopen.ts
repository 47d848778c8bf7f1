import type { reopen as vi } from '../vi/reopen.ts';

export const reopen: Record<keyof typeof vi, string> = {
  'reopen.title': 'Reopen a result',
  'reopen.lead':
    'Reopening takes two persons and a reason: one proposes, a head above agrees within 24 hours.',
  'reopen.waiting': 'Waiting for your answer',
  'reopen.empty': 'No proposal waits for you',
  'reopen.emptyHint': 'Proposals from the units you head appear here.',
  'reopen.propose': 'Propose to reopen',
  'reopen.proposeNote': 'choose a person, then a week',
  'reopen.person': 'Person evaluated',
  'reopen.weeks': 'Weeks of {name} with a result',
  'reopen.noWeeks': 'No week of {name} has a result that you may see',
  'reopen.another': 'Choose another week or person',
  'reopen.waitsForHead': 'The proposal waits for a head above.',
  'reopen.notYours': 'You are not among those who may propose or agree to reopen this record.',
  'reopen.meaning': 'What happens when a result is reopened',
  'reopen.step.propose':
    'Somebody who took part, or the office, proposes with the password and a reason. The old result holds until it is agreed.',
  'reopen.step.agree':
    'A head above agrees with the password, or declines with a reason. Nobody agrees to his own proposal.',
  'reopen.step.back':
    'Once agreed, the record goes back to scoring and on from there; a week closed without a report goes back to self-assessment.',
  'reopen.step.trace':
    'The old result, the reason and both names stay in the history of the record for good.',
};
