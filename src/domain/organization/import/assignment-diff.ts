// Who holds which post: what the list says against what is recorded, with the dates of both.
import { type Assignment, type AssignmentKind, covers, type PlainDate, type Unit } from '../shape.ts';
import type { HeldPost } from './held-post.ts';
import type { ManagedPerson } from './people-managers.ts';
import type { PeopleState } from './people-state.ts';
import type { TroubleLog } from './trouble-log.ts';

export interface DiffContext {
  readonly state: PeopleState;
  readonly units: ReadonlyMap<number, Unit>;
  readonly root: Unit | null;
  readonly effectiveFrom: PlainDate;
  readonly log: TroubleLog;
}

interface Wanted {
  readonly personId: number;
  readonly kind: AssignmentKind;
  readonly postId: number;
  readonly managerId: number | null;
  readonly documentNumber: string | null;
  /** As the list says it; null: it says nothing. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

const isSamePost = (held: Assignment, wanted: Wanted): boolean =>
  held.postId === wanted.postId && held.kind === wanted.kind;

export class AssignmentDiff {
  readonly added: Omit<Assignment, 'id'>[] = [];
  readonly ended: { readonly id: number; readonly to: PlainDate }[] = [];
  readonly moved: { readonly personId: number; readonly fromUnitId: number; readonly toUnitId: number }[] =
    [];
  readonly #context: DiffContext;
  readonly #unitOfPost: ReadonlyMap<number, number>;
  readonly #byPerson: ReadonlyMap<number, readonly Assignment[]>;

  constructor(context: DiffContext) {
    this.#context = context;
    this.#unitOfPost = new Map(context.state.posts.map((post) => [post.id, post.unitId]));
    this.#byPerson = Map.groupBy(context.state.assignments, (assignment) => assignment.personId);
  }

  /** `ids`: of posts by their keys. */
  compare(row: ManagedPerson, ids: ReadonlyMap<string, number>): void {
    const { effectiveFrom } = this.#context;
    const wanted = wantedOf(row, ids);
    const all = this.#byPerson.get(row.personId) ?? [];
    const later = all.filter((one) => one.from > effectiveFrom);
    const open = wanted.filter(
      (want) =>
        (want.to === null || want.to > effectiveFrom) &&
        !later.some((one) => isSamePost(one, want) && one.from === want.from),
    );
    if (this.#isDecidedLater(row, later, wanted)) return;
    const namesMain = wanted.some((want) => want.kind === 'main');
    const isConcerned = (one: Assignment): boolean =>
      wanted.some((want) => isSamePost(one, want)) || (one.kind === 'main' ? namesMain : this.#concerns(one));
    const held = all.filter((one) => covers(one, effectiveFrom) && isConcerned(one));
    const kept = held.filter((one) => wanted.some((want) => isKept(one, want)));
    this.#endHeld(
      held.filter((one) => !kept.includes(one)),
      wanted,
    );
    for (const one of kept) this.#endKept(one, wanted);
    const before = this.added.length;
    for (const want of open.filter((one) => !kept.some((current) => isKept(current, one))))
      this.#add(row, want, all);
    if (this.added.slice(before).some(({ kind }) => kind === 'main')) this.#noteMove(row, held, wanted);
    this.#checkAlone(row, all, wanted);
  }

  /** Those of the body who are not on its complete list. */
  end(present: ReadonlySet<number>): { readonly personId: number; readonly unitId: number }[] {
    const gone = new Map<number, number>();
    for (const one of this.#context.state.assignments) {
      if (present.has(one.personId) || !covers(one, this.#context.effectiveFrom) || !this.#inBody(one))
        continue;
      this.ended.push({ id: one.id, to: this.#context.effectiveFrom });
      const unitId = this.#unitOfPost.get(one.postId) ?? 0;
      if (one.kind === 'main') gone.set(one.personId, unitId);
    }
    return [...gone].map(([personId, unitId]) => ({ personId, unitId }));
  }

  /** A list speaks of the main post wherever it was, and of concurrent posts inside its own body only. */
  #concerns(one: Assignment): boolean {
    return one.kind === 'concurrent' && this.#inBody(one);
  }

  #inBody(one: Assignment): boolean {
    const unit = this.#context.units.get(this.#unitOfPost.get(one.postId) ?? Number.NaN);
    const { root } = this.#context;
    return unit !== undefined && (root === null || (unit.lo >= root.lo && unit.hi <= root.hi));
  }

  /** What is held and no longer named ends when the post that takes its place begins, at the latest on the day of the list. */
  #endHeld(gone: readonly Assignment[], wanted: readonly Wanted[]): void {
    const { effectiveFrom } = this.#context;
    for (const one of gone) {
      const sameManagerPost = wanted.some((want) => isSamePost(one, want));
      const next = wanted.find((want) => want.kind === one.kind && !isSamePost(one, want));
      const day = sameManagerPost ? null : (next?.from ?? null);
      const to = day !== null && day > one.from ? day : effectiveFrom;
      if (one.to === null || one.to > to) this.ended.push({ id: one.id, to });
    }
  }

  /** A post that goes on until a day the list names. */
  #endKept(held: Assignment, wanted: readonly Wanted[]): void {
    const to = wanted.find((want) => isKept(held, want))?.to ?? null;
    if (to !== null && to > held.from && (held.to === null || to < held.to))
      this.ended.push({ id: held.id, to });
  }

  #add(row: ManagedPerson, { from, ...want }: Wanted, all: readonly Assignment[]): void {
    const { effectiveFrom, log } = this.#context;
    const goesOn = all.some((one) => covers(one, effectiveFrom) && isSamePost(one, { ...want, from }));
    const before = all.filter((one) => one.kind === want.kind && covers(one, effectiveFrom));
    const isTooEarly = from !== null && before.some((one) => one.from >= from);
    if (isTooEarly && !goesOn) {
      const about = { row: row.row, field: 'from', value: from, params: { date: effectiveFrom } };
      log.raise({ severity: 'warning', code: 'transfer-before-current', ...about });
    }
    const start = goesOn || isTooEarly ? effectiveFrom : (from ?? effectiveFrom);
    if (want.to !== null && want.to <= start) return;
    this.added.push({ ...want, from: start });
  }

