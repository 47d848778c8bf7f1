import type { periodRefusals as vietnamese } from '../vi/period-refusals.ts';

export const periodRefusals: Record<keyof typeof vietnamese, string> = {
  'errors.input-choice': 'No grade chosen for “{key}”.',
  'errors.input-reason': 'The grade chosen for “{key}” needs a reason and evidence.',
  'errors.input-no-assigned-work': 'Insufficient data: no product or work was assigned.',
  'errors.input-no-assigned-work.do': 'Add what was assigned in the period. No work never means full marks.',
  'errors.input-nothing-completed': 'Insufficient data: nothing has been completed.',
  'errors.input-degree': 'Line “{key}” has no degree of progress or quality.',
  'errors.input-subordinates': 'Insufficient data: nobody is evaluated below in this period.',
  'errors.input-flag': 'Not stated yet: “{key}”.',
  'errors.input-flag.do': 'Choose yes or no under Other facts.',
  'errors.input-share': 'No figures for “{key}”.',
  'errors.input-unit-level': 'The level of the unit is not known.',
  'errors.facts-expected': 'The regulation of this period needs figures of work beside points.',
  'errors.facts-not-expected': 'The regulation of this period is scored by points alone.',
  'errors.excused-by-self':
    'Objective causes are confirmed by the competent person, not by the person evaluated.',
  'errors.fact-not-yours': 'This is stated by whoever scores or approves.',
  'errors.fact-without-reason': 'The case “{key}” needs its grounds.',
  'errors.line-without-title': 'A line of work has no name.',
  'errors.level-not-open': 'The level follows from points and conditions; it is not chosen apart.',
  'errors.level-to-choose':
    'The regulation fixes no level at this total: the competent person chooses one and gives the reason.',
  'errors.subordinates-undecided':
    'Only {decided} of {people} subordinates have a result. Leaders come after their subordinates.',
  'errors.subordinates-undecided.do': 'This record lists those still waited for.',
  'errors.step-missing': 'The step “{step}” is wanted before the decision.',
  'errors.step-missing.do': 'Whoever the procedure names records it.',
  'errors.no-step-open': 'No further step waits for you.',
  'errors.score-unknown-option': 'The grade chosen for “{criterion}” is not in the regulation.',
  'errors.score-unknown-input': 'The regulation has no “{criterion}”.',
  'errors.score-more-excused-than-faults': 'Line “{criterion}”: more excused than faults or delays.',
  'errors.score-more-faulty-than-done': 'Line “{criterion}”: more faulty or late items than completed ones.',
  'errors.score-share-above-whole': '“{criterion}”: the part is larger than the whole.',
  'errors.score-not-a-whole-number': '“{criterion}” is not a usable number.',
  'errors.score-two-lines-alike': 'Two lines of work share the key “{criterion}”.',
  'errors.unit-undecided':
    'The unit has no result in this period yet: its head may stand no higher, so the unit is decided first.',
};
