#!/usr/bin/env node
// `npx zhidan …`: npx runs us with the machine's own Node, which may be too old for TypeScript; the packaged one is beside us.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const packaged = join(here, '..', 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  await import('./cli.ts');
} else if (existsSync(packaged)) {
  const child = spawn(packaged, [join(here, 'cli.ts'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} else {
  process.stderr.write('请先在知单的文件夹里运行 npm start 或 npm ci / Run npm start or npm ci in the folder of Zhidan first.\n');
  process.exit(1);
}
