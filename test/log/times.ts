/** Some minutes after the Wednesday on which the tests' people act. */
export const LATER_WEDNESDAY = '2026-11-18T03:30:00.000Z';
