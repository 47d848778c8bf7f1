// The Office hands over for somebody else (giao người khác làm thay): whose work it may move, and to whom not.
import { type Refusal, refuse } from '../refusal.ts';

export interface HandOver {
  /** Who does it, and the units he serves as office. */
  readonly actorId: number;
  readonly officeUnits: readonly number[];
  /** Whose work it is, and every unit in which he has some. */
  readonly holderId: number;
  readonly unitIds: readonly number[];
  readonly delegateId: number | null;
}

/**
 * Reasons against it, beside those of any delegation: nobody moves his own work here, nor work to himself, nor work of a
 * unit he does not serve, because a substitute acts in all of them.
 */
export function handOverRefusals({
  actorId,
  officeUnits,
  holderId,
  unitIds,
  delegateId,
}: HandOver): readonly Refusal[] {
  const beyond = unitIds.some((unit) => !officeUnits.includes(unit));
  return [
    ...(beyond ? [refuse('hand-over-beyond-part')] : []),
    ...(holderId === actorId ? [refuse('hand-over-own-work')] : []),
    ...(delegateId === actorId ? [refuse('hand-over-to-yourself')] : []),
  ];
}
