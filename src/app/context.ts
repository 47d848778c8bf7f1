// What every use case is given besides its input.
import type { CalendarDay } from '../domain/period/calendar.ts';
import type { Pool } from '../store/connection.ts';
import type { EvidenceFiles } from '../store/evidence-files.ts';
import type { SecretBox } from '../store/secret-box.ts';
import type { FeedReader } from './diary/fetch-feed.ts';
import type { ImportRunner } from './import-order.ts';

export type { SpaceState } from '../store/free-space.ts';

export interface AppContext {
  readonly pool: Pool;
  /** Public holidays and make-up days of the country, shipped as data. */
  readonly nationalDays: readonly CalendarDay[];
  /** Where long works on imports run; without one they run in the caller. */
  readonly runner?: ImportRunner;
  /** Whether a mail server is set up: people are told when there is none. */
  readonly sendsMail?: boolean;
  /** Where files of evidence lie; without it none are taken. */
  readonly evidence?: EvidenceFiles;
  /** Secrets of connectors; without it none can be made or checked. */
  readonly secrets?: SecretBox;
  /** Reads calendars out there; without it only files of them are taken. */
  readonly feeds?: FeedReader;
  /** Told how far a work is that runs in the caller: its phase and a percentage, or the rows read so far. */
  readonly onWork?: (phase: string, share: number) => void;
}
