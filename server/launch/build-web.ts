import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../settings.ts';
import type { DataFolder } from './data-folder.ts';
import { launchFailure } from './launch-failure.ts';
import { lastLines } from './log-file.ts';
import { tell } from './tell.ts';
import { writableFolder } from './writable-folder.ts';

/** What the built web depends on. Tests and end-to-end browsers do not. */
const sources = ['web', 'core', 'package-lock.json'];
const isIgnored = /(?:^|\/)(?:node_modules|dist|e2e|[^/]+\.test\.tsx?)(?:\/|$)/;

/**
 * The folder of the built web, built when its sources changed since: named by their digest, so that a bundle is whole and right,
 * or not there. Null when the repository holds no web.
 * @throws StartFailure with the builder's last words
 */
export async function buildWeb(folder: DataFolder, signal: AbortSignal): Promise<string | null> {
  if (!existsSync(join(repositoryFolder, 'web', 'index.html'))) return null;
  const digest = sourceDigest();
  const own = join(repositoryFolder, 'web', 'dist');
  const built = [own, folder.web].map((place) => join(place, digest)).find(existsSync);
  if (built) {
    markUsed(built);
    return built;
  }
  tell({ 'zh-CN': '正在构建网页（仅首次或代码变化时）…', en: 'building the web interface (first time, or its code changed)…' });
  // beside the sources, for every data folder; in the data folder when the repository belongs to somebody else
  const place = writableFolder(own, folder.web);
  const target = join(place, digest);
  const half = `${target}.${process.pid}`;
  try {
    await runBuilder(half, join(folder.log, 'web-build.log'), signal);
    if (!existsSync(target)) renameSync(half, target);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  dropOld(place);
  return target;
}

/** A bundle in use is not the oldest one. */
function markUsed(bundle: string): void {
  try {
    utimesSync(bundle, new Date(), new Date());
  } catch {
    // it belongs to another account, who then drops old ones as well
  }
}

async function runBuilder(target: string, log: string, signal: AbortSignal): Promise<void> {
  const output = openSync(log, 'w', 0o600);
  const child = spawn(
    process.execPath,
    [join(repositoryFolder, 'node_modules/vite/bin/vite.js'), 'build', 'web', '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: repositoryFolder, stdio: ['ignore', output, output], env: { ...process.env, NODE_ENV: 'production' }, signal },
  );
  closeSync(output);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw launchFailure('launch.web_not_built', { log, problem: `\n${lastLines(log, 12)}` });
}

/** Names and contents of everything the bundle is made of. */
function sourceDigest(): string {
  const digest = createHash('sha256');
  for (const source of sources) {
    const path = join(repositoryFolder, source);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [path];
    for (const file of files.filter((name) => !isIgnored.test(name.slice(repositoryFolder.length))).toSorted())
      digest.update(file.slice(repositoryFolder.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex').slice(0, 16);
}

/** The newest bundles stay: another server may still give out the one before. Builds that go on have a number behind a dot. */
function dropOld(folder: string): void {
  const bundles = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of bundles.slice(3)) rmSync(old, { recursive: true, force: true });
}
