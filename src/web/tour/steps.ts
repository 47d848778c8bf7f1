// What the tour shows, by what a person has use of: a minute or two, never more.
import type { SessionView } from '../../contract/session.ts';
import { paths } from '../paths.ts';

export const TOUR_STEPS = [
  'today',
  'week',
  'queue',
  'unit',
  'office',
  'import',
  'studio',
  'log',
  'messages',
  'record',
  'palette',
] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

export interface TourStop {
  readonly key: TourStep;
  /** Where it is seen; null: wherever one is. */
  readonly to: string | null;
}

/** The stops of this person, in order. */
export function tourStops({ menu, currentWeek, homeUnit }: SessionView): readonly TourStop[] {
  const has = (key: SessionView['menu'][number]) => menu.includes(key);
  const stops: readonly (TourStop | null)[] = [
    { key: 'today', to: paths.today },
    { key: 'week', to: paths.week(currentWeek) },
    has('queue') ? { key: 'queue', to: paths.queue } : null,
    has('unit') && homeUnit !== null ? { key: 'unit', to: paths.unit(homeUnit) } : null,
    has('office') ? { key: 'office', to: paths.office } : null,
    has('import') ? { key: 'import', to: paths.importing } : null,
    has('studio') ? { key: 'studio', to: paths.studio } : null,
    has('log') ? { key: 'log', to: paths.log } : null,
    { key: 'messages', to: paths.messages },
    { key: 'record', to: paths.myRecord },
    { key: 'palette', to: null },
  ];
  return stops.filter((stop) => stop !== null);
}
