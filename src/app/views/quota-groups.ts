// Groups of similar duties as the administrator reads them: what was stated when, and whom today's take.
import { groupsFor, REST } from '../../domain/rollup/quota-groups.ts';
import { organizationOn } from '../../store/organization.ts';
import { allPosts } from '../../store/posts.ts';
import { type GroupSetRow, groupSets } from '../../store/quota-groups.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { systemReach } from '../import-scope.ts';
import { administersAll } from '../organization-acts.ts';
import { groupingsIn } from '../quota/groups.ts';

export function viewQuotaGroups(context: Pick<AppContext, 'pool'>, actor: RequestActor) {
  const { tenantId, today } = actor;
  return inReadTransaction(context.pool, systemReach(actor), async (tx) => {
    const [body, sets, posts] = [
      await organizationOn(tx, tenantId, today),
      await groupSets(tx, tenantId),
      await allPosts(tx, tenantId),
    ];
    const units = body?.units ?? new Map();
    const held = (body?.holdings ?? []).filter(({ kind }) => kind === 'main');
    const { groupOf } = await (await groupingsIn(tx, tenantId, units))(today, null);
    const counts = Map.groupBy(held, groupOf);
    const set = groupsFor(sets, today, null);
    const own = set?.groups ?? [];
    const names = own.length === 0 ? ['leading', 'others'] : [...own.map(({ name }) => name), REST];
    const ids = new Set(held.map(({ postId }) => postId));
    const used = posts.filter((post) => ids.has(post.id));
    return {
      sets: sets.map(setItem),
      people: names.map((group) => ({ group, count: counts.get(group)?.length ?? 0 })),
      posts: distinct(used.map(({ title }) => title)),
      jobPositions: distinct(used.map(({ jobPosition }) => jobPosition)),
      may: administersAll(actor, [...units.values()]) ? (['state'] as const).slice() : [],
    };
  });
}

function setItem({ by, byName, groups, ...set }: GroupSetRow) {
  return {
    ...{ ...set, by: { id: by, name: byName } },
    groups: groups.map(({ name, ranks, staffGroups, posts, jobPositions }) => ({
      ...{ name, ranks: [...ranks], staffGroups: [...staffGroups] },
      ...{ posts: [...posts], jobPositions: [...jobPositions] },
    })),
  };
}

function distinct(titles: readonly (string | null)[]): string[] {
  return [...new Set(titles.filter((title) => title !== null))].toSorted((a, b) => a.localeCompare(b, 'vi'));
}
