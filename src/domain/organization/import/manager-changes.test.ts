import { describe, expect, it } from 'vitest';
import type { Assignment } from '../shape.ts';
import { foldManagers } from './manager-changes.ts';
import { NO_PEOPLE_CHANGES, type PeopleChanges } from './people-state.ts';

const held: Assignment = {
  ...{ id: 7, personId: 1, postId: 3, kind: 'main', managerId: 4 },
  ...{ from: '2026-01-05', to: null, documentNumber: null },
};
const added: Assignment = { ...held, id: 9, managerId: 5, from: '2026-11-02' };
const changes = (more: Partial<PeopleChanges>): PeopleChanges => ({ ...NO_PEOPLE_CHANGES, ...more });
const ended = [{ id: 7, to: '2026-11-02' }];

describe('a new manager in the same post', () => {
  it('keeps the assignment and names the manager from that date', () => {
    const folded = foldManagers(changes({ assignmentsAdded: [added], assignmentsEnded: ended }), [held]);
    expect(folded).toMatchObject({ assignmentsAdded: [], assignmentsEnded: [] });
    expect(folded.managersNamed).toEqual([
      { assignmentId: 7, personId: 1, managerId: 5, from: '2026-11-02' },
    ]);
  });

  it('can be nobody', () => {
    const nobody = { ...added, managerId: null };
    const folded = foldManagers(changes({ assignmentsAdded: [nobody], assignmentsEnded: ended }), [held]);
    expect(folded.managersNamed).toMatchObject([{ assignmentId: 7, managerId: null }]);
  });

  it.each<[string, Partial<Assignment>]>([
    ['another post', { postId: 8 }],
    ['another kind', { kind: 'concurrent' }],
    ['another person', { personId: 2 }],
  ])('is no such thing with %s', (_, other) => {
    const start = changes({ assignmentsAdded: [{ ...added, ...other }], assignmentsEnded: ended });
    expect(foldManagers(start, [held])).toEqual({ ...start, managersNamed: [] });
  });

  it('takes one ended assignment once', () => {
    const twice = [added, { ...added, id: 10 }];
    const folded = foldManagers(changes({ assignmentsAdded: twice, assignmentsEnded: ended }), [held]);
    expect(folded.assignmentsAdded.map((one) => one.id)).toEqual([10]);
    expect(folded.managersNamed).toHaveLength(1);
  });

  it('does not look at assignments that go on', () => {
    const start = changes({ assignmentsAdded: [added] });
    expect(foldManagers(start, [held]).assignmentsAdded).toEqual([added]);
  });
});
