// What the pages need to know about the session.
import { weekOf } from '../../domain/period/week.ts';
import { pageFacts } from '../../store/page-facts.ts';
import { findSession, type SessionLimits, type SessionRow } from '../../store/sessions.ts';
import { tenantName } from '../../store/tenants.ts';
import type { Tx } from '../../store/transaction.ts';
import type { Tenant } from '../actor.ts';
import { Failure } from '../failure.ts';
import { plusSeconds } from '../instants.ts';
import { menuOf } from './menu.ts';

export interface SessionRules {
  readonly idleMinutes: number;
  readonly absoluteMinutes: number;
  /** How long approving stays open after the password was given again. */
  readonly stepUpMinutes: number;
  /** Version of the product, told to the pages. */
  readonly version: string;
}

/** Who knocks, where and when. */
export interface Visit {
  readonly tenant: Tenant;
  readonly now: string;
  /** Calendar date in the tenant's zone. */
  readonly today: string;
  readonly address: string;
  readonly agent: string | null;
}

/** A session lives while it was seen and begun after these instants: at the very second of a limit it is over. */
export function limitsAt(rules: SessionRules, now: string): SessionLimits {
  return {
    now,
    idleSince: plusSeconds(now, -60 * rules.idleMinutes),
    begunSince: plusSeconds(now, -60 * rules.absoluteMinutes),
  };
}

/** Until when approving is open, or null. */
export function stepUpUntil(
  rules: SessionRules,
  row: Pick<SessionRow, 'step_up_at'>,
  now: string,
): string | null {
  if (row.step_up_at === null) return null;
  const until = plusSeconds(row.step_up_at, 60 * rules.stepUpMinutes);
  return now < until ? until : null;
}

export type SessionView = Awaited<ReturnType<typeof viewSession>>;

/** The session as its own pages see it. Throws `unauthenticated` when it is over. */
export async function viewSession(tx: Tx, rules: SessionRules, visit: Visit, sessionId: number) {
  const { tenant, now, today } = visit;
  const row = await findSession(tx, tenant.id, sessionId, limitsAt(rules, now), today);
  if (row === undefined) throw new Failure('unauthenticated', 'unauthenticated');
  const [facts, name] = await Promise.all([
    pageFacts(tx, tenant.id, row.person_id, today),
    tenantName(tx, tenant.id),
  ]);
  return {
    person: { id: row.person_id, name: row.full_name },
    tenant: { slug: tenant.slug, name: name ?? tenant.name, zone: tenant.zone },
    login: row.login,
    locale: row.locale,
    menu: menuOf(facts, row.roles),
    roles: [...new Set(row.roles.map((grant) => grant.role))],
    homeUnit: facts.home_unit,
    today,
    currentWeek: weekOf(today),
    mustChangePassword: row.must_change,
    draftKey: row.draft_key.toString('base64'),
    idleMinutes: rules.idleMinutes,
    expiresAt: plusSeconds(row.created_at, 60 * rules.absoluteMinutes),
    stepUpUntil: stepUpUntil(rules, row, now),
    version: rules.version,
  };
}
