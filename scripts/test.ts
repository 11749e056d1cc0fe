/**
 * `npm test`: every test of the repository; the last line is `N passed, N failed`.
 * `npm test -- server/settings.test.ts` or `npm test -- --project rule` runs a part.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What vitest writes about a run; of a file that could not be loaded there are no tests, only a status. */
type TestRun = Readonly<{
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: readonly Readonly<{ status: string; assertionResults: readonly Readonly<{ status: string }>[] }>[];
}>;

const folder = mkdtempSync(join(tmpdir(), 'zhidan-test-'));
const report = join(folder, 'report.json');
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const child = spawn(process.execPath, [...vitest, ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches vitest by itself; we wait for it to stop its database and processes
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
const code = await new Promise<number | null>((resolve) => {
  child.once('error', () => resolve(null));
  child.once('exit', resolve);
});

const run = readRun();
const passedCount = run?.numPassedTests ?? 0;
const skippedCount = (run?.numPendingTests ?? 0) + (run?.numTodoTests ?? 0);
const failedCount = failuresOf(run);
rmSync(folder, { recursive: true, force: true });

if (passedCount + failedCount === 0) console.error('no test ran: this counts as a failure');
if (skippedCount > 0) console.log(`${skippedCount} skipped`);
// a fault outside any test, such as an unhandled rejection, makes vitest fail without a failed test; so does running none
const shownFailedCount = failedCount === 0 && (code !== 0 || passedCount === 0) ? 1 : failedCount;
console.log(`${passedCount} passed, ${shownFailedCount} failed`);
process.exitCode = shownFailedCount === 0 ? 0 : 1;

function readRun(): TestRun | null {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as TestRun;
  } catch {
    return null;
  }
}

function failuresOf(testRun: TestRun | null): number {
  return (testRun?.testResults ?? []).reduce((sum, file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed').length;
    return sum + (failed === 0 && file.status === 'failed' ? 1 : failed);
  }, 0);
}
