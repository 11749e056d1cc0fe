import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** What is left of a run of vitest when it is over. */
export type TestReport = Readonly<{
  passed: number;
  skipped: number;
  /** tests, and files that could not be loaded or whose set-up failed */
  failed: number;
  files: readonly Readonly<{ path: string; ms: number }>[];
}>;

/** Writes the report into the file that `npm test` asked for. */
// oxlint-disable-next-line import/no-default-export -- vitest takes a reporter as the default of its file
export default class WriteReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const path = process.env['ZHIDAN_TEST_REPORT'];
    if (path) writeFileSync(path, JSON.stringify(reportOf(modules)));
  }
}

function reportOf(modules: readonly TestModule[]): TestReport {
  const count = (state: 'passed' | 'skipped' | 'failed'): number =>
    modules.reduce((sum, module) => sum + [...module.children.allTests(state)].length, 0);
  const brokenFiles = modules.filter((module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0);
  return {
    passed: count('passed'),
    skipped: count('skipped'),
    failed: count('failed') + brokenFiles.length,
    files: modules.map((module) => ({ path: relative(process.cwd(), module.moduleId), ms: msOf(module) })),
  };
}

/** From the first import to the last hook. */
function msOf(module: TestModule): number {
  const { prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
  return prepareDuration + collectDuration + setupDuration + duration;
}
