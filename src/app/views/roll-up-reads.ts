// Who may read lines of longer periods, and what of it the read log keeps.
import type { Viewer } from '../../domain/evaluation/shape.ts';
import { logEvents } from '../../store/event-log.ts';
import type { PersonLine } from '../../store/roll-ups.ts';
import type { Reading } from './reading.ts';

/** Whether a viewer heads, serves as office of, or inspects this unit. */
export function reaches(viewer: Viewer, unitId: number): boolean {
  const { headedUnits, officeUnits, inspectedUnits } = viewer;
  return [headedUnits, officeUnits, inspectedUnits].some((units) => units.includes(unitId));
}

/** One line of the read log for each other person whose results were really read. */
export function logLines({ tx, actor }: Reading, lines: readonly PersonLine[], view: string): Promise<void> {
  return logEvents(
    tx,
    actor.tenantId,
    lines
      .filter((line) => line.personId !== actor.personId)
      .map((line) => ({
        kind: 'read',
        at: actor.now,
        actorId: actor.personId,
        accountId: actor.accountId,
        subjectId: line.personId,
        address: actor.address,
        detail: { view },
      })),
  );
}
