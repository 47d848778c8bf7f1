// Plan against done: how many tasks, and converted by coefficient. Coefficients are hundredths, so is the sum.

export interface Tally {
  readonly tasks: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly open: number;
  /** In working days, without a recognised cause; a date that had passed at entry proves nothing. */
  readonly late: number;
  readonly planned: number;
  readonly done: number;
  /** Tasks without a coefficient: not in the two sums. */
  readonly unconverted: number;
  /** Products accepted, as far as they came. */
  readonly products: number;
}

/** Several parts of a plan as one. */
export function togetherOf(parts: readonly Tally[]): Tally {
  const sum = (of: keyof Tally) => parts.reduce((total, part) => total + part[of], 0);
  return {
    tasks: sum('tasks'),
    accepted: sum('accepted'),
    delivered: sum('delivered'),
    open: sum('open'),
    late: sum('late'),
    planned: sum('planned'),
    done: sum('done'),
    unconverted: sum('unconverted'),
    products: sum('products'),
  };
}
