// Who manages whom: the name in the list found among colleagues, then doubtful relations questioned.
import type { Unit } from '../shape.ts';
import { type Colleague, type Colleagues, isRank, type PlacedPerson, rankOrder } from './colleagues.ts';
import type { TroubleLog } from './trouble-log.ts';

export interface ManagedPerson extends PlacedPerson {
  readonly managerId: number | null;
}

/** More namesakes than these are no choice for anybody; a row or a person can still be named. */
const MOST_NAMESAKES = 20;

/** Manager recorded today for a person, kept where the list says nothing. */
export type RecordedManager = (person: PlacedPerson) => number | null;

export class ManagerFinder {
  readonly #colleagues: Colleagues;
  readonly #log: TroubleLog;
  readonly #recorded: RecordedManager;

  constructor(colleagues: Colleagues, log: TroubleLog, recorded: RecordedManager) {
    this.#colleagues = colleagues;
    this.#log = log;
    this.#recorded = recorded;
  }

  find(person: PlacedPerson): ManagedPerson {
    return {
      ...person,
      managerId: person.manager === null ? this.#unnamed(person) : this.#named(person, person.manager),
    };
  }

  /** A name or token to a person; answers that are no good are refused for ever. */
  resolve(person: PlacedPerson, text: string, answered: boolean): number | null {
    const match = this.#colleagues.find(text);
    const about = { severity: 'error' as const, row: person.row, field: 'manager', value: text };
    const ask = (trouble: Parameters<TroubleLog['raise']>[0]): number | null => {
      if (answered) this.#log.refuse(trouble);
      const answer = answered ? null : this.#log.raise(trouble);
      return answer === null || answer.value === null ? null : this.resolve(person, answer.value, true);
    };
    const suggestion = this.#colleagues.suggest(this.likely(person));
    if (match.kind === 'none') return ask({ ...about, code: 'manager-unknown', suggestion });
    if (match.kind === 'several') {
      const choices = match.colleagues.slice(0, MOST_NAMESAKES).map((one) => this.#colleagues.suggest(one));
      return ask({
        ...about,
        code: 'manager-ambiguous',
        choices,
        suggestion: this.#nearby(person, match.colleagues),
      });
    }
    if (match.colleague.personId === person.personId)
      return ask({ ...about, code: 'manager-self', suggestion });
    return match.colleague.personId;
  }

  /** Whom one would expect: a head answers to the leader above, everybody else to the head of the unit. */
  likely(person: PlacedPerson): Colleague | null {
    const { main } = person.posts;
    const above = this.#colleagues.leaderAbove(main.unitId);
    if (isRank(main, 'head', 'section-head') || (main.rank === 'leader' && main.chief))
      return self(above, person);
    return self(this.#colleagues.chiefOf(main.unitId), person) ?? self(above, person);
  }

  #named(person: PlacedPerson, text: string): number | null {
    return this.resolve(person, text, false);
  }

  /** The topmost leader has nobody above; everybody else should. */
  #unnamed(person: PlacedPerson): number | null {
    const recorded = this.#recorded(person);
    if (recorded !== null) return recorded;
    const likely = this.likely(person);
    if (likely === null && person.posts.main.rank === 'leader') return null;
    const answer = this.#log.raise({
      severity: 'warning',
      code: 'manager-missing',
      row: person.row,
      field: 'manager',
      params: { rank: person.posts.main.rank },
      suggestion: this.#colleagues.suggest(likely),
    });
    return answer === null || answer.value === null ? null : this.resolve(person, answer.value, true);
  }

  #nearby(person: PlacedPerson, candidates: readonly Colleague[]) {
    const isNear = (one: Colleague) => one.posts.some((post) => post.unitId === person.posts.main.unitId);
    const only = candidates.find(isNear);
    const another = candidates.find((one) => one !== only && isNear(one));
    return only !== undefined && another === undefined ? this.#colleagues.suggest(only) : null;
  }
}

function self(colleague: Colleague | null, person: PlacedPerson): Colleague | null {
  return colleague === null || colleague.personId === person.personId ? null : colleague;
}

/**
 * Somebody below the head of a unit whose manager sits neither in that unit nor above it: probably stands under the wrong
 * heading. Answers the unit the user names, or null.
 */
export function askMisplaced(
  person: ManagedPerson,
  colleagues: Colleagues,
  units: readonly Unit[],
  log: TroubleLog,
) {
  const { main } = person.posts;
  const manager = person.managerId === null ? null : colleagues.byId(person.managerId);
  if (manager === null || isRank(main, 'leader', 'head', 'section-head')) return null;
  const fits = manager.posts.some(
    (post) => post.rank === 'leader' || colleagues.isAtOrAbove(post.unitId, main.unitId),
  );
  const [managerPost] = manager.posts;
  if (fits || managerPost === undefined) return null;
  const theirs = units.find((unit) => unit.id === managerPost.unitId);
  const answer = log.raise({
    severity: 'warning',
    code: 'manager-other-unit',
    row: person.row,
    field: 'manager',
    value: manager.name,
    params: { unit: colleagues.unitName(main.unitId), managerUnit: colleagues.unitName(managerPost.unitId) },
    suggestion: theirs === undefined ? null : { field: 'unit', value: theirs.code, label: theirs.name },
  });
  return answer?.value ?? null;
}

/** A manager whose best rank is below the person's own. */
export function warnBelow(
  person: ManagedPerson,
  colleagues: Colleagues,
  likely: Colleague | null,
  log: TroubleLog,
) {
  const manager = person.managerId === null ? null : colleagues.byId(person.managerId);
  const own = [person.posts.main, ...person.posts.concurrent];
  if (manager === null || rankOrder(manager.posts) <= rankOrder(own)) return null;
  return log.raise({
    severity: 'warning',
    code: 'manager-below',
    row: person.row,
    field: 'manager',
    value: manager.name,
    params: { manager: manager.name },
    suggestion: colleagues.suggest(likely),
  });
}
