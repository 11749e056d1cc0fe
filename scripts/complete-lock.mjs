// Run after every `npm install` that changes package-lock.json: adds the optional packages of other systems that npm left out.
// npm leaves out what its registry does not offer at that moment (a mirror with packages of some systems only), and then
// `npm ci` refuses the lock everywhere. An added entry has no checksum; npm reads it on that system alone.
import { readFileSync, writeFileSync } from 'node:fs';

const path = 'package-lock.json';
const lock = JSON.parse(readFileSync(path, 'utf8'));

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** The system a package is for, read from its name: `@rollup/rollup-linux-arm-gnueabihf`. */
function systemOf(name) {
  const parts = name.replace('windows', 'win32').split(/[/-]/);
  const cpu = parts.find((part) => processors.includes(part));
  const os = parts.find((part) => systems.includes(part));
  const libc = os === 'linux' && (/musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : null);
  return { cpu: cpu && [cpu], libc: libc ? [libc] : undefined, os: os && [os] };
}

const added = [];
for (const [parentPath, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const system = systemOf(name);
    const isThere = [`${parentPath}/node_modules/${name}`, `node_modules/${name}`].some((place) => lock.packages[place]);
    if (isThere || !system.cpu || !/^\d+\.\d+\.\d+/.test(version)) continue;
    const { cpu, libc, os } = system;
    lock.packages[`node_modules/${name}`] = { version, cpu, dev: parent.dev, libc, optional: true, os }; // in npm's own order
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'package-lock.json is complete' : `package-lock.json: added ${added.length}: ${added.join(', ')}`);
