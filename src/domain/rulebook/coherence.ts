// Whether the parts of a rulebook fit each other. Every rule returns the faults it finds, none stops at the first.
import { RANKS, type Rank } from '../organization/shape.ts';
import { levelBands } from './coherence-bands.ts';
import { regimeFaults } from './coherence-regime.ts';
import { stageFaults } from './coherence-stages.ts';
import { treeFaults } from './coherence-tree.ts';
import { officeFaults } from './form-office.ts';
import { type Fault, fault, type Path } from './reader.ts';
import type { Rulebook } from './shape.ts';

function repeated(keys: readonly string[], pathOf: (index: number) => Path): Fault[] {
  return keys.flatMap((name, index) =>
    keys.indexOf(name) < index ? [fault(pathOf(index), 'duplicate-key', { key: name })] : [],
  );
}

function duplicateKeys(rulebook: Rulebook): Fault[] {
  const lists = {
    // Those of form 2 are read off the tree, whose keys are looked at there.
    groups: rulebook.form === 1 ? rulebook.groups : [],
    criteria: rulebook.form === 1 ? rulebook.criteria : [],
    levels: rulebook.levels,
    authority: rulebook.authority,
    stages: rulebook.stages,
    examples: rulebook.examples,
    subjects: rulebook.subjects,
    gaps: rulebook.gaps,
    conditions: rulebook.conditions,
    forced: rulebook.forced,
    quotas: rulebook.quotas,
    steps: rulebook.steps,
    escalation: rulebook.escalation,
    readings: rulebook.readings,
  };
  const faults = Object.entries(lists).flatMap(([name, items]) =>
    repeated(
      items.map((item) => item.key),
      (index) => [name, index, 'key'],
    ),
  );
  const kinds = rulebook.notCounted.map((rule) => rule.absenceKind);
  return [
    ...faults,
    ...repeated(kinds, (index) => ['notCounted', index, 'absenceKind']),
    ...repeated(rulebook.evaluatedKinds.kinds, (index) => ['evaluatedKinds', 'kinds', index]),
  ];
}

/** Of form 1; the maxima of a tree are looked at where the tree is. */
function maxima(rulebook: Rulebook): Fault[] {
  if (rulebook.form === 2) return [];
  const faults: Fault[] = [];
  const add = (path: Path, expected: number, sum: number) => {
    if (expected !== sum) faults.push(fault(path, 'maxima-do-not-add-up', { expected, sum }));
  };
  const total = (items: readonly { readonly max: number }[]) =>
    items.reduce((sum, item) => sum + item.max, 0);
  rulebook.groups.forEach((group, index) => {
    const criteria = rulebook.criteria.filter((criterion) => criterion.group === group.key);
    add(['groups', index, 'max'], group.max, total(criteria));
  });
  add(['maxTotal'], rulebook.maxTotal, total(rulebook.groups));
  rulebook.criteria.forEach((criterion, index) => {
    if (!rulebook.groups.some((group) => group.key === criterion.group)) {
      faults.push(fault(['criteria', index, 'group'], 'group-without-entry', { key: criterion.group }));
    }
    if (criterion.max % criterion.step !== 0) {
      const { max, step } = criterion;
      faults.push(fault(['criteria', index, 'step'], 'step-does-not-divide-maximum', { max, step }));
    }
  });
  return faults;
}

/** Ranks the rulebook has to know: those of its subjects; a unit is represented by its head. */
function ranksNeeded({ subjects, use }: Rulebook): readonly Rank[] {
  if (use === 'archive') return [];
  const needed = subjects.flatMap(({ ranks, evaluates }): readonly Rank[] => {
    if (ranks.length > 0) return ranks;
    return evaluates === 'unit' ? ['head'] : RANKS;
  });
  return RANKS.filter((rank) => needed.includes(rank));
}

function authority(rulebook: Rulebook): Fault[] {
  const faults: Fault[] = [];
  for (const rank of ranksNeeded(rulebook)) {
    const rows = rulebook.authority.filter((row) => row.ranks.includes(rank));
    if (rows.length === 0) faults.push(fault(['authority'], 'rank-without-row', { rank }));
    if (rows.length > 1) faults.push(fault(['authority'], 'rank-in-two-rows', { rank }));
  }
  rulebook.authority.forEach((row, index) => {
    const at: Path = ['authority', index];
    const named = row.scorers.length + row.approvers.length;
    if (row.outside && (named > 0 || row.oneAuthority)) {
      faults.push(fault(at, 'outside-row-names-somebody', { key: row.key }));
    }
    if (row.outside) return;
    if (row.scorers.length === 0)
      faults.push(fault([...at, 'scorers'], 'row-without-scorer', { key: row.key }));
    if (row.approvers.length === 0) {
      faults.push(fault([...at, 'approvers'], 'row-without-approver', { key: row.key }));
    }
    faults.push(
      ...repeated(row.scorers, (place) => [...at, 'scorers', place]),
      ...repeated(row.approvers, (place) => [...at, 'approvers', place]),
    );
  });
  return faults;
}

function validity(rulebook: Rulebook): Fault[] {
  const { validFrom, validTo } = rulebook;
  return validTo !== null && validTo <= validFrom ? [fault(['validTo'], 'ends-before-it-starts')] : [];
}

/** Every fault in how the parts of a well-formed rulebook fit together. */
export function incoherences(rulebook: Rulebook): Fault[] {
  return [
    ...duplicateKeys(rulebook),
    ...maxima(rulebook),
    ...levelBands(rulebook),
    ...authority(rulebook),
    ...stageFaults(rulebook),
    ...validity(rulebook),
    ...treeFaults(rulebook),
    ...regimeFaults(rulebook),
    ...officeFaults(rulebook),
  ];
}
