// Results by a regulation that has readings nobody has confirmed.
export const preview = {
  'preview.mark': 'Preview',
  'preview.title': 'A preview, not an official result',
  'preview.what':
    'This regulation has {count, plural, one {# reading that is} other {# readings that are}} not confirmed. Own points and scoring go on; nothing is approved, frozen or printed as official.',
  'preview.who': 'Who can confirm: {names}.',
  'preview.nobody': 'Nobody holds the role of regulation approver yet.',
  'preview.list': 'Readings that wait',
  'preview.read': 'Read the regulation',
  'preview.confirm': 'Confirm in the regulation studio',
  'preview.confirmed': 'confirmed',
  'preview.allConfirmed': 'All readings below are confirmed: results by this regulation are official.',
  'errors.readings-open':
    'The regulation has {count} readings that are not confirmed: results are previews and cannot be approved or frozen.',
  'errors.readings-open.do':
    '{approvers, select, nobody {Nobody holds the role of regulation approver yet.} other {They can be confirmed by {approvers}, on the page Regulation studio.}}',
} as const;
