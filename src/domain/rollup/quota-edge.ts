// Where somebody stands against the places, and the facts that are laid side by side for whoever chooses. By points alone:
// nobody is chosen here.
import type { Evaluation } from '../evaluation/shape.ts';
import type { CompareTotals, QuotaMember, QuotaScope } from './quota.ts';

export const EDGES = ['inside', 'border', 'outside'] as const;
export type Edge = (typeof EDGES)[number];

const GRAVITY: Readonly<Record<Edge, number>> = { inside: 0, outside: 1, border: 2 };

function edgeIn<T>(
  member: QuotaMember<T>,
  { ranked, places }: QuotaScope<T>,
  compare: CompareTotals<T>,
): Edge {
  const [last, next] = [ranked[places - 1], ranked[places]];
  if (next === undefined) return 'inside';
  const same = (other: QuotaMember<T> | undefined) =>
    other !== undefined && compare(other.total, member.total) === 0;
  if (same(last) || same(next)) return 'border';
  return compare(member.total, next.total) > 0 ? 'inside' : 'outside';
}

/** Against the narrowest of these scopes: on the edge of one, outside of one, inside all. */
export function edgeOf<T>(
  member: QuotaMember<T>,
  scopes: readonly QuotaScope<T>[],
  compare: CompareTotals<T>,
): Edge {
  const edges = scopes.map((scope) => edgeIn(member, scope, compare));
  return edges.toSorted((a, b) => GRAVITY[b] - GRAVITY[a])[0] ?? 'inside';
}

export interface WorkFacts {
  lines: number;
  exceeded: number;
  faulty: number;
  late: number;
  /** Facts stated true, by key of the regulation (a disciplinary measure, for instance). */
  flags: string[];
}

/** What the last stage says beside points; null where the regulation asks for points alone. */
export function workFacts(state: Pick<Evaluation, 'self' | 'scorer' | 'approver'>): WorkFacts | null {
  const facts = (state.approver ?? state.scorer ?? state.self)?.facts;
  if (facts === undefined) return null;
  const { lines, flags } = facts;
  return {
    lines: lines.length,
    exceeded: lines.filter((line) => line.exceeded).length,
    faulty: lines.filter((line) => line.faults.length > 0).length,
    late: lines.filter((line) => line.delays.length > 0).length,
    flags: Object.keys(flags).filter((key) => flags[key] === true),
  };
}
