// A test that did not run proves nothing: in the full run (`npm test`) a skipped one counts as failed.
import type { Reporter, TestModule } from 'vitest/node';

export function skippedNames(modules: readonly Pick<TestModule, 'children' | 'moduleId'>[]): string[] {
  return modules.flatMap((module) =>
    [...module.children.allTests()]
      .filter((test) => test.result().state !== 'passed' && test.result().state !== 'failed')
      .map((test) => `${module.moduleId}: ${test.fullName}`),
  );
}

export const noSkips: Reporter = {
  onTestRunEnd(modules) {
    const names = skippedNames(modules);
    if (names.length === 0) return;
    process.exitCode = 1;
    process.stderr.write(`Skipped, which counts as failed:\n${names.map((name) => `  ${name}\n`).join('')}`);
  },
};
