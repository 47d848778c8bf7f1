// What a measure is given and gives back.
import type { Spread } from './stand/figures.ts';
import type { Size } from './stand/size.ts';
import type { Stands } from './stand/stands.ts';

/** One line of the report. `goal` is the most the median may be; null where no goal was set. */
export interface Finding {
  readonly measure: string;
  readonly what: string;
  readonly unit: string;
  readonly value: Spread;
  readonly goal: number | null;
  /** What was compared, in figures of its own. */
  readonly note: string;
}

export interface Measure {
  readonly name: string;
  run(stands: Stands, size: Size): Promise<readonly Finding[]>;
}

export const isMet = ({ value, goal }: Finding) => (goal === null ? null : value.median <= goal);
