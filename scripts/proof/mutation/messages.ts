// What the two sides of a mutation run say to each other: Stryker's worker, and the thread that keeps the tests loaded.

/** Name of the channel between them, within one process. */
export const CHANNEL = 'mutation';

/** Hits of every mutant: while modules load, and in each test by its id. */
export interface Coverage {
  readonly static: Record<string, number>;
  readonly perTest: Record<string, Record<string, number>>;
}

export interface LoadedTest {
  readonly id: string;
  readonly milliseconds: number;
  /** Words of the failure; null when it passed. */
  readonly failure: string | null;
}

/** To the tests: run these (all when empty) with the mutant on, or come to an end. */
export type Order =
  | {
      readonly kind: 'run';
      readonly mutant: string;
      readonly tests: readonly string[];
      readonly hitLimit: number | null;
    }
  | { readonly kind: 'end' };

/** From the tests: everything is loaded and ran once unchanged; or what became of a mutant. */
export type Answer =
  | {
      readonly kind: 'loaded';
      readonly tests: readonly LoadedTest[];
      readonly coverage: Coverage;
      /** What went wrong outside of any test: a file that cannot be loaded. */
      readonly troubles: readonly string[];
    }
  | {
      readonly kind: 'ran';
      readonly count: number;
      /** The first test that failed, and in what words. */
      readonly killed: { readonly test: string; readonly failure: string } | null;
      readonly isOverLimit: boolean;
    };
