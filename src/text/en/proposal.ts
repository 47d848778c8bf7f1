import type { proposal as vi } from '../vi/proposal.ts';

export const proposal: Record<keyof typeof vi, string> = {
  'proposal.progress': 'The register proposes {points}: {part} of {whole} in time',
  'proposal.quality': 'The register proposes {points}: {part} of {whole} accepted at once',
  'proposal.other': 'The register proposes {points}: {part} of {whole}',
  'proposal.none': 'The register holds too little to propose points',
  'proposal.why': 'Why',
  'proposal.noReasons': 'No task takes anything off.',
  'proposal.because.late': '“{title}” was {count, plural, one {one working day} other {# working days}} late',
  'proposal.because.undone':
    '“{title}” is {count, plural, one {one working day} other {# working days}} past its date and not done',
  'proposal.because.late-excused':
    '“{title}” was {count, plural, one {one day} other {# days}} late, the objective cause is recognised: nothing off',
  'proposal.because.undone-excused': '“{title}” is not done, the objective cause is recognised: nothing off',
  'proposal.because.returned': '“{title}” came back {count, plural, one {once} other {# times}}',
  'proposal.because.returned-excused':
    '“{title}” came back {count, plural, one {once} other {# times}}, the objective cause is recognised: nothing off',
  'proposal.rule': 'How it is reckoned: {rule}',
  'proposal.own': 'A proposal of the product, not of the regulation; the person decides.',
  'proposal.take': 'Use {points}',
  'proposal.reason': 'Why it differs from the proposal',
  'proposal.reasonMissing': '{criterion}: give the reason for differing from the proposal',
  'proposal.reasonGiven': 'Reason given: {reason}',
  'proposal.fromTask': 'from the register',
  'proposal.filled': 'Filled from the register of work. Read it, change what is not right, then send.',
  'proposal.more': 'The register has {count, plural, one {one task} other {# tasks}} not in this report',
  'proposal.moreTake': 'Add {count, plural, one {one task} other {# tasks}}',
  'proposal.moreTaken': '{count, plural, one {One task} other {# tasks}} added from the register',
  'proposal.title': 'Proposed points',
  'proposal.said': '{criterion}: own {own}, proposed {points}',
  'proposal.saidSame': '{criterion}: {own}, as proposed',
};
