// What is late, said in statements: `domain/work/lateness.ts` once more, because sums are made where the tasks lie.

/** Days off before the first day looked at that a statement needs: nobody believes in a longer break. */
export const DAYS_BEFORE = 60;

/**
 * Task `t` is later on `day` than its date, in working days and without a recognised cause. A date that had passed when the
 * task was entered proves nothing. `off` is the parameter with the days off up to `day`.
 */
export const isLate = (
  day: string,
  off: string,
) => `(t.due >= t.entered and ${day} > t.due and t.delay_excuse <> 'granted'
  and ${day} - t.due > (select count(*) from unnest(${off}::date[]) o (day) where o.day between t.due and ${day}))`;
