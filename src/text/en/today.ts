import type { today as vi } from '../vi/today.ts';

export const today: Record<keyof typeof vi, string> = {
  'today.title': 'My work',
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
  'today.next.waitScore':
    'Your report of week {week} is with {who} for scoring{due, select, none {} other {, due {due}}}. Nothing more for you to do.',
  'today.next.waitApprove':
    'Your report of week {week} is scored and with {who} for approval{due, select, none {} other {, due {due}}}.',
  'today.next.waitClose':
    'Week {week} has its result{due, select, none {} other {, it closes at {due}}}. A dissent, if any, has to be noted before.',
  'today.next.none': 'Nothing is waiting for you.',
  'today.nobody': 'the competent authority',
  'today.ownWeek': 'My week {week}',
  'today.ownDates': '{from} to {to}',
  'today.points': 'points',
  'today.notYet': 'No points yet',
  'today.stage.self': 'own points',
  'today.stage.scorer': 'manager’s points',
  'today.stage.final': 'result',
  'today.state.open': 'Not sent',
  'today.state.submitted': 'Sent, to be scored',
  'today.state.returned': 'Returned, to be completed',
  'today.state.scored': 'Scored, to be approved',
  'today.state.approved': 'Approved',
  'today.state.closed': 'Closed',
  'today.late': 'Sent late',
  'today.with': 'with {who}',
  'today.go': 'Assess week {week}',
  'today.fix': 'Complete the report of week {week}',
  'today.see': 'See week {week}',
  'today.seeResult': 'See the result of week {week}',
  'today.lastWeek': 'Week {week}',
  'today.duties': 'Waiting for you',
  'today.dutiesEmpty': 'No record of other people is waiting for you.',
  'today.duty.submit': 'Send the self-assessment of week {week}',
  'today.duty.returned': 'Complete the report of week {week}',
  'today.duty.score': 'Score week {week}',
  'today.duty.approve': 'Approve week {week}',
  'today.duty.decide': 'Evaluate and decide week {week}',
  'today.duty.view-dissent': 'Read dissent notes, week {week}',
  'today.duty.close': 'Close week {week}',
  'today.duty.agree-reopen': 'Answer proposals to reopen, week {week}',
  'today.dutyCount': '{count, plural, one {one record} other {# records}}',
  'today.overdue': 'Overdue',
  'today.history': 'Last 12 weeks',
  'today.historyEmpty': 'No week has a result yet. The line starts with the first approved week.',
  'today.historyTable': 'Show as a table',
  'today.col.week': 'Week',
  'today.col.total': 'Points',
  'today.col.level': 'Level',
  'today.col.state': 'State',
  'today.notCounted': 'Week not counted',
  'today.notCountedWhy': 'Week {week} is not counted because of {why}. You need not assess it.',
  'today.why.leave': 'leave',
  'today.why.mission': 'an official trip',
  'today.why.training': 'training',
  'today.why.secondment': 'secondment',
  'today.why.other': 'absence under the regulation',
  'today.notCountedFix': 'If this is wrong, ask the head of your unit or the office to correct the absence.',
  'today.empty.outside': 'Your post is outside the weekly evaluation',
  'today.empty.outsideHint':
    'The weekly regulation does not apply to the leaders of the body. Scoring and approving others is still here.',
  'today.empty.no-post': 'You have not been assigned a post',
  'today.empty.no-postHint':
    'The weekly form appears with the assignment. If this is wrong, tell the organisation administrator.',
  'today.empty.not-evaluated': 'You have no weekly form this week',
  'today.empty.not-evaluatedHint': 'The post you hold is not evaluated on its own this week.',
  'today.previousWeek': 'Week {week}',
  'today.nextWeek': 'Week {week}',
  'today.switch': 'Change week',
  'today.daysOff': 'Off: {days}',
  'today.makeUp': 'Make-up work: {days}',
};
