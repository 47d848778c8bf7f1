// Rows of the map as the page groups and filters them. Plain data: the page and its tests share it.
import type { ROUTES } from '../../../contract/routes.ts';
import { foldText } from '../../../domain/organization/text-match.ts';
import type { Reply } from '../../api.ts';

export type PostRow = Reply<typeof ROUTES.postMap>['rows'][number];

/** An evaluated post without scorer or approver: its week cannot reach a result. */
export function hasNobody({ evaluated, outside, scorer, approver }: PostRow): boolean {
  return evaluated && !outside && (scorer === null || approver === null);
}

/** Every typed word occurs in the name, post, unit, or in the names of who scores and approves. */
export function fits(row: PostRow, typed: string): boolean {
  const text = foldText(
    [
      row.person.name,
      row.post,
      row.jobPosition,
      row.unit.name,
      row.scorer?.person.name,
      row.approver?.person.name,
    ].join(' '),
  );
  return foldText(typed)
    .split(' ')
    .every((word) => text.includes(word));
}

export interface UnitRows {
  readonly unit: PostRow['unit'];
  readonly rows: readonly PostRow[];
}

/** Rows by unit, in the order in which the units first occur (the order of the tree). */
export function byUnit(rows: readonly PostRow[]): readonly UnitRows[] {
  const groups = new Map<number, PostRow[]>();
  for (const row of rows) {
    const group = groups.get(row.unit.id);
    if (group) group.push(row);
    else groups.set(row.unit.id, [row]);
  }
  return [...groups.values()].flatMap((list) => (list[0] ? [{ unit: list[0].unit, rows: list }] : []));
}
