// Tasks as data, for tests of the domain.
import { workingCalendar } from '../../src/domain/period/calendar.ts';
import type { Share, Task } from '../../src/domain/work/task.ts';
import type { Office, WorkViewer } from '../../src/domain/work/task-rights.ts';

export const NO_HOLIDAYS = workingCalendar([]);
export const [LAN, BINH, MINH, THU, CHAIR] = [11, 12, 13, 14, 15] as const;
export const CULTURE = 2;

export const lead = (personId: number, share = 100): Share => ({
  ...{ personId, postId: personId, role: 'lead', share, from: '2026-11-16', to: null, done: null },
});

/** Assigned by the head on Monday, due on Friday. */
export function aTask(more: Partial<Task> = {}): Task {
  return {
    ...{
      id: 7,
      kind: 'assigned',
      state: 'open',
      unitId: CULTURE,
      goalId: null,
      recurringId: null,
      madeFor: null,
    },
    ...{ title: 'Tờ trình 214', product: 'Tờ trình', responsibility: '', authority: '', reason: '' },
    ...{ important: false, planned: false, itemId: 3, itemVersion: 1, coefficient: 250, minutes: 120 },
    ...{ complexity: 'B', standard: false, quantity: 1, doneQuantity: 0 },
    ...{ entered: '2026-11-16', starts: '2026-11-16', due: '2026-11-20', delivered: null, accepted: null },
    ...{ assignedBy: MINH, acceptedBy: null, returns: 0, returned: null, excusedReturns: 0 },
    ...{
      delayExcuse: 'none',
      faultExcuse: 'none',
      askedDue: null,
      shares: [lead(LAN)],
      parts: [],
      source: null,
    },
    ...{ externalId: null, version: 1 },
    ...more,
  };
}

export function aViewer(personId: number, more: Partial<WorkViewer> = {}): WorkViewer {
  return { personId, headedUnits: [], watchedUnits: [], scored: [], guides: [], judgesFor: [], ...more };
}
/** Whoever lent the judging of what he assigned, and what his own office still reaches. */
export const lender = (personId: number, more: Partial<Office> = {}): Office => ({
  ...{ personId, headedUnits: [CULTURE], guides: [] },
  ...more,
});
export const HEAD = aViewer(MINH, { headedUnits: [CULTURE] });
export const ABOVE = aViewer(CHAIR, { headedUnits: [1, CULTURE] });
