// The longest files start first, so that one of the two workers is never left alone with them at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = ['test/kill/kill.test', 'test/journeys/', 'test/browser/', 'test/policy/'];

function rank({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((part) => moduleId.includes(part));
  return place < 0 ? LONG.length : place;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
