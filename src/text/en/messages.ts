import type { messages as vi } from '../vi/messages.ts';

export const messages: Record<keyof typeof vi, string> = {
  'messages.title': 'Messages',
  'messages.lead':
    'Three kinds only: what you must do, what was decided about you, and what changed under you. A line opens the very step.',
  'messages.show': 'Filter messages',
  'messages.all': 'All',
  'messages.unread': 'Unread',
  'messages.markAll': 'Mark all as read',
  'messages.marked':
    '{count, plural, =0 {Nothing was unread} one {# message marked} other {# messages marked}}',
  'messages.count': '{count, plural, =0 {Everything read} one {# unread message} other {# unread messages}}',
  'messages.empty': 'No messages yet',
  'messages.emptyHint': 'When it is your turn, or something was decided about you, it appears here.',
  'messages.emptyUnread': 'Nothing unread',
  'messages.showAll': 'Show all',
  'messages.isUnread': 'unread',
  'messages.by': 'from {name}',
  'messages.system': 'System',
  'messages.opening': 'Opening the step',
  'messages.kind.act': 'To do',
  'messages.kind.decided': 'Decided',
  'messages.kind.changed': 'Changed',
  'messages.code.to-score': '{period}: reports wait for your opinion and score',
  'messages.code.to-decide': '{period}: reports wait for you to evaluate and decide',
  'messages.code.to-approve': '{period}: scores wait for your approval',
  'messages.code.to-read-dissent': '{period}: a different opinion waits to be read before closing',
  'messages.code.to-write-again': 'Your {period} was reopened: please send the report',
  'messages.code.returned':
    '{of, select, unit {The unit’s} other {Your}} report for {period} was returned to be completed',
  'messages.code.sent-back': '{period}: the approver sent a score back for you to reconsider',
  'messages.code.reminded':
    'The Office reminds you: {period}{of, select, unit { of the unit} other {}}, {stage, select, submit {send the report} score {score} approve {approve} dissent {open the noted dissent} close {close} other {the next step}}, due {due}{note, select, none {} other {. “{note}”}}',
  'messages.code.escalated':
    '{period}: {count, plural, one {one person} other {# people}} of yours {count, plural, one {is} other {are}} late to {stage, select, submit {send the report} score {score} approve {approve} other {take the next step}}{who, select, none {} other { ({who})}}, please see to it',
  'messages.code.handed-over':
    'The Office asks you to stand in for {stage, select, score {scoring} approve {approving} other {the next step}}, from {period} on',
  'messages.code.handed-on':
    'The Office gave {stage, select, score {scoring} approve {approving} other {the next step}} to a substitute for you, from {period} on',
  'messages.code.deadline-moved':
    'The Office moved the deadline to {stage, select, submit {send the report} score {score} approve {approve} other {take the next step}} for {period} to {due}',
  'messages.code.lent': 'Somebody’s authority was lent to you, from {day} until before {until}',
  'messages.code.lent-ended': 'A delegation of yours ended early, on {day}',
  'messages.code.task-assigned': 'A task was given to you',
  'messages.code.task-changed': 'A task of yours has a changed date or terms',
  'messages.code.task-taken': 'A task of yours went to somebody else or was dropped',
  'messages.code.task-share-done': 'Somebody who shares a task you lead is done with the part',
  'messages.code.task-due-declined': 'A task for which you asked another date keeps the old one',
  'messages.code.decided': '{of, select, unit {The unit’s} other {Your}} result for {period} is there',
  'messages.code.step-taken':
    '{of, select, unit {The unit’s} other {Your}} result for {period} has a further step (publication, answer to a petition), please look',
  'messages.code.petition': 'A petition against a result for {period} waits for your answer',
  'messages.code.closed-unfinished':
    '{of, select, unit {The unit’s} other {Your}} {period} was closed without a result',
  'messages.code.dissent-read': '{period}: your different opinion was read',
  'messages.code.to-answer-reopen': '{period}: a proposal to reopen waits for your answer',
  'messages.code.reopen-proposed': '{period}: somebody proposed to reopen your result',
  'messages.code.reopen-declined': '{period}: the proposal to reopen was declined',
  'messages.code.reopened':
    '{of, select, unit {The unit’s} other {Your}} result for {period} was reopened for review',
  'messages.code.authority-changed':
    '{period}: {of, select, unit {the unit’s} other {your}} scorer or approver has changed',
  'messages.code.regulation-changed':
    '{period}{of, select, unit { of the unit} other {}} will follow a new version of the regulation. What you typed is still there: look at it before you send it',
  'messages.code.not-counted':
    '{of, select, unit {The unit’s} other {Your}} {period} is not counted (leave, long mission)',
  'messages.code.counted-again': '{of, select, unit {The unit’s} other {Your}} {period} is counted again',
  'messages.code.fact-recorded': '{period}: a fact about you was recorded, please read it',
  'messages.code.fact-withdrawn': '{period}: a fact recorded about you was taken back',
  'messages.code.talk-proposed': 'The regulation proposes a direct talk: please look and decide',
  'messages.code.talk-planned': 'A direct talk with you is planned for {day}',
  'messages.code.talk-declined': 'The direct talk proposed with you will not be held',
  'messages.code.talk-to-answer': 'The record of the talk waits for your signature or your objection',
  'messages.code.talk-answered': 'The person has signed the record of the talk',
  'messages.code.talk-objected': 'The person objects to the record of the talk: open it to read why',
  'messages.code.talk-changed': 'Your case of a direct talk has news',
  'messages.code.measure-owned': 'Something agreed in a direct talk is yours to do, by {day}',
  'messages.code.difficulty-assigned': 'Difficulty no. {item} waits for your answer, by {day}',
  'messages.code.difficulty-handed-on': 'Somebody else was asked to answer difficulty no. {item}',
  'messages.code.difficulty-answered': 'Difficulty no. {item}, which you named, has an answer',
  'messages.code.difficulty-decided': 'The leaders decided on difficulty no. {item}, which you named',
  'messages.code.difficulty-joined':
    'Difficulty no. {item}, which you named, was joined to another; what becomes of that one is shown with it',
  'messages.code.difficulties-listed':
    'A list of {count, plural, one {one difficulty} other {# difficulties}} waits for the leaders to decide',
  'messages.code.mail-refused': 'Mail to {name} does not arrive: it is paused',
  'mail.subject.digest': 'Công Tâm: what waits for you today',
  'mail.subject.deadline': 'Công Tâm: a deadline is near',
  'mail.subject.soon': 'Công Tâm: a reminder',
  'mail.hello': 'Good day,',
  'mail.owed': 'Waiting for you ({count}):',
  'mail.news': 'New:',
  'mail.owed.submit': 'Send your self-assessment for {period}',
  'mail.owed.returned': 'Complete your returned report for {period}',
  'mail.owed.score':
    '{count, plural, one {# report of {period} waits} other {# reports of {period} wait}} for your opinion and score',
  'mail.owed.decide':
    '{count, plural, one {# report of {period} waits} other {# reports of {period} wait}} for you to evaluate and decide',
  'mail.owed.approve':
    '{count, plural, one {# result of {period} waits} other {# results of {period} wait}} for approval',
  'mail.owed.view-dissent':
    '{count, plural, one {# different opinion about {period} waits} other {# different opinions about {period} wait}} to be read',
  'mail.owed.agree-reopen':
    '{count, plural, one {# proposal to reopen results of {period} waits} other {# proposals to reopen results of {period} wait}} for your answer',
  'mail.owed.close': 'Close {period}: {count, plural, one {# record is} other {# records are}} still open',
  'mail.owed.work-returned': '{count} of your tasks came back to be reworked',
  'mail.owed.work-approve':
    '{count, plural, one {# sudden task waits} other {# sudden tasks wait}} for your approval',
  'mail.owed.work-accept':
    '{count, plural, one {# product waits} other {# products wait}} for your acceptance',
  'mail.owed.work-excuse':
    '{count, plural, one {# objective cause waits} other {# objective causes wait}} for your decision',
  'mail.owed.work-due':
    '{count, plural, one {# request for another date waits} other {# requests for another date wait}} for your decision',
  'mail.owed.talk':
    '{count, plural, one {# direct talk waits} other {# direct talks wait}} for your next step',
  'mail.owed.talk-answer':
    '{count, plural, one {# record of a talk waits} other {# records of a talk wait}} for your signature or your objection',
  'mail.owed.step':
    '{count, plural, one {# record of {period} waits} other {# records of {period} wait}} for a step: {step}',
  'mail.owed.open-level':
    '{count, plural, one {# level} other {# levels}} of {period} the regulation leaves to the competent person',
  'mail.owed.difficulty':
    '{count, plural, one {# difficulty waits} other {# difficulties wait}} for your answer',
  'mail.owed.measure':
    '{count, plural, one {# measure agreed in a direct talk is} other {# measures agreed in a direct talk are}} yours',
  'mail.owed.rulebook-decide':
    '{count, plural, one {# proposed regulation waits} other {# proposed regulations wait}} for you',
  'mail.owed.reading-confirm':
    '{count, plural, one {# reading of regulations waits} other {# readings of regulations wait}} to be confirmed',
  'mail.owed.import-agree':
    '{count, plural, one {# import waits} other {# imports wait}} for a second person',
  'mail.owed.catalogue-decide':
    '{count, plural, one {# proposal to change the catalogue waits} other {# proposals to change the catalogue wait}} for you',
  'mail.ofUnits': 'records of units',
  'mail.due': 'due {due}',
  'mail.late': 'overdue since {due}',
  'mail.footer': 'Sent automatically, without points or levels. Everything is in Công Tâm under Messages.',
  'mail.footerLink':
    'Sent automatically, without points or levels. Change the address or stop the mail: {link}',
  'messages.mail': 'Mail',
  'messages.mailLead':
    'A digest at eight on working days and a reminder two hours before a deadline. Never at night, on days off or while you are on leave; no points and no level in a letter.',
  'messages.mailAddress': 'Mail address',
  'messages.mailAddressHint': 'Leave it empty to get no mail: every message is on this page anyway.',
  'messages.mailAddressWrong': 'Write one address like name@body.vn.',
  'messages.mailDigest': 'Send me the digest at eight in the morning',
  'messages.mailSave': 'Save mail settings',
  'messages.mailSaved': 'Mail settings saved.',
  'messages.mailRefused.unknown':
    'Mail is paused since {at}: the receiving server says there is no such address. Write another one, or correct it, and save.',
  'messages.mailRefused.full':
    'Mail is paused since {at}: your mailbox is full. Empty it, then save to resume.',
  'messages.mailRefused.other':
    'Mail is paused since {at}: the receiving server refuses it or sends it back. Write another address; if this one works by now, save to resume.',
  'messages.mailStays': 'Every message is on this page anyway.',
  'messages.mailNone': 'This installation has no mail server yet, so nothing is sent. Your choice is kept.',
};
