import type { help as vi } from '../vi/help.ts';

export const help: Record<keyof typeof vi, string> = {
  'help.title': 'Help',
  'help.lead': 'A week goes through four steps. My work always shows the next step and its deadline.',
  'help.tour': 'The tour of two minutes',
  'help.tourText': 'Through the pages you use, a sentence for each. Stop whenever you like.',
  'help.tourBegin': 'Take the tour',
  'help.steps': 'The four steps of a week',
  'help.step1': 'Self-assessment',
  'help.step1Text':
    'Write down the work and products of the week, score three criteria yourself and send. What you type is kept by itself, even when the computer goes off. You can withdraw it until the scorer has opened it.',
  'help.step2': 'Scoring',
  'help.step2Text':
    'The direct manager scores, or returns it with a reason so that you complete and send it again.',
  'help.step3': 'Approval',
  'help.step3Text':
    'The competent authority decides points and level. You see the three scores side by side with everybody’s reasons.',
  'help.step4': 'Closing the week',
  'help.step4Text':
    'After closing, results no longer change. Until then you can note a dissent. Later changes need a reopening: two persons and a reason.',
  'help.often': 'Frequent questions',
  'help.q1': 'What if I send it late?',
  'help.a1': 'You can send until the week closes; the record only says that it was late.',
  'help.q2': 'The network goes down half-way?',
  'help.a2':
    'Keep writing. The text is kept encrypted on this computer and goes to the server once it is back. Only sending has to wait for the network.',
  'help.q3': 'Why this score?',
  'help.a3':
    'Open the result and “Why this score”: from the criterion to who scored, the reason and the article of the regulation.',
  'help.q4': 'Who can read my report?',
  'help.a4': 'The check page before sending names everybody. My record lists who has looked at it.',
  'help.q5': 'You disagree with the result?',
  'help.a5':
    'Note your dissent on the result page before the week closes. The approver has to open it before closing.',
  'help.q6': 'How are my month, quarter and year made up?',
  'help.a6':
    'Open My record, Months, quarters, years: each period opens down to the single weeks and the exact value. A week without a result is missing, never zero.',
  'help.q7': 'Where are quarters and years done?',
  'help.a7':
    'My work, card “Longer periods and units”: open the record, enter the assigned work, send. Whoever approves signs many records at once on the page of the period; a unit closes it on its page. The form can be printed from the record.',
  'help.q8': 'How does a unit evaluate its week?',
  'help.a8':
    "Its head opens it from My work, begins with what the members have reported, scores and sends; the authority above confirms it with the members' mean beside it. Somebody may be named to write it.",
  'help.q9': 'What is a direct talk?',
  'help.a9':
    'After two consecutive counted weeks with many important tasks undone and a breach the system proposes one; Office and unit head decide. You read every fact that was recorded, and sign the record or object. No points are taken for it.',
  'help.places': 'Which page is for what',
  'help.place.today': 'This week, the next step, deadlines, quarters and years.',
  'help.place.queue': 'Records waiting for you to score, approve, close or answer; the overdue come first.',
  'help.place.work': 'Assigned and own work, dates, acceptance, hours put down this week.',
  'help.place.unit': 'Who has sent, with whom each record lies, closing the week.',
  'help.place.office': 'How far every unit is, who has the work; remind and extend.',
  'help.place.talks':
    'What the regulation proposes after two weeks, the decision, the record and what was agreed.',
  'help.place.difficulties':
    'What units named, who looks after it, the answer and the decision of the leaders.',
  'help.place.roll-up':
    'Results of a unit by month, quarter, half-year and year, opened down to each record.',
  'help.place.staffing':
    'Accepted products by job position, the posts they ask for, and the draft of a description.',
  'help.place.post-map': 'Who scores and who approves each post, and by which relation.',
  'help.place.find': 'Type a name, with or without marks.',
  'help.place.health': 'What is not in order with the organisation, and where to mend it.',
  'help.place.connectors':
    'Document and one-stop systems that send work here; what could not be taken, and what to do.',
  'help.place.past-weeks':
    'Weekly forms once kept in workbooks, taken over as history: many files at once, rehearsed, and taken back if need be.',
  'help.place.import':
    'Lists of units and people from spreadsheets: checked first, applied then, can be undone.',
  'help.place.accounts': 'Issue codes for the first sign-in, lock accounts.',
  'help.place.roles': 'Who is office, inspector or administrator; the scope and the document.',
  'help.place.delegation': 'Have somebody else score or approve for you for a time.',
  'help.place.leave': 'Leave, missions, courses: the ground for a week that does not count.',
  'help.place.calendar': 'Holidays, made-up working days and the deadline of each step.',
  'help.place.reopen': 'Ask to reopen a decided record, and answer such requests.',
  'help.place.log':
    'All that is recorded is sealed, each entry to the one before; check whether anybody altered it afterwards.',
  'help.place.catalogue':
    "The body's standard products and works: coefficients, standard hours, deadlines. The office takes it over and changes it; everybody may propose changes.",
  'help.place.rulebook':
    'Criteria, levels, authority and deadlines of the regulation in force, and the ground of each.',
  'help.place.studio':
    'Write or change a regulation, try it on recorded periods, propose it; a second person puts it into force.',
  'help.place.my-record': 'Points of your weeks and periods, who has read them, your open sign-ins.',
  'help.place.help': 'This page.',
  'help.admin': 'For administrators of the organisation',
  'help.adminQ1': 'A column is taken for the wrong thing?',
  'help.adminA1':
    'Open “How the file is read” on the page of the check, choose again, then read it again. It can be remembered for the next file.',
  'help.adminQ2': 'The wrong list was imported?',
  'help.adminA2':
    'Open that import and undo it (for 90 days). The page says what will be as before, and who stays because weeks were evaluated.',
  'help.adminQ3': 'Is anything wrong with the organisation?',
  'help.adminA3':
    'The page Health of the organisation lists people nobody scores, units without head, accounts nobody needs, and leads to where it is mended.',
  'help.line': 'What the one line understands',
  'help.lineHint':
    'With or without Vietnamese marks. What was understood stands below the line; a press on it turns it back into words.',
  'help.line.state': 'Letter 214 done 3h',
  'help.line.stateMeans': 'Done today, three hours. Also “x”, “finished”, “xong”; not “not done”.',
  'help.line.share': 'Land census done 2h',
  'help.line.shareMeans':
    'Shared work: “done” of who leads delivers the whole; “done” of who shares it says that the own part is done, and who leads is told.',
  'help.line.minutes': 'Staff meeting 1h30',
  'help.line.minutesMeans': 'Time: 90 min, 2.5h, 2 hours. “From 8h to 10h” is when it was, not time spent.',
  'help.line.day': 'Meeting yesterday',
  'help.line.dayMeans': 'The day of work: monday, 18/11, thứ ba tuần trước. Never a day to come.',
  'help.line.due': 'Letter due friday',
  'help.line.dueMeans': 'Its date: due 25/11, due tomorrow, hạn thứ sáu tuần sau.',
  'help.line.move': 'Letter 214 until tomorrow because the province has not answered',
  'help.line.moveMeans':
    'Another date for an open task: set by whoever may, otherwise asked of who assigned it; the page says which before it is sent. Also “due 5/12”, “moved to friday”, “by friday”. It always needs its reason.',
  'help.line.part': 'Plan review 50%',
  'help.line.partMeans': 'How far the whole is; noted for the week of the day.',
  'help.line.quantity': 'Checked 12 files done',
  'help.line.quantityMeans':
    'How many; “x12” as well. A number behind the name of a document is the document.',
  'help.line.tag': 'Meeting with the province #planning',
  'help.line.tagMeans': 'A label of your own.',
  'help.line.task': '214 2h',
  'help.line.taskMeans': 'Name or number of an open task: the line goes onto it. In doubt the page asks.',
  'help.line.item': 'TP-04 Letter about land done',
  'help.line.itemMeans':
    'The code, or the whole name, of an entry of the catalogue: new work takes its coefficient and standard time.',
  'help.lineWords':
    'Who holds no part of a task puts nothing on it. Undo takes back everything the line did.',
  'help.key': 'Key',
  'help.does': 'What it does',
  'help.keysWork': 'Work of the day',
  'help.keysWeek': 'My week',
  'help.keysAll': 'Every page',
  'help.moreTitle': 'More',
  'help.more': 'Where points, levels and deadlines come from:',
  'help.moreLink': 'the regulation in force',
  'help.ask': 'Wrong unit, wrong scorer, or you cannot sign in: tell the account administrator of your unit.',
  'help.keysLead': 'The keyboard is enough for everything; no key is a must.',
  'help.singleKeys': 'Single keys',
  'help.singleKeysOn': 'Use single keys in lists (J, K, A, E, C, R, Z, ?)',
  'help.singleKeysHint':
    'Switch off with a screen reader, speech input, or when keys are hit by mistake. Arrows, Enter and Ctrl keys go on working.',
};
