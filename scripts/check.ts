/**
 * `npm run check`: types, lint, imports, format and the rules of the house, side by side.
 * `node scripts/check.ts types imports` runs only the named steps. Short when green; each refusal says why and what to do.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { houseRefusals } from './architecture/house-rules.ts';
import { readLint } from './check-lint.ts';
import { readImports } from './check-imports.ts';

/** A step answers with what it refuses, one text each; nothing means green. */
type Step = Readonly<{ name: string; run: () => Promise<readonly string[]> }>;
type Output = Readonly<{ code: number; stdout: string; stderr: string }>;

const root = process.cwd();

const steps: readonly Step[] = [
  { name: 'types and lint', run: checkTypesAndLint }, // the longest begins first
  { name: 'imports', run: checkImports },
  { name: 'rules', run: () => houseRefusals(root) },
  { name: 'format', run: checkFormat },
];

/** Runs a tool of node_modules on this very Node. */
function tool(path: string, args: readonly string[]): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`node_modules/${path}`, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/** The linter holds the program of each tsconfig.json anyway: it checks every file in its own, once (docs/decisions/0076-checks-and-tests-in-minutes.md). */
async function checkTypesAndLint(): Promise<readonly string[]> {
  const { code, stdout, stderr } = await tool('oxlint/bin/oxlint', ['--format=json', '--deny-warnings', '.']);
  return code === 0 ? [] : readLint(stdout, stderr);
}

async function checkImports(): Promise<readonly string[]> {
  const boxes = ['core', 'server', 'connectors', 'web', 'emulators', 'scripts', 'bench'].filter((box) => existsSync(box));
  const { stdout, stderr } = await tool('dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    ...boxes,
  ]);
  return readImports(stdout, stderr);
}

async function checkFormat(): Promise<readonly string[]> {
  const { code, stdout, stderr } = await tool('oxfmt/bin/oxfmt', ['--list-different', '.']);
  const files = stdout.trim().split('\n').filter(Boolean);
  if (code === 0 && files.length === 0) return [];
  return files.length > 0
    ? files.map((file) => `${file}: not formatted as the house does. Run npm run format.`)
    : [`${stdout}${stderr}`.trim()];
}

/** Runs the steps, as many at a time as there are processors, and prints each as it ends. */
async function runAll(chosen: readonly Step[]): Promise<number> {
  const waiting = [...chosen];
  let refusalCount = 0;
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const startedAt = performance.now();
      const refusals = await step.run().catch((fault: unknown) => [`${step?.name} could not run: ${String(fault)}`]);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      refusalCount += refusals.length;
      if (refusals.length === 0) console.log(`✔ ${step.name} (${seconds} s)`);
      else
        console.log(
          `✘ ${step.name} (${seconds} s): ${refusals.length} refused\n${refusals.map((text) => `  ${text.replaceAll('\n', '\n    ')}`).join('\n')}`,
        );
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  return refusalCount;
}

const asked = process.argv.slice(2);
const chosen = steps.filter((step) => asked.length === 0 || asked.some((name) => step.name.split(' ').includes(name)));
if (chosen.length === 0) {
  console.error(`check: no step is called ${asked.join(' ')}. There are: ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}
const startedAt = performance.now();
const refusalCount = await runAll(chosen);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(refusalCount === 0 ? `check passed in ${seconds} s` : `check refused ${refusalCount} in ${seconds} s`);
process.exitCode = refusalCount === 0 ? 0 : 1;
