// Third use of the policy table: which rows of `evaluation e` a viewer may know of, as SQL for lists, counts, search.
import { type Relation, rowsFor } from '../domain/evaluation/policy.ts';
import type { Viewer } from '../domain/evaluation/shape.ts';

export interface SqlFilter {
  readonly sql: string;
  readonly values: readonly unknown[];
}

// On the own case only `self` remains, exactly as relationsTo() has it.
const RELATION_SQL: Readonly<
  Record<Relation, { readonly sql: string; readonly value: (viewer: Viewer) => unknown }>
> = {
  self: { sql: 'e.person_id = $', value: (viewer) => viewer.personId },
  scorer: { sql: 'e.scorer_id = any ($::int[])', value: (viewer) => [viewer.personId, ...viewer.scoresFor] },
  approver: {
    sql: 'e.approver_id = any ($::int[])',
    value: (viewer) => [viewer.personId, ...viewer.approvesFor],
  },
  'unit-head': { sql: 'e.unit_id = any ($::int[])', value: (viewer) => viewer.headedUnits },
  office: { sql: 'e.unit_id = any ($::int[])', value: (viewer) => viewer.officeUnits },
  inspector: { sql: 'e.unit_id = any ($::int[])', value: (viewer) => viewer.inspectedUnits },
};

/** Predicate for one action of the policy table; `first` is the number of its first parameter. */
export function policyFilter(action: string, viewer: Viewer, first: number): SqlFilter {
  const values: unknown[] = [viewer.personId];
  const self = `$${first}`;
  const rows = rowsFor(action).map((row) => {
    const relations = row.relations.map((relation) => {
      values.push(RELATION_SQL[relation].value(viewer));
      const sql = RELATION_SQL[relation].sql.replace('$', `$${first + values.length - 1}`);
      return relation === 'self' ? sql : `(e.person_id <> ${self} and ${sql})`;
    });
    const where = `(${relations.join(' or ')})`;
    if (row.states === 'any') return where;
    return `(e.state in (${row.states.map((state) => `'${state}'`).join(', ')}) and ${where})`;
  });
  return { sql: rows.length === 0 ? 'false' : `(${rows.join(' or ')})`, values };
}
