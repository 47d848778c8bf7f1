// What the tour shows, by what a person has use of: a minute or two, never more.
import type { SessionView } from '../../contract/session.ts';
import { paths } from '../paths.ts';

export const TOUR_STEPS = [
  'today',
  'week',
  'queue',
  'unit',
  'office',
  'board',
  'import',
  'studio',
  'find',
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

/** What a stop points at, on its page or in the frame; the page's heading as long as there is nothing of the kind. */
export const TOUR_SPOTS: Readonly<Record<TourStep, string>> = {
  today: 'main section[aria-labelledby="next-step"]',
  week: 'main section h2',
  queue: 'main ol > li:first-child',
  unit: 'main section[aria-labelledby="unit-stages"] ol > li:first-child',
  office: 'main section[aria-labelledby="office-stages"] ol > li:first-child',
  board: 'main section[aria-labelledby="office-stages"] ol > li:first-child',
  import: 'main section:first-of-type h2',
  studio: 'main section h2',
  find: 'main search',
  log: 'main section h2',
  messages: 'main ol > li:first-child',
  record: 'main section h2',
  // "More": in the bar above or, on a phone, below.
  palette: 'nav button[aria-expanded]',
};

const WRITERS = ['regulation-editor', 'regulation-approver'];

/** The stops of this person, in order; whoever is not evaluated by the week has none to be shown. */
export function tourStops(
  { menu, roles, currentWeek, homeUnit }: SessionView,
  hasWeek: boolean,
): readonly TourStop[] {
  const has = (key: SessionView['menu'][number]) => menu.includes(key);
  const stops: readonly (TourStop | null)[] = [
    { key: 'today', to: paths.today },
    hasWeek ? { key: 'week', to: paths.week(currentWeek) } : null,
    has('queue') ? { key: 'queue', to: paths.queue } : null,
    has('unit') && homeUnit !== null ? { key: 'unit', to: paths.unit(homeUnit) } : null,
    has('office') ? { key: roles.includes('office') ? 'office' : 'board', to: paths.office } : null,
    has('import') ? { key: 'import', to: paths.importing } : null,
    has('studio') && roles.some((role) => WRITERS.includes(role))
      ? { key: 'studio', to: paths.studio }
      : null,
    has('find') && roles.includes('inspector') ? { key: 'find', to: paths.find } : null,
    has('log') ? { key: 'log', to: paths.log } : null,
    { key: 'messages', to: paths.messages },
    { key: 'record', to: paths.myRecord },
    { key: 'palette', to: null },
  ];
  return stops.filter((stop) => stop !== null);
}
