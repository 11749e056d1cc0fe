import { isCode, isProductCode, isTest, lineAt, withoutComments, type HouseRule, type SourceFile } from './house.ts';

/** A pattern that may not stand in some files, and the sentence that says why and what to do instead. */
type Ban = Readonly<{ name: string; pattern: RegExp; where: (file: SourceFile) => boolean; why: string }>;

/** The places that speak SQL; style guide §3c. */
const speaksSql = (path: string): boolean =>
  /^server\/.*-(?:store|query)\.ts$/u.test(path) || /^server\/(?:platform|migrations|testing)\//u.test(path) || path.startsWith('bench/');

/** The places where the words of the interface live; everywhere else a Chinese character is a text that English lacks. */
const holdsWords = (path: string): boolean => /(?:^|[/-])words\.ts$|\/language-names\.ts$/u.test(path); // 中文 is 中文 in every language

const bans: readonly Ban[] = [
  {
    name: 'sql-only-in-stores',
    pattern:
      /\bsql(?:<[^`]*>)?`|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|selectNoFrom|executeQuery)\(|\.query\(\s*['"`{]/gu,
    where: (file) => isProductCode(file) && !speaksSql(file.path),
    why: 'SQL outside a store. Move the statement into *-store.ts (commands) or *-query.ts (screens) of the noun it is about.',
  },
  {
    name: 'words-in-words-tables',
    pattern: /[\u3400-\u9fff]/gu,
    where: (file) => file.path.startsWith('web/') && isProductCode(file) && !holdsWords(file.path),
    why: 'A Chinese text outside a words table is missing in English. Give it a row in words.ts and say it by its key.',
  },
  {
    name: 'now-is-an-argument',
    pattern: /\bnew Date\(\s*\)|\bDate\(\s*\)/gu,
    where: (file) => file.path.startsWith('core/') && isProductCode(file),
    why: 'core has no clock. Take `now: Instant` as an argument, so that a test owns the time.',
  },
  {
    name: 'exports-by-name',
    pattern: /^export \*/gmu,
    where: isCode,
    why: '`export *` hides what a file offers. Name each export.',
  },
  {
    name: 'todo-bears-an-issue',
    pattern: /\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\))/gu,
    where: (file) => isCode(file) && !file.path.startsWith('scripts/architecture/'),
    why: 'Nobody finds a bare TODO again. Write TODO(#12) with the number of its issue, or do it.',
  },
  {
    name: 'no-switched-off-rules',
    pattern: /@ts-ignore|@ts-nocheck|(?:eslint|oxlint)-disable(?!-next-line [\w/-]+ -- \S)/gu,
    where: (file) => isCode(file) && !file.path.startsWith('scripts/architecture/'),
    why: 'A rule switched off without a reason. Write `// oxlint-disable-next-line rule -- why`, for one line, or `@ts-expect-error why`.',
  },
];

const keepsComments = new Set(['todo-bears-an-issue', 'no-switched-off-rules']);

function banRule({ name, pattern, where, why }: Ban): HouseRule {
  return {
    name,
    find: ({ files }) =>
      files.filter(where).flatMap(({ path, text }) => {
        const scanned = keepsComments.has(name) ? text : withoutComments(text);
        const lines = new Set(Array.from(scanned.matchAll(pattern), (match) => lineAt(scanned, match.index)));
        return [...lines].map((line) => `${path}:${line}: ${why} [${name}]`);
      }),
  };
}

/** Every test can fail: a file of tests holds tests, and each kind of test an expectation. */
const testsExpect: HouseRule = {
  name: 'tests-expect-something',
  find: ({ files }) =>
    files
      .filter((file) => /\.test\.tsx?$/u.test(file.path) && isTest(file))
      .filter(({ text }) => !/\b(?:test|it)(?:\.\w+)*\(/u.test(text) || !/\b(?:expect\w*|assert\w*|fc\.assert)\(/u.test(text))
      .map(
        ({ path }) =>
          `${path}: a file of tests without a test or without an expectation cannot fail. Expect the fact that its name states. [tests-expect-something]`,
      ),
};

/** Classes that are no errors, each with what it is that a function and a record cannot be. */
const classesWithReason: Readonly<Record<string, string>> = {
  Personal: 'its private field is what keeps personal data out of logs and JSON',
  SourceReader: 'yauzl asks for a subclass to read a file from anywhere but disk',
  LiveHub: 'has a lifetime: timers and open streams that end together',
};

/** Only errors and things with a lifetime are classes; everything else is data and functions. */
const classesAreFew: HouseRule = {
  name: 'classes-are-few',
  find: ({ files }) => {
    const declared = files.filter(isProductCode).flatMap(({ path, text }) =>
      Array.from(withoutComments(text).matchAll(/^(?:export )?(?:abstract )?class (\w+)(?: extends ([\w.]+))?/gmu), (match) => ({
        path: `${path}:${lineAt(text, match.index)}`,
        name: match[1] ?? '',
        parent: match[2] ?? '',
      })),
    );
    const isError = (name: string): boolean => name === 'Error' || declared.some((found) => found.name === name && isError(found.parent));
    return declared
      .filter(({ name, parent }) => !isError(parent) && !(name in classesWithReason))
      .map(
        ({ path, name }) =>
          `${path}: ${name} is a class but no error. Write a function that returns a record, or name it with its lifetime in classesWithReason of scripts/architecture/text-rules.ts. [classes-are-few]`,
      );
  },
};

export const textRules: readonly HouseRule[] = [...bans.map(banRule), testsExpect, classesAreFew];
