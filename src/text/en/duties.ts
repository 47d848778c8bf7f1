import type { duties as vi } from '../vi/duties.ts';

export const duties: Record<keyof typeof vi, string> = {
  'today.nextLabel': 'Next step',
  'today.next.submit':
    'Assess your week {week} and send it to your direct manager{due, select, none {} other { by {due}}}.',
  'today.next.submitLate':
    'Your self-assessment of week {week} is overdue{due, select, none {} other { since {due}}}: send it now, it will be marked late.',
  'today.next.returned':
    'Your report of week {week} was returned: complete it and send it again{due, select, none {} other { by {due}}}.',
  'today.next.score':
    'Score {count, plural, one {one person} other {# people}}, week {week}{due, select, none {} other {{overdue, select, yes {, overdue since {due}} other {, due {due}}}}}.',
  'today.next.approve':
    'Approve {count, plural, one {one person} other {# people}}, week {week}{due, select, none {} other {{overdue, select, yes {, overdue since {due}} other {, due {due}}}}}.',
  'today.next.decide':
    'Evaluate and decide {count, plural, one {one person} other {# people}}, week {week}{due, select, none {} other {{overdue, select, yes {, overdue since {due}} other {, due {due}}}}}.',
  'today.next.view-dissent':
    'Open {count, plural, one {one dissent note} other {# dissent notes}} of week {week} before closing.',
  'today.next.close':
    'Close week {week}{due, select, none {} other {{overdue, select, yes {, overdue since {due}} other {, due {due}}}}}.',
  'today.next.agree-reopen':
    'Answer {count, plural, one {one proposal} other {# proposals}} to reopen week {week}.',
  'today.next.work-returned':
    'Rework {count, plural, one {one task that came back} other {# tasks that came back}}.',
  'today.next.work-approve': 'Approve {count, plural, one {one sudden task} other {# sudden tasks}}.',
  'today.next.work-accept': 'Accept {count, plural, one {one delivered task} other {# delivered tasks}}.',
  'today.next.work-excuse':
    'Decide on {count, plural, one {one objective cause} other {# objective causes}}.',
  'today.next.work-due': 'Decide on {count} requests for another date.',
  'today.next.talk':
    'Direct talks: {count, plural, one {one case waits} other {# cases wait}} for you{due, select, none {} other {{overdue, select, yes {, overdue since {due}} other {, due {due}}}}}.',
  'today.next.talk-answer': 'Countersign the record of the talk, or object.',
  'today.next.waitScore':
    'Your report of week {week} is with {who} for scoring{due, select, none {} other {, due {due}}}. Nothing more for you to do.',
  'today.next.waitApprove':
    'Your report of week {week} is scored and with {who} for approval{due, select, none {} other {, due {due}}}.',
  'today.next.waitClose':
    'Week {week} has its result{due, select, none {} other {, it closes at {due}}}. A dissent, if any, has to be noted before.',
  'today.next.none': 'Nothing is waiting for you.',
  'today.duty.submit': 'Send the self-assessment of week {week}',
  'today.duty.returned': 'Complete the report of week {week}',
  'today.duty.score': 'Score week {week}',
  'today.duty.approve': 'Approve week {week}',
  'today.duty.decide': 'Evaluate and decide week {week}',
  'today.duty.view-dissent': 'Read dissent notes, week {week}',
  'today.duty.close': 'Close week {week}',
  'today.duty.agree-reopen': 'Answer proposals to reopen, week {week}',
  'today.duty.work-returned': 'Rework tasks that came back',
  'today.duty.work-approve': 'Approve sudden tasks',
  'today.duty.work-accept': 'Accept products',
  'today.duty.work-excuse': 'Decide on objective causes',
  'today.duty.work-due': 'Decide on other dates',
  'today.duty.talk': 'Direct talks',
  'today.duty.talk-answer': 'Answer the record of the talk',
  'today.duty.step': 'Record a step of the procedure, week {week}',
  'today.duty.open-level': 'Decide levels left open',
  'today.duty.difficulty': 'Answer difficulties',
  'today.duty.measure': 'Do what was agreed in a direct talk',
  'today.duty.rulebook-decide': 'Decide on a proposed regulation',
  'today.duty.reading-confirm':
    'Confirm readings of regulations{behind, plural, =0 {} one {, then decide # waiting record} other {, then decide # waiting records}}',
  'today.duty.import-agree': 'Look at an import as second person',
  'today.duty.catalogue-decide': 'Decide on changes of the catalogue',
  'today.periodDuty.submit': 'Self-assessment, {period}',
  'today.periodDuty.returned': 'Complete the record, {period}',
  'today.periodDuty.score': 'Comment and score, {period}',
  'today.periodDuty.approve': 'Approve, {period}',
  'today.periodDuty.decide': 'Assess and decide, {period}',
  'today.periodDuty.view-dissent': 'Read another opinion, {period}',
  'today.periodDuty.agree-reopen': 'Answer a proposal to reopen, {period}',
  'today.periodDuty.open-level': 'Decide levels the regulation leaves open, {period}',
  'today.periodDuty.step': '{step}, {period}',
  'today.ofUnits': 'of units',
  'today.next.longer':
    '{what}{due, select, none {} other {{overdue, select, yes {, overdue since {due}} other {, due {due}}}}}.',
  'today.dutyCount':
    '{of, select, work {{count, plural, one {# task} other {# tasks}}} reading {{count, plural, one {# reading} other {# readings}}} item {{count, plural, one {# item} other {# items}}} other {{count, plural, one {# record} other {# records}}}}',
};
