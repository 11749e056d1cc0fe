// Runs before `npm start`, `npm test` and the like: installs what package-lock.json names when it is not there.
// Plain JavaScript for Node 20 without imports of ours, because on a fresh clone there is nothing else yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const packagedNode = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const guard = join(root, '.install-running');

/** What npm says when it fails, and what to do about it. The first row that matches is told. */
const cures = [
  [/ENOSPC/, '磁盘空间不足。请清理磁盘后重试。', 'The disk is full. Free some space and try again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|network/i,
    '连不上 npm 源。请检查网络或代理（npm config get registry），然后重试。',
    'The npm registry cannot be reached. Check the network or proxy (npm config get registry) and try again.',
  ],
  [
    /EACCES|EPERM|EROFS/,
    `没有权限写入 ${root}。请用该文件夹的所有者运行，或修改它的所有者。`,
    `No permission to write to ${root}. Run as the owner of that folder, or change its owner.`,
  ],
  [
    /EUSAGE|EINTEGRITY/,
    'package-lock.json 与依赖不一致。请运行 git checkout package.json package-lock.json 后重试。',
    'package-lock.json does not fit. Run git checkout package.json package-lock.json and try again.',
  ],
  [
    /ENOENT.*npm|spawn npm/,
    '没有找到 npm。请安装带 npm 的 Node.js 20 或更新版本。',
    'npm was not found. Install Node.js 20 or later with npm.',
  ],
  [/./s, '请查看上面的内容，然后重试。', 'See the lines above and try again.'],
];

/** Ends with a sentence in both languages. */
function fail(zh, en) {
  process.stderr.write(`\n✗ ${zh}\n  ${en}\n`);
  process.exit(1);
}

/** npm writes what it installed to a file of its own as the last step: a half-finished install has none, or an older one. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted)
      .filter(([path, entry]) => path.includes('node_modules/') && (!entry.optional || isForHere(path, entry, wanted[''])))
      .every(([path, entry]) => found[path]?.integrity === entry.integrity && found[path]?.resolved === entry.resolved);
  } catch {
    return false;
  }
}

/** Of the optional packages only our own (Node and PostgreSQL for each system) tell whether the folder came from another machine. */
function isForHere(path, entry, rootPackage) {
  const isOurs = Object.hasOwn(rootPackage.optionalDependencies ?? {}, path.replace(/^node_modules\//, ''));
  return isOurs && [entry.os].flat().includes(process.platform) && [entry.cpu].flat().includes(process.arch);
}

/** Lets one install run at a time: `npm start` and `npm test` may be called side by side on a fresh clone. */
async function takeGuard() {
  for (let isTold = false; ;) {
    try {
      mkdirSync(guard);
      writeFileSync(join(guard, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`没有权限写入 ${root}：${error.message}`, `Cannot write to ${root}: ${error.message}`);
    }
    await pause(300);
    if (!isGuardHeld()) rmSync(guard, { recursive: true, force: true });
    else if (!isTold) process.stdout.write('等待另一个安装完成… / Waiting for another install to finish…\n');
    isTold = true;
  }
}

function isGuardHeld() {
  try {
    process.kill(Number(readFileSync(join(guard, 'pid'), 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function install() {
  process.stdout.write('正在安装依赖（约一分钟）… / Installing what is missing (about a minute)…\n');
  const startedAt = Date.now();
  // development packages too, whatever NODE_ENV says: they build the web. No install script of any package is needed.
  const options = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const isScript = /\.[cm]?js$/.test(npm ?? '');
  const child = isScript
    ? spawn(process.execPath, [npm, ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', options, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve((said += error.message)));
    child.on('close', resolve);
  });
  if (code !== 0 || !isInstalled()) {
    process.stderr.write(`${said.trim()}\n`);
    const [, zh, en] = cures.find(([pattern]) => pattern.test(said)) ?? cures.at(-1);
    rmSync(guard, { recursive: true, force: true });
    fail(`安装依赖失败。${zh}`, `Installing failed. ${en}`);
  }
  process.stdout.write(`已安装 / installed: ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`);
}

/** The scripts of package.json call `node`, which npm looks for in node_modules/.bin first: Node 24, when it came for this machine. */
function settleNode() {
  if (existsSync(packagedNode)) {
    if (spawnSync(packagedNode, ['--version'], { shell: process.platform === 'win32' }).status === 0) return;
    rmSync(packagedNode); // built for another C library: the machine's own may do
  }
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  fail(
    `没有适用于 ${process.platform}-${process.arch} 的 Node 24，而本机的 Node 是 ${process.version}。请安装 Node 22.18 或更新版本后重试。`,
    `There is no packaged Node 24 for ${process.platform}-${process.arch}, and this machine has ${process.version}. Install Node 22.18 or later and try again.`,
  );
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`需要 Node 20 或更新版本，本机是 ${process.version}。`, `Node 20 or later is needed; this is ${process.version}.`);
if (!isInstalled()) {
  await takeGuard();
  try {
    if (!isInstalled()) await install();
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
  settleNode();
}
