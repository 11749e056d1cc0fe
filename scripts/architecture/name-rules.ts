import { isCode, isProductCode, type House, type HouseRule, type SourceFile } from './house.ts';
import { moduleNames } from './module-table.ts';

const maxFileLines = 300;
const maxFolderFiles = 30;

/** Tables of data, recorded payloads and what a program writes may be long; one reads them by row, not from top to bottom. */
const mayBeLong =
  /(?:^|[/-])words\.ts$|fixture|^server\/migrations\/|^server\/platform\/db\/tables\.ts$|^package-lock\.json$|\.(?:md|json|css)$/u;

const sizeRule: HouseRule = {
  name: 'files-are-short',
  find: ({ files }) =>
    files
      .filter(({ path }) => !mayBeLong.test(path))
      .map(({ path, text }) => ({ path, lineCount: text.replace(/\n$/u, '').split('\n').length }))
      .filter(({ lineCount }) => lineCount > maxFileLines)
      .map(
        ({ path, lineCount }) =>
          `${path}: ${lineCount} lines, the limit is ${maxFileLines}. Something in it wants its own name: move it into a file of its own. [files-are-short]`,
      ),
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const folderRule: HouseRule = {
  name: 'folders-are-small',
  find: ({ files }) => {
    const counts = new Map<string, number>();
    for (const { path } of files.filter(isProductCode)) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
    return [...counts]
      .filter(([folder, count]) => folder !== '' && count > maxFolderFiles)
      .map(
        ([folder, count]) =>
          `${folder}: ${count} files, the limit is ${maxFolderFiles}. Find the second module inside. [folders-are-small]`,
      );
  },
};

/** Names that say nothing by themselves, and those that add nothing to another name either. */
const emptyNames = ['types', 'type', 'manager', 'shared', 'misc'];
const emptyEndings = ['utils', 'util', 'helpers', 'helper', 'common', 'constants', 'service', 'impl'];
const emptyName = new RegExp(`^(?:${emptyNames.join('|')}|(?:.*-)?(?:${emptyEndings.join('|')}))(?:\\.test)?\\.tsx?$`, 'u');
const emptyFolder = new RegExp(`(?:^|/)(?:${[...emptyNames, ...emptyEndings].join('|')})/`, 'u');
const kebab = /^\.?[a-z0-9]+(?:[-.][a-z0-9]+)*$/u;

const nameRule: HouseRule = {
  name: 'names-say-something',
  find: ({ files }) =>
    files.filter(isCode).flatMap(({ path }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (emptyName.test(name) || emptyFolder.test(path))
        return [
          `${path}: this name says nothing. Call it after the one thing it holds; if it has no better name, it is not yet understood. [names-say-something]`,
        ];
      if (!kebab.test(name)) return [`${path}: files are in kebab-case, order-list-page.tsx. Rename it. [names-say-something]`];
      return [];
    }),
};

/** What a file of `server/<module>/` may be called besides a command: style guide §3d. */
const serverVocabulary = /^(?:index|module|(?:[a-z0-9-]+-)?routes|on-[a-z0-9-]+|[a-z0-9-]+-(?:store|query|job))(?:\.test)?\.ts$/u;
const inModule = new RegExp(`^server/(?:${moduleNames.join('|')})/(?:.+/)?([^/]+)$`, 'u');

/** Any other file of a server module that exports one thing, a command above all, has a name made of the same words. */
const vocabularyRule: HouseRule = {
  name: 'files-bear-their-name',
  find: ({ files }) =>
    files.filter(isProductCode).flatMap(({ path, text }) => {
      const name = inModule.exec(path)?.[1];
      const exported = exportsOf(text);
      if (!name || serverVocabulary.test(name) || exported.length !== 1 || bearsName(exported[0] ?? '', name)) return [];
      return [
        `${path}: exports only ${exported[0]}, so its name should say that: hold-order.ts holds holdOrder. Rename the one or the other. [files-bear-their-name]`,
      ];
    }),
};

function exportsOf(text: string): string[] {
  const declared = Array.from(text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gmu), ([, name = '']) => name);
  const listed = Array.from(text.matchAll(/^export \{([^}]*)\}/gmu), ([, names = '']) => names.split(',').map((name) => name.trim()));
  return [...declared, ...listed.flat().filter(Boolean)];
}

function bearsName(exported: string, fileName: string): boolean {
  const words = fileName.replace(/\.tsx?$/u, '').split('-');
  return words.every((word) => exported.toLowerCase().includes(word));
}

/** The front door is a list of names; what it opens to stands in the files behind it. */
const frontDoorRule: HouseRule = {
  name: 'front-doors-only-export',
  find: ({ files }) =>
    files
      .filter(isFrontDoor)
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .every((line) => line.trim() === '' || /^(?:export (?:type )?\{|\s*[\w, ]+,?$|\}|\s*(?:type )?\w+,$|\/\/|\/?\*)/u.test(line))
          ? []
          : [
              `${path}: index.ts is the front door: named exports of other files and nothing else. Move the code behind it. [front-doors-only-export]`,
            ],
      ),
};

const frontDoor = new RegExp(`^(?:server|web)/(?:${moduleNames.join('|')})/index\\.ts$`, 'u');
const isFrontDoor = (file: SourceFile): boolean => frontDoor.test(file.path);

/** Folders of core, server and web are modules of the table, or parts that the house knows. */
const known: Readonly<Record<string, readonly string[]>> = {
  core: ['kernel'],
  server: ['platform', 'launch', 'migrations', 'journeys', 'simulate', 'testing'],
  web: ['app', 'ui', 'lib', 'e2e', 'public'],
};

const moduleFolderRule: HouseRule = {
  name: 'folders-are-modules',
  find: (house) =>
    Object.entries(known).flatMap(([box, parts]) =>
      foldersIn(house, box)
        .filter((folder) => !parts.includes(folder) && !(moduleNames as readonly string[]).includes(folder))
        .map(
          (folder) =>
            `${box}/${folder}/: no row of scripts/architecture/module-table.ts is called ${folder}. Add its row, saying whom it may ask, or put the files into a module that exists. [folders-are-modules]`,
        ),
    ),
};

/** The folders directly in a box that hold files. */
export function foldersIn({ files }: House, box: string): string[] {
  const inside = files.filter(({ path }) => path.startsWith(`${box}/`)).map(({ path }) => path.split('/'));
  return [...new Set(inside.filter((parts) => parts.length > 2).map((parts) => parts[1] ?? ''))].toSorted();
}

export const nameRules: readonly HouseRule[] = [sizeRule, folderRule, nameRule, vocabularyRule, frontDoorRule, moduleFolderRule];
