// The longest files start first, so that no worker is left alone with one of them at the end. In the order of their
// measured times; what is not named takes seconds.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = [
  'test/kill/kill.test',
  'test/journeys/',
  'test/work/twelve-weeks.test',
  'test/bench/',
  'test/friday/',
  'test/bundle/',
  'test/browser/',
  'src/store/embedded/launcher.test',
  'test/log/two-verifiers.test',
  'test/log/attacks.test',
  'src/store/backup/',
  'src/cli/database.test',
  'test/organization/hostile-uploads.test',
  'src/store/migrate.test',
  'test/policy/',
  'test/evaluations/',
  'test/attack/',
];

function rank({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((part) => moduleId.includes(part));
  return place < 0 ? LONG.length : place;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
