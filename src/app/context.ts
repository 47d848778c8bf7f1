// What every use case is given besides its input.
import type { CalendarDay } from '../domain/period/calendar.ts';
import type { Pool } from '../store/connection.ts';

export type { SpaceState } from '../store/free-space.ts';

export interface AppContext {
  readonly pool: Pool;
  /** Public holidays and make-up days of the country, shipped as data. */
  readonly nationalDays: readonly CalendarDay[];
}
