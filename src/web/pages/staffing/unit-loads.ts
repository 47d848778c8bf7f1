// Load by unit for the map: people, and standard hours per day held where the group is large enough to tell. Pure.
import { FEWEST_PEOPLE, figuresOfWork } from '../../../domain/work/position-figures.ts';
import type { Statistics } from './shapes.ts';

export interface UnitLoad {
  readonly unit: Statistics['units'][number];
  readonly people: number;
  /** Hundredths of a minute per day; null: nothing measured, or so few people that it would tell of one of them. */
  readonly perDay: number | null;
  readonly few: boolean;
}

/** Units with people of their own, in the order given. */
export function unitLoads({
  units,
  lines,
  holders,
}: Pick<Statistics, 'units' | 'lines' | 'holders'>): readonly UnitLoad[] {
  return units.flatMap((unit) => {
    const of = <R extends { readonly unitId: number }>(rows: readonly R[]) =>
      rows.filter(({ unitId }) => unitId === unit.id);
    const { people, now, perDay } = figuresOfWork(of(lines), of(holders));
    const few = people < FEWEST_PEOPLE;
    return people + now === 0 ? [] : [{ unit, people, few, perDay: few ? null : perDay }];
  });
}
