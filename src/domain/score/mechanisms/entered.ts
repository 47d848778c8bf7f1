// Points a person enters: 8679 (quality, progress, conduct), general criteria of 335 art. 12 and 366, penalty points of
// Thanh Hoa 1053. All or nothing: Dong Nai plan 13-KH/TU (ensured, else 0). Completion in per cent: college indicators.
import type { BinaryNode, CompletionNode, EnteredNode, PenaltyNode } from '../../rulebook/shape-tree.ts';
import { ofHundredths } from '../fraction.ts';
import { valueFault } from '../value-fault.ts';
import {
  exact,
  lacking,
  type MechanismOf,
  pointsFor,
  refused,
  statedPoints,
  WHOLE,
  type Worked,
  worth,
} from './mechanism.ts';

/** More than any completion that makes sense, so that a slip of typing is caught: 10,000 per cent. */
const MOST_COMPLETION = 1_000_000;

function enteredPoints(key: string, max: number, step: number, value: number): Worked {
  const fault = valueFault({ key, max, step }, value);
  if (fault !== null) return refused(fault);
  return worth(value, () => [exact('entered', ofHundredths(value)), exact('step', ofHundredths(step))]);
}

export const entered: MechanismOf<EnteredNode> = ({ key, max, step }, _parts, { input }) => {
  const value = statedPoints(input.entered, key);
  return value === undefined ? lacking('entered', key, key) : enteredPoints(key, max, step, value);
};

/** The whole maximum or 0; anything between is refused. */
export const binary: MechanismOf<BinaryNode> = ({ key, max }, _parts, { input }) => {
  const value = statedPoints(input.entered, key);
  return value === undefined ? lacking('entered', key, key) : enteredPoints(key, max, max, value);
};

/** Nothing recorded is no penalty: it is an event, not a criterion. */
export const penalty: MechanismOf<PenaltyNode> = ({ key, max, step }, _parts, { input }) => {
  const value = statedPoints(input.entered, key);
  return value === undefined ? worth(0) : enteredPoints(key, max, step, value);
};

/** min(100 %, completion) x max: what goes beyond is noted in words only. */
export const completion: MechanismOf<CompletionNode> = ({ key, max }, _parts, { input }) => {
  const value = statedPoints(input.entered, key);
  if (value === undefined) return lacking('entered', key, key);
  const fault = valueFault({ key, max: MOST_COMPLETION, step: 1 }, value);
  if (fault !== null) return refused(fault);
  return pointsFor(value, WHOLE, max, () => [exact('percent', ofHundredths(value))]);
};
