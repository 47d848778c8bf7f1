// The three places of the bars and the pages behind "more", from the session's menu.
import type { SessionView } from '../../contract/session.ts';
import type { TextId } from '../../text/index.ts';
import type { IconName } from '../parts/icon.tsx';
import { paths } from '../paths.ts';

type MenuKey = SessionView['menu'][number];
export interface Place {
  readonly key: MenuKey;
  readonly to: string;
  readonly text: TextId;
  readonly icon: IconName;
  /** Other addresses under which this place is the current one. */
  readonly also: readonly string[];
}

export function barPlaces(session: SessionView): readonly Place[] {
  const places: Place[] = [
    { key: 'today', to: paths.today, text: 'common.mine', icon: 'home', also: ['/tuan', '/ket-qua'] },
    { key: 'queue', to: paths.queue, text: 'common.queue', icon: 'inbox', also: [] },
  ];
  if (session.homeUnit !== null) {
    places.push({
      key: 'unit',
      to: paths.unit(session.homeUnit),
      text: 'common.unit',
      icon: 'users',
      also: ['/don-vi'],
    });
  }
  return places.filter((place) => session.menu.includes(place.key));
}

const MORE: Partial<Record<MenuKey, { readonly to: string; readonly text: TextId }>> = {
  work: { to: paths.tasks, text: 'common.menu.work' },
  office: { to: paths.office, text: 'common.menu.office' },
  difficulties: { to: paths.difficulties, text: 'common.menu.difficulties' },
  talks: { to: paths.talks, text: 'common.menu.talks' },
  'roll-up': { to: paths.rollUpNow, text: 'common.menu.roll-up' },
  staffing: { to: paths.staffing, text: 'common.menu.staffing' },
  'post-map': { to: paths.postMap, text: 'common.menu.post-map' },
  find: { to: paths.find, text: 'common.menu.find' },
  health: { to: paths.health, text: 'common.menu.health' },
  import: { to: paths.importing, text: 'common.menu.import' },
  'past-weeks': { to: paths.pastWeeks, text: 'common.menu.past-weeks' },
  connectors: { to: paths.connectors, text: 'common.menu.connectors' },
  accounts: { to: paths.accounts, text: 'common.menu.accounts' },
  roles: { to: paths.roles, text: 'common.menu.roles' },
  delegation: { to: paths.delegation, text: 'common.menu.delegation' },
  leave: { to: paths.leave, text: 'common.menu.leave' },
  calendar: { to: paths.calendar, text: 'common.menu.calendar' },
  reopen: { to: paths.reopen, text: 'common.menu.reopen' },
  log: { to: paths.log, text: 'common.menu.log' },
  catalogue: { to: paths.catalogue, text: 'common.menu.catalogue' },
  rulebook: { to: paths.rulebook, text: 'common.menu.rulebook' },
  studio: { to: paths.studio, text: 'common.menu.studio' },
  'my-record': { to: paths.myRecord, text: 'common.myRecord' },
  help: { to: paths.help, text: 'common.menu.help' },
};

/** Links behind "more", in the server's order. */
export function morePlaces(session: SessionView) {
  return session.menu.flatMap((key) => {
    const place = MORE[key];
    return place === undefined ? [] : [{ key, ...place }];
  });
}

/** True when the address lies in the place. */
export function isHere(place: Place, pathname: string): boolean {
  if (place.to === '/') return pathname === '/' || place.also.some((start) => pathname.startsWith(start));
  return [place.to, ...place.also].some((start) => pathname === start || pathname.startsWith(`${start}/`));
}
