import type { approve as vi } from '../vi/approve.ts';

export const approve: Record<keyof typeof vi, string> = {
  'approve.title': 'Approve week {week}',
  'approve.list': 'Records to approve',
  'approve.exceptions': '{count, plural, one {# record deserves a look} other {# records deserve a look}}',
  'approve.exceptionsHint': 'Open each of them, then decide.',
  'approve.ordinary': '{count, plural, one {# ordinary record} other {# ordinary records}}',
  'approve.range': 'from {from} to {to} points',
  'approve.seen': '{seen} of {count} names seen',
  'approve.unfold': 'Open the list',
  'approve.fold': 'Fold up',
  'approve.scorer': 'Manager',
  'approve.mine': 'Mine',
  'approve.agreed': 'agree',
  'approve.choose': 'Choose to sign: {name}',
  'approve.chooseAll': 'Choose all ({count})',
  'approve.chosen':
    '{ready, plural, =0 {None chosen} other {# chosen}}{open, plural, =0 {.} other {, # not decided yet.}}',
  'approve.unseen':
    '{count, plural, =0 {All names are on screen now. Look through them, then choose all again.} one {# name was not on screen yet. See the whole list, then choose again.} other {# names were not on screen yet. See the whole list, then choose again.}}',
  'approve.sign': '{count, plural, one {Sign # record} other {Sign # records}}',
  'approve.signOne': 'Sign now',
  'approve.signOffline': 'No connection, so nothing can be signed now. What you chose is kept.',
  'approve.purpose': 'Approve {count, plural, one {# record} other {# records}} of week {week}',
  'approve.purposeOne': 'Approve the record of {name}',
  'approve.signed': '{count, plural, one {# record approved.} other {# records approved.}}',
  'approve.dissents': 'Other opinions waiting to be opened',
  'approve.dissentsHint': 'to be opened before the week closes',
  'approve.openDissent': 'Open the opinion',
  'approve.dissentErased': 'The words were erased by rule.',
  'approve.elsewhere':
    '{count, plural, one {# record that one authority evaluates and decides is} other {# records that one authority evaluates and decides are}} on the page',
  'approve.waiting': '{count, plural, one {# record} other {# records}} not there yet',
  'approve.done': '{count, plural, one {# record has} other {# records have}} a result',
  'approve.empty': 'Nothing waits for your approval',
  'approve.emptyHint': 'When scorers send their points, the records appear here.',
  'approve.emptyWaiting':
    '{count, plural, one {# record is} other {# records are}} still at an earlier step and will appear here.',
};
