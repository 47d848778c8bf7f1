// Small pieces of a rulebook for tests of single rules: a changed list, a fault, a band's end, a condition.
import type { Fault, Path } from '../../src/domain/rulebook/reader.ts';
import type { BandEnd } from '../../src/domain/rulebook/shape.ts';
import type { LevelCondition } from '../../src/domain/rulebook/shape-regime.ts';

/** The list with the item at a place changed. */
export function at<T>(list: readonly T[], place: number, change: Partial<T>): readonly T[] {
  return list.map((one, index) => (index === place ? { ...one, ...change } : one));
}

export function fault(path: Path, code: string, params: Fault['params'] = {}): Fault {
  return { path, code, params };
}

export function end(value: number, closed = true): BandEnd {
  return { value, closed };
}

/** Not better than the unit: otherwise "completed". */
export function condition(changes: Partial<LevelCondition> = {}): LevelCondition {
  return {
    ...{
      key: 'c',
      name: { vi: 'x', en: 'x' },
      level: 'good',
      otherwise: 'completed',
      onlyIf: null,
      unless: null,
    },
    ...{ waivedBy: null, periods: [], test: { kind: 'not-above-unit' } },
    citation: { document: 'D', where: '1', confidence: 'A', note: null },
    ...changes,
  };
}
