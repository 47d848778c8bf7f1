// Third use of the policy table: which rows of `evaluation e` a viewer may know of, as SQL for lists, counts, search.
import { type PolicyRow, type Relation, rowsFor } from '../domain/evaluation/policy.ts';
import type { Viewer } from '../domain/evaluation/shape.ts';

export interface SqlFilter {
  readonly sql: string;
  readonly values: readonly unknown[];
}

type OfOthers = Exclude<Relation, 'self' | 'drafter'>;

const RELATION_SQL: Readonly<
  Record<OfOthers, { readonly column: string; readonly value: (viewer: Viewer) => readonly number[] }>
> = {
  scorer: { column: 'scorer_id', value: (viewer) => [viewer.personId, ...viewer.scoresFor] },
  approver: { column: 'approver_id', value: (viewer) => [viewer.personId, ...viewer.approvesFor] },
  'unit-head': { column: 'unit_id', value: (viewer) => viewer.headedUnits },
  office: { column: 'unit_id', value: (viewer) => viewer.officeUnits },
  inspector: { column: 'unit_id', value: (viewer) => viewer.inspectedUnits },
};

/** Predicate for one action of the policy table; `first` is the number of its first parameter. */
export function policyFilter(action: string, viewer: Viewer, first: number): SqlFilter {
  return anyOf(rowsFor(action), viewer, first);
}

/** Which rows a viewer may read, not only know of: his own in any state, those of others once filed. */
export function readFilter(viewer: Viewer, first: number): SqlFilter {
  return anyOf([...rowsFor('read'), ...rowsFor('read-filed')], viewer, first);
}

/** Which rows stand in one of these relations to the viewer, whatever their state. */
export function relationFilter(relations: PolicyRow['relations'], viewer: Viewer, first: number): SqlFilter {
  return anyOf([{ relations, states: 'any', delegable: true }], viewer, first);
}

type FilterRow = Pick<PolicyRow, 'relations' | 'states' | 'delegable'>;

function anyOf(rows: readonly FilterRow[], viewer: Viewer, first: number): SqlFilter {
  if (rows.length === 0) return { sql: 'false', values: [] };
  const values: unknown[] = [viewer.personId, viewer.draftsFor];
  const self = `$${first}`;
  const drafter = `(e.subject = 'unit' and e.person_id = any ($${first + 1}::int[]))`;
  const clauses = rows.map((row) => {
    const acting = row.delegable ? viewer : { ...viewer, scoresFor: [], approvesFor: [] };
    const relations = row.relations.map((relation) => {
      if (relation === 'self') return `e.person_id = ${self}`;
      if (relation === 'drafter') return `(e.person_id <> ${self} and ${drafter})`;
      const { column, value } = RELATION_SQL[relation];
      const number = first + values.push(value(acting)) - 1;
      // On the own case only `self` remains, and on what one writes only `drafter`, exactly as relationsTo() has it.
      return `(e.person_id <> ${self} and not ${drafter} and e.${column} = any ($${number}::int[]))`;
    });
    const where = `(${relations.join(' or ')})`;
    if (row.states === 'any') return where;
    return `(e.state in (${row.states.map((state) => `'${state}'`).join(', ')}) and ${where})`;
  });
  return { sql: `(${clauses.join(' or ')})`, values };
}