  #noteMove(row: ManagedPerson, held: readonly Assignment[], wanted: readonly Wanted[]): void {
    const main = held.find((one) => one.kind === 'main');
    const from = main === undefined ? undefined : this.#unitOfPost.get(main.postId);
    const to = wanted.filter((want) => want.kind === 'main').at(-1);
    const unitId =
      to === undefined ? undefined : (this.#unitOfPost.get(to.postId) ?? unitOfDraft(row, to.kind));
    if (from !== undefined && unitId !== undefined && from !== unitId)
      this.moved.push({ personId: row.personId, fromUnitId: from, toUnitId: unitId });
  }

  /** A post beside another one needs that other one. */
  #checkAlone(row: ManagedPerson, all: readonly Assignment[], wanted: readonly Wanted[]): void {
    const { effectiveFrom, log } = this.#context;
    const hasMain =
      wanted.some((want) => want.kind === 'main') ||
      all.some((one) => one.kind === 'main' && covers(one, effectiveFrom));
    if (hasMain) return;
    const about = { row: row.row, field: 'postKind', value: row.title };
    log.raise({ severity: 'warning', code: 'post-without-main', ...about });
  }

  /** What is already decided for a later date is not overwritten by an older list, unless the list says the same. */
  #isDecidedLater(row: ManagedPerson, later: readonly Assignment[], wanted: readonly Wanted[]): boolean {
    const other = later.find(
      (one) =>
        one.kind === 'main' &&
        wanted.some((want) => want.kind === 'main') &&
        !wanted.some((want) => isSamePost(one, want) && want.from === one.from),
    );
    if (other === undefined) return false;
    const about = { row: row.row, field: 'title', value: row.title, params: { date: other.from } };
    this.#context.log.refuse({ severity: 'error', code: 'later-assignment', ...about });
    return true;
  }
}

/** The same post under the same manager goes on, unless the list has it begin on a day still to come. */
function isKept(held: Assignment, wanted: Wanted): boolean {
  return isSamePost(held, wanted) && held.managerId === wanted.managerId;
}

function wantedOf(row: ManagedPerson, ids: ReadonlyMap<string, number>): Wanted[] {
  return [row.posts.main, ...row.posts.concurrent].flatMap((post: HeldPost): Wanted[] => {
    const postId = ids.get(post.key);
    if (postId === undefined) return [];
    const { kind, from, to, decision } = post;
    const { personId, managerId } = row;
    return [{ personId, kind, postId, managerId, documentNumber: decision, from, to }];
  });
}

function unitOfDraft(row: ManagedPerson, kind: AssignmentKind): number {
  const posts = [row.posts.main, ...row.posts.concurrent].filter((post) => post.kind === kind);
  return posts.at(-1)?.unitId ?? row.unitId;
}
