/**
 * `npm test`: every test of the repository; the last line is `N passed, N failed`.
 * `npm test -- server/settings.test.ts` or `npm test -- --project rule` runs a part.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quickFolder, removeFolder } from './quick-folder.ts';
import type { TestReport } from './test-report.ts';

/**
 * Two lanes side by side, one run of vitest after the other in each. What waits for processes, browsers and the clock
 * leaves a processor to what reckons; as long as each other on two of them (docs/decisions/0076-checks-and-tests-in-minutes.md).
 */
const lanes: readonly (readonly (readonly string[])[])[] = [
  [
    ['--project', 'rule', '--project', 'server'],
    ['--project', 'journey'],
  ],
  [
    ['--project', 'browser'],
    ['--project', 'launch'],
  ],
];
const slowFileMs = 30_000;
const shownFileCount = 10;
/** Shared with the product's own processes (docs/decisions/0030-installing-and-the-lock.md). */
const compileCache = join(import.meta.dirname, '..', 'node_modules', '.cache', 'zhidan');

const folder = quickFolder();
const running = new Set<ReturnType<typeof spawn>>();
// Ctrl-C reaches every vitest by itself; we wait for them to stop their databases and processes
let isStopped = false;
process.on('SIGINT', () => (isStopped = true));
process.on('SIGTERM', () => {
  isStopped = true;
  for (const child of running) child.kill('SIGTERM');
});

const asked = process.argv.slice(2);
const startedAt = performance.now();
const runs = asked.length > 0 ? [await runVitest(asked, 'inherit')] : (await Promise.all(lanes.map(runLane))).flat();
removeFolder(folder);
tell(runs);

async function runLane(lane: readonly (readonly string[])[]): Promise<readonly TestReport[]> {
  const reports: TestReport[] = [];
  for (const projects of lane) if (!isStopped) reports.push(await runVitest(projects, 'pipe'));
  return reports;
}

/** @param output `pipe` for runs that share the terminal: whole lines, none that is painted over */
async function runVitest(args: readonly string[], output: 'inherit' | 'pipe'): Promise<TestReport> {
  const path = join(folder, `${args.join('-').replaceAll(/[^\w-]/gu, '_')}.json`);
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=./scripts/test-report.ts', ...args],
    {
      stdio: ['inherit', output, output],
      env: {
        ...process.env,
        ...(output === 'pipe' && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
        ZHIDAN_TEST_REPORT: path,
        TMPDIR: folder,
        ZHIDAN_TEST_KEPT: tmpdir(),
        NODE_COMPILE_CACHE: compileCache,
      },
    },
  );
  running.add(child);
  child.stdout?.pipe(process.stdout, { end: false });
  child.stderr?.pipe(process.stderr, { end: false });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  running.delete(child);
  const report = readReport(path);
  if (report.passed + report.failed === 0) console.error(`no test ran (${args.join(' ')}): this counts as a failure`);
  // a fault outside any test, such as an unhandled rejection, makes vitest fail without a failed test; so does running none
  return report.failed === 0 && (code !== 0 || report.passed === 0) ? { ...report, failed: 1 } : report;
}

function readReport(path: string): TestReport {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as TestReport;
  } catch {
    return { passed: 0, skipped: 0, failed: 0, files: [] };
  }
}

/** The slowest files, a warning of each that takes too long, and the sum. */
function tell(reports: readonly TestReport[]): void {
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  const files = reports.flatMap((report) => report.files).toSorted((a, b) => b.ms - a.ms);
  const sum = (count: 'passed' | 'skipped' | 'failed'): number => reports.reduce((total, report) => total + report[count], 0);
  if (files.length > shownFileCount) {
    console.log(`\nthe ${shownFileCount} slowest files:`);
    for (const { path, ms } of files.slice(0, shownFileCount)) console.log(`  ${seconds(ms).padStart(6)} s  ${path}`);
  }
  for (const { path, ms } of files.filter((file) => file.ms > slowFileMs))
    console.warn(`SLOW: ${path} took ${seconds(ms)} s, more than ${slowFileMs / 1000} s. Share its set-up, or move what it waits for.`);
  console.log(`\n${files.length} files in ${seconds(performance.now() - startedAt)} s`);
  if (sum('skipped') > 0) console.log(`${sum('skipped')} skipped`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}
