// The one function behind the live total on screen and the total of record. Whole hundredths only.
import type { Rulebook, ScoreGroup } from '../rulebook/shape.ts';
import { distanceToNext, levelOf } from './levels.ts';
import type { EnteredScores, ScoreFault, ScoreNode, ScoreResult } from './shape.ts';
import { valueFault } from './value-fault.ts';

function enteredValue(entered: EnteredScores, key: string): number | undefined {
  return Object.hasOwn(entered, key) ? entered[key] : undefined;
}

function faultsOf(rulebook: Rulebook, entered: EnteredScores): ScoreFault[] {
  const known = new Set(rulebook.criteria.map((criterion) => criterion.key));
  const faults: ScoreFault[] = [];
  for (const criterion of rulebook.criteria) {
    const value = enteredValue(entered, criterion.key);
    const fault = value === undefined ? null : valueFault(criterion, value);
    if (fault !== null) faults.push(fault);
  }
  for (const key of Object.keys(entered)) {
    if (!known.has(key)) faults.push({ key, code: 'unknown-criterion', limit: null });
  }
  return faults;
}

function sum(nodes: readonly ScoreNode[]): number | null {
  let total = 0;
  for (const node of nodes) {
    if (node.value === null) return null;
    total += node.value;
  }
  return total;
}

function groupNode(rulebook: Rulebook, group: ScoreGroup, usable: (key: string) => number | null): ScoreNode {
  const children = rulebook.criteria
    .filter((criterion) => criterion.group === group.key)
    .map((criterion): ScoreNode => {
      const { key, name, max, citation } = criterion;
      return { key, name, value: usable(key), max, how: 'entered', citation, children: [] };
    });
  const { key, name, max, citation } = group;
  return { key, name, value: sum(children), max, how: 'sum', citation, children };
}

/**
 * Scores what was entered (hundredths by criterion key) and explains it as a tree. A missing or not allowed
 * value is named and yields neither total nor level: it is never taken for zero.
 */
export function scoreEntered(rulebook: Rulebook, entered: EnteredScores): ScoreResult {
  const invalid = faultsOf(rulebook, entered);
  const wrong = new Set(invalid.map((fault) => fault.key));
  const missing = rulebook.criteria
    .map((criterion) => criterion.key)
    .filter((key) => enteredValue(entered, key) === undefined);
  const usable = (key: string) => (wrong.has(key) ? null : (enteredValue(entered, key) ?? null));
  const nodes = rulebook.groups.map((group) => groupNode(rulebook, group, usable));
  const status = invalid.length > 0 ? 'invalid' : missing.length > 0 ? 'missing' : 'complete';
  const total = status === 'complete' ? sum(nodes) : null;
  return {
    status,
    total,
    max: rulebook.maxTotal,
    level: total === null ? null : (levelOf(rulebook, total)?.key ?? null),
    nodes,
    missing,
    invalid,
    distanceToNext: total === null ? null : distanceToNext(rulebook, total),
  };
}
