// Who may read lines of longer periods.
import type { Viewer } from '../../domain/evaluation/shape.ts';

/** Whether a viewer heads, serves as office of, or inspects this unit. */
export function reaches(viewer: Viewer, unitId: number): boolean {
  const { headedUnits, officeUnits, inspectedUnits } = viewer;
  return [headedUnits, officeUnits, inspectedUnits].some((units) => units.includes(unitId));
}
