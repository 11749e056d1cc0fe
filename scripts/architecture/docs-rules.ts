import { foldersIn } from './name-rules.ts';
import type { House, HouseRule } from './house.ts';

/** The lines of the tree in docs/architecture.md: `core/kernel/   money, ids …` */
const treeLine = /^([a-z0-9-]+(?:\/[a-z0-9-]+)*)\/(?:\s|$)/gmu;

/** Boxes whose folders the tree shows one by one; a connector or an emulator is one of many. */
const shownInside = ['core', 'server', 'web'];

const treeIsTrue: HouseRule = {
  name: 'architecture-page-is-true',
  find: (house) => {
    const text = house.files.find(({ path }) => path === 'docs/architecture.md')?.text ?? '';
    const told = Array.from(text.matchAll(treeLine), ([, folder = '']) => folder);
    const real = realFolders(house);
    return [
      ...told
        .filter((folder) => !house.files.some(({ path }) => path.startsWith(`${folder}/`)))
        .map(
          (folder) =>
            `docs/architecture.md: there is no folder ${folder}/. Remove its line, or add the folder. [architecture-page-is-true]`,
        ),
      ...real
        .filter((folder) => !told.includes(folder))
        .map(
          (folder) =>
            `docs/architecture.md: the folder ${folder}/ is missing from the tree. Add a line that says what it is for. [architecture-page-is-true]`,
        ),
    ];
  },
};

function realFolders(house: House): string[] {
  const tops = [
    ...new Set(house.files.filter(({ path }) => path.includes('/') && !path.startsWith('.')).map(({ path }) => path.split('/')[0] ?? '')),
  ];
  return [...tops, ...shownInside.flatMap((box) => foldersIn(house, box).map((folder) => `${box}/${folder}`))];
}

/** A link or picture in a page that leads to a file of the repository leads to one that is there. */
const link = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/gu;

const linksLead: HouseRule = {
  name: 'links-lead-somewhere',
  find: ({ files }) => {
    const paths = new Set(files.map(({ path }) => path));
    return files
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) =>
        Array.from(text.matchAll(link), ([, target = '']) => new URL(target, `file:///${path}`).pathname.slice(1))
          .filter((target) => !paths.has(target) && !files.some((file) => file.path.startsWith(`${target.replace(/\/$/u, '')}/`)))
          .map((target) => `${path}: the link to ${target} leads nowhere. Correct or remove it. [links-lead-somewhere]`),
      );
  },
};

/** Decision notes are found by their number: in the name of the file, in its title, and only once. */
const decisionsAreNumbered: HouseRule = {
  name: 'decisions-are-numbered',
  find: ({ files }) => {
    const notes = files.flatMap(({ path, text }) =>
      path.startsWith('docs/decisions/') ? [{ path, text, number: /(\d{4})-[a-z0-9-]+\.md$/u.exec(path)?.[1] }] : [],
    );
    return notes.flatMap(({ path, text, number }) => {
      if (!number) return [`${path}: a decision note is called 0007-what-was-decided.md. Rename it. [decisions-are-numbered]`];
      if (!text.startsWith(`# ${number} `))
        return [`${path}: its title must begin with # ${number}. Correct the one or the other. [decisions-are-numbered]`];
      const other = notes.find((note) => note.number === number && note.path < path);
      return other ? [`${path}: ${other.path} has the number ${number} already. Take the next free one. [decisions-are-numbered]`] : [];
    });
  },
};

export const docsRules: readonly HouseRule[] = [treeIsTrue, linksLead, decisionsAreNumbered];
