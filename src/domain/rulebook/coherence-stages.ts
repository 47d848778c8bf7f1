// Whether deadlines fit the periods of a rulebook and follow each other.
import { type Fault, fault, type Path } from './reader.ts';
import { type DeadlineRule, type PeriodKind, type Rulebook, STAGE_KEYS, type Stage } from './shape.ts';

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

/** Every period without an exception of its own lives by the stage's deadline. */
function periodFaults(rulebook: Rulebook, stage: Stage, at: Path): Fault[] {
  const covered = stage.exceptions.flatMap(({ period, month }) => (month === null ? [period] : []));
  const open = rulebook.periods.filter((period) => !covered.includes(period));
  const wrong = (path: Path) => fault(path, 'deadline-of-another-period', { key: stage.key });
  return [
    ...(open.every((period) => fitsPeriod(rulebook, stage.deadline, period))
      ? []
      : [wrong([...at, 'deadline'])]),
    ...stage.exceptions.flatMap(({ period, deadline }, index) =>
      fitsPeriod(rulebook, deadline, period) ? [] : [wrong([...at, 'exceptions', index])],
    ),
  ];
}

function orderFaults(stage: Stage, before: Stage | undefined, at: Path): Fault[] {
  if (before === undefined) return [];
  const params = { key: stage.key, before: before.key };
  const turned = STAGE_KEYS.indexOf(stage.key) < STAGE_KEYS.indexOf(before.key);
  return [
    ...(turned ? [fault([...at, 'key'], 'stage-out-of-order', params)] : []),
    ...(isInOrder(before.deadline, stage.deadline)
      ? []
      : [fault([...at, 'deadline'], 'deadline-out-of-order', params)]),
  ];
}

/** An archive has no record that could go through stages. */
export function stageFaults(rulebook: Rulebook): Fault[] {
  const found = rulebook.stages.map((stage) => stage.key);
  const wanted = rulebook.use === 'archive' ? [] : STAGE_KEYS.filter((key) => !found.includes(key));
  return [
    ...wanted.map((key) => fault(['stages'], 'stage-missing', { key })),
    ...rulebook.stages.flatMap((stage, index) => [
      ...periodFaults(rulebook, stage, ['stages', index]),
      ...orderFaults(stage, rulebook.stages[index - 1], ['stages', index]),
    ]),
  ];
}
