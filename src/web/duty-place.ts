// Where a duty is done: the exact step, not a page to search on.
import type { ROUTES } from '../contract/routes.ts';
import type { Reply } from './api.ts';
import { paths } from './paths.ts';
import { weekInPath } from './place.ts';

export type Duty = Reply<typeof ROUTES.today>['duties'][number];

export interface DutyPlace {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

export function dutyPlace({ kind, week, unit }: Pick<Duty, 'kind' | 'week' | 'unit'>): DutyPlace {
  switch (kind) {
    case 'submit':
    case 'returned':
      return { to: paths.week(week) };
    case 'score':
    case 'decide':
      return { to: paths.scoreTeam(week) };
    case 'approve':
    case 'view-dissent':
      return { to: paths.approve(week) };
    case 'close':
      return unit === null
        ? { to: paths.queue }
        : { to: paths.unit(unit.id), search: { tuan: weekInPath(week) } };
    case 'talk':
      return { to: paths.talks };
    case 'talk-answer':
      return { to: paths.talks, search: { cua: 'toi' } };
    case 'agree-reopen':
      return { to: paths.reopen };
    case 'work-returned':
      return { to: paths.tasks };
    case 'work-approve':
    case 'work-accept':
    case 'work-excuse':
      return { to: paths.workWaiting };
  }
}
