// Numbers a small tree of units in preorder, the way an import does.

type UnitRow = readonly [
  id: number,
  parentId: number | null,
  code: string,
  name: string,
  kind: string,
  lo: number,
  hi: number,
];

/** Rows (id, parent, code, name, kind, lo, hi) of units given by key with the key of the unit above. */
export function unitRows(
  above: Readonly<Record<string, string | null>>,
  ids: Readonly<Record<string, number>>,
): readonly UnitRow[] {
  const rows: UnitRow[] = [];
  let lo = 0;
  const visit = (key: string, parent: string | null) => {
    lo += 1;
    const mine = lo;
    const place = rows.length;
    const row = (hi: number): UnitRow => [
      ids[key] ?? 0,
      parent === null ? null : (ids[parent] ?? 0),
      key.toUpperCase(),
      `Đơn vị ${key}`,
      parent === null ? 'ward' : 'division',
      mine,
      hi,
    ];
    rows.push(row(mine));
    for (const [child, over] of Object.entries(above)) if (over === key) visit(child, key);
    rows[place] = row(lo);
  };
  for (const [key, over] of Object.entries(above)) if (over === null) visit(key, null);
  return rows;
}
