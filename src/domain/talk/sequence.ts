// When a talk is proposed: consecutive counted weeks that all meet a trigger of the regulation. Nobody is judged here;
// people decide what becomes of a proposal.
import type { WeekKey } from '../period/week.ts';
import type { ResponsibilityNeed, ResponsibilityRule } from '../rulebook/shape-office.ts';

/** What is known of one person's week. */
export interface WeekOfPerson {
  readonly week: WeekKey;
  readonly counted: boolean;
  /** Recorded facts in force: important tasks undone, breaches. */
  readonly undone: number;
  readonly breaches: number;
  /** Whether the week was decided with the worst level of its regulation. */
  readonly lowest: boolean;
  /** Rule of the regulation that week stood under; null where it had none. */
  readonly rule: ResponsibilityRule | null;
}

/** One trigger met by a sequence of weeks, the earliest first. */
export interface Sequence {
  readonly trigger: string;
  readonly weeks: readonly WeekKey[];
}

/** Keys of the triggers in force that one week meets by itself. */
export function triggersMet(one: WeekOfPerson): readonly string[] {
  const { rule } = one;
  if (rule === null) return [];
  const met: Readonly<Record<ResponsibilityNeed, boolean>> = {
    'undone-important': one.undone >= rule.manyUndone.least,
    breach: one.breaches > 0,
    'lowest-level': one.lowest,
  };
  return rule.triggers
    .filter(({ on, needs }) => on && needs.every((need) => met[need]))
    .map(({ key }) => key);
}

/**
 * Sequences nobody has been asked about yet. A week that does not count is passed over: it neither breaks nor makes
 * a sequence, and neither does the end of a year. A week belongs to one sequence of a trigger at most.
 */
export function sequences(weeks: readonly WeekOfPerson[], known: readonly Sequence[]): readonly Sequence[] {
  const counted = weeks.filter((one) => one.counted).toSorted((a, b) => (a.week < b.week ? -1 : 1));
  const triggers = new Map(
    counted.flatMap(({ rule }) => (rule?.triggers ?? []).map((one) => [one.key, one.weeks] as const)),
  );
  return [...triggers].flatMap(([trigger, length]) => {
    const taken = known.filter((one) => one.trigger === trigger).flatMap((one) => one.weeks);
    return runs(counted, trigger, length, new Set(taken));
  });
}

function runs(
  counted: readonly WeekOfPerson[],
  trigger: string,
  length: number,
  taken: ReadonlySet<WeekKey>,
): readonly Sequence[] {
  const found: Sequence[] = [];
  let run: WeekKey[] = [];
  for (const one of counted) {
    const fits = !taken.has(one.week) && triggersMet(one).includes(trigger);
    run = fits ? [...run, one.week] : [];
    if (run.length < length) continue;
    found.push({ trigger, weeks: run });
    run = [];
  }
  return found;
}
