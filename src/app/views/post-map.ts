// For every post of a unit and below: who scores, who approves, and which have nobody.
import {
  type Authority,
  type Holder,
  type Holding,
  type OrganizationOnDay,
  resolveAuthority,
} from '../../domain/evaluation/authority.ts';
import { RANKS, type Unit } from '../../domain/organization/shape.ts';
import { slicesOfWeek } from '../../domain/period/slices.ts';
import { weekDates, weekOf } from '../../domain/period/week.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { organizationOn } from '../../store/organization.ts';
import { namesOf } from '../../store/people.ts';
import { type HeldPost, heldPostsOn } from '../../store/posts.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { statedSubjects } from '../../store/subjects.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { personScope } from '../accounts.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound, refused } from '../failure.ts';
import { administers } from '../organization-acts.ts';
import { type Regulations, regulationsIn } from '../regulations.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const PAGE = 500;

export interface PostMapQuery {
  /** Only posts that have nobody, or only those outside the regulation. */
  readonly only?: 'nobody' | 'outside' | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

interface MappedPost {
  readonly holding: Holding;
  readonly unit: Unit;
  readonly authority: Authority;
  /** The post by which the person is evaluated this week. */
  readonly evaluated: boolean;
  readonly nobody: boolean;
}

/** A page of the map in the order of the tree, heads first; the counts are of the whole unit. */
export function readPostMap(
  context: Pick<AppContext, 'pool'>,
  actor: RequestActor,
  unitId: number,
  query: PostMapQuery = {},
) {
  return inReadTransaction(context.pool, personScope(actor), async (tx) => {
    const [body, rulebooks] = await Promise.all([
      organizationOn(tx, actor.tenantId, actor.today),
      loadRulebooks(tx, actor.tenantId),
    ]);
    const top = body?.units.get(unitId);
    if (body === null || top === undefined) throw notFound();
    const monday = weekDates(weekOf(actor.today)).from;
    const inForce = rulebooks.forWeek(monday);
    if (inForce === null) throw refused([{ code: 'no-rulebook', params: {} }]);
    const stated = await statedSubjects(tx, actor.tenantId, actor.today);
    const facts = {
      rulebooks: rulebooks.all(),
      units: body.units,
      stated,
      date: monday,
      kind: 'week',
    } as const;
    const all = mapped(regulationsIn(facts), inForce.rulebook, body, top);
    const wanted = all.filter((post) => matches(post, query.only));
    const [start = 0] =
      query.cursor === undefined ? [] : decodeCursor(query.cursor, 1).map((place) => Math.max(0, place));
    const shown = wanted.slice(start, start + (query.limit ?? PAGE));
    const [held, names] = await Promise.all([
      heldPostsOn(tx, actor.tenantId, actor.today, [...new Set(shown.map((post) => post.unit.id))]),
      namesOf(
        tx,
        actor.tenantId,
        shown.flatMap(({ authority }) => holdersOf(authority)),
      ),
    ]);
    const words = new Map(held.map((post) => [post.assignmentId, post]));
    const units = [...body.units.values()];
    const end = start + shown.length;
    return {
      unit: refOf(top),
      rows: shown.map((post) => ({
        ...rowOf(post, words.get(post.holding.assignmentId), names),
        may: mayName(actor, units, post) ? (['name-manager'] as const).slice() : [],
      })),
      nobody: all.filter((post) => post.nobody).length,
      outside: all.filter((post) => post.authority.outside).length,
      total: wanted.length,
      next: end < wanted.length ? encodeCursor([end]) : null,
    };
  });
}

/** Naming the own manager is for another administrator. */
const mayName = (actor: RequestActor, units: readonly Unit[], { unit, holding }: MappedPost) =>
  holding.personId !== actor.personId && administers(actor, units, unit.id);

const refOf = ({ id, name, code }: Unit) => ({ id, name, code });

const matches = (post: MappedPost, only: PostMapQuery['only']) =>
  only === undefined || (only === 'nobody' ? post.nobody : post.authority.outside);

/** Each post by its own regulation; one that falls under none is shown as the body's regulation has it. */
function mapped(
  regulations: Regulations,
  common: Rulebook,
  body: OrganizationOnDay,
  top: Unit,
): readonly MappedPost[] {
  const evaluated = evaluatedAssignments(regulations, body);
  return body.holdings
    .flatMap((holding) => {
      const unit = body.units.get(holding.unitId);
      if (unit === undefined || unit.lo < top.lo || unit.hi > top.hi) return [];
      const authority = resolveAuthority(regulations.ofPerson(holding)[0] ?? common, body, holding);
      const isEvaluated = evaluated.has(holding.assignmentId);
      const incomplete = !authority.outside && (authority.scorer === null || authority.approver === null);
      return [{ holding, unit, authority, evaluated: isEvaluated, nobody: isEvaluated && incomplete }];
    })
    .toSorted(
      (a, b) =>
        a.unit.lo - b.unit.lo ||
        RANKS.indexOf(a.holding.rank) - RANKS.indexOf(b.holding.rank) ||
        a.holding.assignmentId - b.holding.assignmentId,
    );
}

/** The one assignment of each person that counts today, chosen as the weeks choose it. */
export function evaluatedAssignments(regulations: Regulations, body: OrganizationOnDay): ReadonlySet<number> {
  const week = weekOf(body.date);
  const { from } = weekDates(week);
  const found = new Set<number>();
  for (const held of Map.groupBy(body.holdings, (holding) => holding.personId).values()) {
    const holdings = held.map(({ assignmentId, personId, postId, unitId, kind, rank, managerId }) => ({
      kinds: regulations.ofPerson({ personId, unitId, rank })[0]?.evaluatedKinds ?? null,
      assignment: {
        id: assignmentId,
        personId,
        postId,
        kind,
        managerId,
        documentNumber: null,
        from,
        to: null,
      },
      post: { id: postId, unitId, title: null, jobPosition: null, rank },
    }));
    for (const slice of slicesOfWeek(({ kinds }) => kinds, week, holdings)) found.add(slice.assignmentId);
  }
  return found;
}

function holdersOf(authority: Authority): readonly (number | null)[] {
  return authority.outside ? [] : [authority.scorer?.personId ?? null, authority.approver?.personId ?? null];
}

function rowOf(post: MappedPost, words: HeldPost | undefined, names: ReadonlyMap<number, string>) {
  const { holding, authority } = post;
  const { document, where, confidence } = authority.row.citation;
  const holder = (found: Holder | null) =>
    found === null
      ? null
      : { person: { id: found.personId, name: names.get(found.personId) ?? '' }, by: found.by };
  const managerId = words?.managerId ?? null;
  return {
    person: { id: holding.personId, name: words?.name ?? '' },
    unit: refOf(post.unit),
    post: words?.title ?? null,
    jobPosition: words?.jobPosition ?? null,
    rank: holding.rank,
    kind: holding.kind,
    assignmentId: holding.assignmentId,
    manager: managerId === null ? null : { id: managerId, name: words?.managerName ?? '' },
    evaluated: post.evaluated,
    outside: authority.outside,
    oneAuthority: !authority.outside && authority.oneAuthority,
    scorer: authority.outside ? null : holder(authority.scorer),
    approver: authority.outside ? null : holder(authority.approver),
    citation: { document, where, confidence },
  };
}
