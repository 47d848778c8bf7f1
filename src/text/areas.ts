// The areas of the catalogue. A page names those it needs in the table of pages (web/router.tsx).
import type { areas as vi } from './vi/areas.ts';

export type Area = keyof typeof vi;
export type Messages = Readonly<Record<string, string>>;
/** Every language has every area; each area's own file has every id of the Vietnamese one. */
export type Areas = Readonly<Record<Area, () => Promise<Messages>>>;
