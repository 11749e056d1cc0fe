import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type SourceFile = Readonly<{ path: string; text: string }>;

/** The files of the repository that people made; paths from the root, with forward slashes; pictures and the licence without text. */
export type House = Readonly<{ root: string; files: readonly SourceFile[] }>;

/** A rule of the house: answers with one sentence for each refusal; nothing means that all is well. */
export type HouseRule = Readonly<{ name: string; find: (house: House) => readonly string[] }>;

const notWritten = new Set(['node_modules', 'dist', 'build', '.git', '.zhidan', 'coverage']);
const written = /\.(?:ts|tsx|mjs|json|md|sql|css|html|ya?ml)$/u;
const unread = /\.(?:png|svg|ico|webp)$|(?:^|\/)LICENSE$/u;

export function readHouse(root: string): House {
  const entries = readdirSync(root, { withFileTypes: true });
  return { root, files: entries.filter((entry) => !notWritten.has(entry.name)).flatMap((entry) => filesOf(root, entry)) };
}

type Entry = Readonly<{ name: string; isDirectory(): boolean; isFile(): boolean }>;

function filesOf(root: string, entry: Entry, folder = ''): SourceFile[] {
  const path = folder + entry.name;
  if (entry.isDirectory()) {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    return entries.filter((inner) => !notWritten.has(inner.name)).flatMap((inner) => filesOf(root, inner, `${path}/`));
  }
  if (!entry.isFile()) return [];
  if (unread.test(path)) return [{ path, text: '' }];
  return written.test(path) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
}

const code = /\.(?:ts|tsx)$/u;
const tests = /\.test\.tsx?$|^server\/(?:testing|journeys)\/|^web\/e2e\/|^bench\//u;

export const isCode = (file: SourceFile): boolean => code.test(file.path);
export const isTest = (file: SourceFile): boolean => tests.test(file.path);
/** TypeScript that runs at the merchant's: no tests, no tools, no settings of tools. */
export const isProductCode = (file: SourceFile): boolean =>
  isCode(file) && !isTest(file) && !file.path.startsWith('scripts/') && !file.path.endsWith('.config.ts');

/** The number of the line in which an index of a text lies, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** The text with comments blanked, so that a scan does not stumble over prose. Line numbers stay. */
export function withoutComments(text: string): string {
  const blank = (comment: string): string => comment.replace(/[^\n]/gu, ' ');
  return text.replace(/\/\*[\s\S]*?\*\//gu, blank).replace(/(^|\s)\/\/[^\n]*/gu, blank);
}
