// Whether the parts of a rulebook fit each other. Every rule returns the faults it finds, none stops at the first.
import { RANKS } from '../organization/shape.ts';
import { type Fault, fault, type Path } from './reader.ts';
import { type DeadlineRule, type PeriodKind, type Rulebook, STAGE_KEYS } from './shape.ts';

function repeated(keys: readonly string[], pathOf: (index: number) => Path): Fault[] {
  return keys.flatMap((name, index) =>
    keys.indexOf(name) < index ? [fault(pathOf(index), 'duplicate-key', { key: name })] : [],
  );
}

function duplicateKeys(rulebook: Rulebook): Fault[] {
  const lists = {
    groups: rulebook.groups,
    criteria: rulebook.criteria,
    levels: rulebook.levels,
    authority: rulebook.authority,
    stages: rulebook.stages,
    examples: rulebook.examples,
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

function maxima(rulebook: Rulebook): Fault[] {
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

/** Levels, best first, must tile 0..maxTotal: each point in exactly one band. */
function bands(rulebook: Rulebook): Fault[] {
  const faults: Fault[] = [];
  const { levels } = rulebook;
  levels.forEach((level, index) => {
    const at: Path = ['levels', index];
    if (level.order !== index + 1) {
      faults.push(fault([...at, 'order'], 'level-out-of-order', { expected: index + 1 }));
    }
    if (level.from.value > level.to.value) faults.push(fault(at, 'band-upside-down', { key: level.key }));
    const worse = levels[index + 1];
    if (worse === undefined) return;
    const params = { better: level.key, worse: worse.key };
    const apart = level.from.value - worse.to.value;
    const bothClosed = level.from.closed && worse.to.closed;
    const bothOpen = !level.from.closed && !worse.to.closed;
    if (apart < 0 || (apart === 0 && bothClosed)) faults.push(fault([...at, 'from'], 'band-overlap', params));
    if (apart > 0 || (apart === 0 && bothOpen)) faults.push(fault([...at, 'from'], 'band-gap', params));
  });
  const [top, bottom] = [levels[0], levels[levels.length - 1]];
  if (top !== undefined && (top.to.value !== rulebook.maxTotal || !top.to.closed)) {
    faults.push(fault(['levels', 0, 'to'], 'top-not-covered', { max: rulebook.maxTotal }));
  }
  if (bottom !== undefined && (bottom.from.value !== 0 || !bottom.from.closed)) {
    faults.push(fault(['levels', levels.length - 1, 'from'], 'bottom-not-covered'));
  }
  return faults;
}

function authority(rulebook: Rulebook): Fault[] {
  const faults: Fault[] = [];
  for (const rank of RANKS) {
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

const DAY = 1440;

/** Minutes that order deadlines of one kind among each other; null where only the calendar can tell. */
function minutesInto(rule: DeadlineRule): number | null {
  const [hours, minutes] = rule.time.split(':').map(Number);
  const clock = (hours ?? 0) * 60 + (minutes ?? 0);
  if (rule.kind === undefined) return (rule.weekOffset * 7 + rule.isoWeekday - 1) * DAY + clock;
  if (rule.kind !== 'month-day') return null;
  return (rule.monthOffset * 31 + rule.day - (rule.edge === 'before' ? 1 : 0)) * DAY + clock;
}

function isInOrder(before: DeadlineRule, after: DeadlineRule): boolean {
  if (before.kind !== after.kind) return true;
  const [earlier, later] = [minutesInto(before), minutesInto(after)];
  return earlier === null || later === null || earlier < later;
}

/** Deadlines of a week are told by weekdays, those of longer periods by dates. */
function fitsPeriod(rulebook: Rulebook, rule: DeadlineRule, period: PeriodKind | null): boolean {
  const periods = period === null ? rulebook.periods : [period];
  return periods.every((one) => (one === 'week') === (rule.kind === undefined));
}

function stages(rulebook: Rulebook): Fault[] {
  const found = rulebook.stages.map((stage) => stage.key);
  const faults: Fault[] = STAGE_KEYS.filter((key) => !found.includes(key)).map((key) =>
    fault(['stages'], 'stage-missing', { key }),
  );
  rulebook.stages.forEach((stage, index) => {
    const own: Path = ['stages', index];
    const covered = stage.exceptions.flatMap(({ period, month }) => (month === null ? [period] : []));
    const open = rulebook.periods.filter((period) => !covered.includes(period));
    if (!open.every((period) => fitsPeriod(rulebook, stage.deadline, period)))
      faults.push(fault([...own, 'deadline'], 'deadline-of-another-period', { key: stage.key }));
    stage.exceptions.forEach(({ period, deadline }, at) => {
      if (fitsPeriod(rulebook, deadline, period)) return;
      faults.push(fault([...own, 'exceptions', at], 'deadline-of-another-period', { key: stage.key }));
    });
    const before = rulebook.stages[index - 1];
    if (before === undefined) return;
    const at: Path = ['stages', index];
    if (STAGE_KEYS.indexOf(stage.key) < STAGE_KEYS.indexOf(before.key)) {
      faults.push(fault([...at, 'key'], 'stage-out-of-order', { key: stage.key, before: before.key }));
    }
    if (!isInOrder(before.deadline, stage.deadline)) {
      faults.push(
        fault([...at, 'deadline'], 'deadline-out-of-order', { key: stage.key, before: before.key }),
      );
    }
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
    ...bands(rulebook),
    ...authority(rulebook),
    ...stages(rulebook),
    ...validity(rulebook),
  ];
}
