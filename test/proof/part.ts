// What every part of the proof is and answers.

export type Row = readonly [what: string, figure: string | number];

export interface Outcome {
  readonly passed: boolean;
  /** In one line: what came of it. */
  readonly verdict: string;
  readonly rows: readonly Row[];
  /** How much of the size asked for was done, when the time ran out before. */
  readonly done?: number;
  /** What is kept of each piece until that piece runs again. */
  readonly folders?: Readonly<Record<string, object>>;
}

export interface Part {
  readonly name: string;
  readonly title: string;
  /** What `size` counts, and how large the full run is. */
  readonly unit: string;
  readonly size: number;
  /** Pieces that can be run one by one; the figures of the others are kept. */
  readonly pieces?: readonly string[];
  /**
   * Runs the part, takes away whatever it set up, and answers; throws when it could not be run. `isTimeUp` asks whether
   * to stop at what has been done.
   */
  run(size: number, told: (text: string) => void, isTimeUp: () => boolean, piece?: string): Promise<Outcome>;
}
