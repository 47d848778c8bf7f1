// Groups of similar duties: stated for the whole body by document, and the group of everybody a share is counted over.

import type { Evaluation } from '../../domain/evaluation/shape.ts';
import type { PlainDate, Unit } from '../../domain/organization/shape.ts';
import { sideOf, staffGroupOf } from '../../domain/organization/subject.ts';
import { dutiesGroup, type GroupSet, groupsFor, whyNotGroups } from '../../domain/rollup/quota-groups.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { treeOn } from '../../store/organization-state.ts';
import { allPosts } from '../../store/posts.ts';
import { groupSets, insertGroupSet } from '../../store/quota-groups.ts';
import { statedSubjects } from '../../store/subjects.ts';
import type { Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { administersAll } from '../organization-acts.ts';
import { signWithStepUp } from '../step-up.ts';
import { write } from '../write.ts';

export type GroupsForm = Omit<GroupSet, 'at'>;

/** By whoever administers the whole body, with the password. Throws forbidden, refused with every reason, step-up. */
export function stateGroups(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: GroupsForm,
): Promise<{ id: number }> {
  const { tenantId, personId, today, now } = actor;
  return write(context, actor, intent, {
    load: async (tx) => (await treeOn(tx, tenantId, today))?.units ?? [],
    run: async (tx, units) => {
      if (!administersAll(actor, units)) throw new Failure('forbidden', 'forbidden');
      const reasons = whyNotGroups(form, today);
      if (reasons.length > 0) throw refused(reasons);
      await signWithStepUp(tx, actor);
      const id = await takeIds(tx, tenantId, 'quota-group-set', 1);
      const { from, groups, documentNumber, documentDate } = form;
      await insertGroupSet(tx, tenantId, { ...form, id, by: personId, at: now });
      await appendTo(tx, tenantId, now, { kind: 'quota-group-set', id, weekStart: null }, [
        {
          act: 'groups-stated',
          payload: { from, groups, documentDate },
          texts: { documentNumber },
          actorId: personId,
          ...{ role: 'organization-admin', actingFor: null, rulebook: null },
        },
      ]);
      return { id };
    },
  });
}

type Standing = Pick<Evaluation, 'personId' | 'unitId' | 'postId' | 'rank'>;

export interface Grouping {
  /** What the body stated; null: the two that follow from ranks. */
  readonly set: GroupSet | null;
  readonly groupOf: (standing: Standing) => string;
}

/** How people are grouped in periods that end on such a day. `frozenAt` of one whose figures are frozen. Needs system scope. */
export async function groupingsIn(
  tx: Tx,
  tenantId: number,
  units: ReadonlyMap<number, Pick<Unit, 'parentId' | 'kind'>>,
): Promise<(lastDay: PlainDate, frozenAt: string | null) => Promise<Grouping>> {
  const sets = await groupSets(tx, tenantId);
  const posts = sets.length === 0 ? [] : await allPosts(tx, tenantId);
  const postOf = new Map(posts.map((post) => [post.id, post]));
  return async (lastDay, frozenAt) => {
    const set = groupsFor(sets, lastDay, frozenAt);
    const stated = set === null ? null : await statedSubjects(tx, tenantId, lastDay);
    const groupOf = ({ personId, unitId, postId, rank }: Standing) => {
      const side = sideOf(unitId, units, stated?.sides);
      const staffGroup = staffGroupOf(rank, side, stated?.groups.get(personId) ?? null);
      const { title = null, jobPosition = null } = postOf.get(postId) ?? {};
      return dutiesGroup(set?.groups ?? [], { rank, staffGroup, post: title, jobPosition });
    };
    return { set, groupOf };
  };
}
