// Posts and who holds them, with the words people read.
import type { AssignmentKind, Post, Rank } from '../domain/organization/shape.ts';
import type { Tx } from './transaction.ts';

/** Every post ever recorded; posts are never taken away, only no longer held. */
export function allPosts(tx: Tx, tenantId: number): Promise<Post[]> {
  return tx.query<Post>(
    `select id, unit_id as "unitId", title, job_position as "jobPosition", rank
     from post where tenant_id = $1 order by id`,
    [tenantId],
  );
}

export async function insertPosts(tx: Tx, tenantId: number, posts: readonly Post[]): Promise<void> {
  if (posts.length === 0) return;
  await tx.query(
    `insert into post (tenant_id, id, unit_id, title, job_position, rank)
     select $1, n.id, n."unitId", n.title, n."jobPosition", n.rank
     from jsonb_to_recordset($2::jsonb) as n (id int, "unitId" int, title text, "jobPosition" text, rank text)`,
    [tenantId, JSON.stringify(posts)],
  );
}

/** One person in one post on a day, as the post map lists it. */
export interface HeldPost {
  readonly assignmentId: number;
  readonly personId: number;
  readonly name: string;
  readonly title: string | null;
  readonly jobPosition: string | null;
  readonly managerId: number | null;
  readonly managerName: string | null;
}

/** Names and titles of everybody who holds a post on `day` in one of these units. */
export function heldPostsOn(
  tx: Tx,
  tenantId: number,
  day: string,
  unitIds: readonly number[],
): Promise<HeldPost[]> {
  return tx.prepared<HeldPost>(
    'held-posts-in-units',
    `select a.id as "assignmentId", a.person_id as "personId", p.full_name as name, o.title,
       o.job_position as "jobPosition", m.manager_id as "managerId", b.full_name as "managerName"
     from assignment a
     join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
     join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
     left join lateral (
       select manager_id from direct_manager m where m.tenant_id = a.tenant_id and m.assignment_id = a.id
         and m.valid_from <= $2 order by m.valid_from desc limit 1) m on true
     left join person b on b.tenant_id = a.tenant_id and b.id = m.manager_id
     where a.tenant_id = $1 and a.valid_from <= $2 and (a.valid_to is null or $2 < a.valid_to)
       and o.unit_id = any ($3::int[])
     order by a.id`,
    [tenantId, day, unitIds],
  );
}

/** A post a person holds, held or will hold; the unit as the newest version that knows it names it. */
export interface CareerStep {
  readonly unitId: number;
  readonly unitName: string;
  readonly unitCode: string;
  readonly title: string | null;
  readonly jobPosition: string | null;
  readonly rank: Rank;
  readonly kind: AssignmentKind;
  readonly from: string;
  readonly to: string | null;
}

/** All posts of a person, the newest first; assignments taken back before they began are left out. */
export function careerOf(tx: Tx, tenantId: number, personId: number): Promise<CareerStep[]> {
  return tx.prepared<CareerStep>(
    'career',
    `select o.unit_id as "unitId", u.name as "unitName", u.code as "unitCode", o.title,
       o.job_position as "jobPosition", o.rank, a.kind, a.valid_from as "from", a.valid_to as "to"
     from assignment a
     join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
     join lateral (
       select name, code from unit u join organization_version v on v.tenant_id = u.tenant_id and v.version = u.version
       where u.tenant_id = a.tenant_id and u.unit_id = o.unit_id
       order by v.valid_from desc, v.version desc limit 1) u on true
     where a.tenant_id = $1 and a.person_id = $2 and (a.valid_to is null or a.valid_from < a.valid_to)
     order by a.valid_to is not null, a.kind <> 'main', a.valid_from desc, a.id`,
    [tenantId, personId],
  );
}

/** An assignment with the span in which a manager can be named for it. */
export interface AssignmentSpan {
  readonly personId: number;
  readonly unitId: number;
  readonly from: string;
  readonly to: string | null;
}

export async function assignmentSpan(
  tx: Tx,
  tenantId: number,
  assignmentId: number,
): Promise<AssignmentSpan | null> {
  const rows = await tx.query<AssignmentSpan>(
    `select a.person_id as "personId", o.unit_id as "unitId", a.valid_from as "from", a.valid_to as "to"
     from assignment a join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
     where a.tenant_id = $1 and a.id = $2`,
    [tenantId, assignmentId],
  );
  return rows[0] ?? null;
}
