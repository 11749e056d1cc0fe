import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** A copy of the repository in which `npm run check` runs as it does here; packages are linked, not copied. */
const root = process.cwd();
const notCopied = new Set(['node_modules', '.git', '.zhidan', 'dist', 'build']);
const boxes = readdirSync(join(root, 'node_modules/@zhidan'));

/** What a step needs of the house to judge one file: the rules look at all of it, compiler and arrows at a corner with everything that the planted files ask. */
const isNeeded: Readonly<Record<string, (path: string) => boolean>> = {
  rules: () => true,
  imports: isInCorner,
  types: isInCorner,
};

function isInCorner(path: string): boolean {
  const [box = '', folder] = path.split('/');
  if (box === 'core') return !folder || folder.includes('.') || ['kernel', 'identity', 'operations'].includes(folder);
  const isFolderOfBox = ['server', 'connectors', 'emulators', 'web', 'bench', 'docs', 'packs'].includes(box) && folder !== undefined;
  return !isFolderOfBox || folder.endsWith('.json');
}

const copies = new Map<string, string>();

function copyFor(step: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'zhidan-check-'));
  copies.set(step, copy);
  const filter = (from: string): boolean =>
    from === root || (!notCopied.has(basename(from)) && (isNeeded[step]?.(relative(root, from)) ?? true));
  cpSync(root, copy, { recursive: true, filter });
  mkdirSync(join(copy, 'node_modules/@zhidan'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((entry) => entry !== '@zhidan')) {
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const box of boxes) {
    symlinkSync(`../../${box}`, join(copy, 'node_modules/@zhidan', box));
    const own = join(root, box, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(copy, box, 'node_modules'));
  }
  return copy;
}

afterAll(() => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));

/** What one step of the check prints about the copy, and how it ends. */
function check(step: string, copy: string): Promise<Readonly<{ code: number; printed: string }>> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/check.ts', step], { cwd: copy, maxBuffer: 2 ** 24 }, (fault, stdout, stderr) =>
      resolve({ code: typeof fault?.code === 'number' ? fault.code : 0, printed: `${stdout}${stderr}` }),
    );
  });
}

type Files = Readonly<Record<string, string>>;

/** What a step says of some files. All that it should refuse is planted at once, so that it looks at the house once for all tests. */
async function said(step: string, files: Files): Promise<Readonly<{ code: number; lines: string }>> {
  const { code, printed } = await (looks.get(step) ?? look(step));
  const lines = printed.split('\n').filter((line) => Object.keys(files).some((path) => line.includes(path)));
  return { code, lines: lines.join('\n') };
}

const looks = new Map<string, ReturnType<typeof check>>();

function look(step: string): ReturnType<typeof check> {
  const copy = copyFor(step);
  const files = [goodFile, ...violations.filter(([, of]) => of === step).map(([, , planted]) => planted)].flatMap((each) =>
    Object.entries(each),
  );
  for (const [path, text] of files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  const looking = check(step, copy);
  looks.set(step, looking);
  return looking;
}

const plantedApi = (name: string, permission: string): string => `import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
export const show${name} = endpoint({
  method: 'GET',
  path: '/api/planted/${name}',
  ${permission}
  title: { 'zh-CN': '试', en: 'Try' },
  input: z.object({}),
  output: z.object({}),
});
`;

const violations: readonly (readonly [string, string, Files, string])[] = [
  [
    'an import circle, types included',
    'imports',
    {
      'core/kernel/planted-egg.ts': "import type { Hen } from './planted-hen.ts';\nexport type Egg = { of: Hen };\n",
      'core/kernel/planted-hen.ts': "import type { Egg } from './planted-egg.ts';\nexport type Hen = { from: Egg };\n",
    },
    'These files import each other in a circle, types included. Move what both need into a third file below them.',
  ],
  [
    'a file of 301 lines',
    'rules',
    { 'core/kernel/planted-long.ts': 'export {};\n'.repeat(301) },
    '301 lines, the limit is 300. Something in it wants its own name',
  ],
  [
    'SQL outside a store',
    'imports',
    { 'server/identity/planted-sql.ts': "import { sql } from 'kysely';\nexport const planted = sql`select 1`;\n" },
    'SQL lives in *-store.ts, *-query.ts and server/platform. Move the statement into the store',
  ],
  [
    'SQL outside a store through an open transaction',
    'rules',
    { 'server/identity/planted-tx.ts': "export const planted = (tx: Tx) => tx.selectFrom('people').execute();\n" },
    'SQL outside a store. Move the statement into *-store.ts',
  ],
  [
    'an endpoint without a permission',
    'rules',
    { 'core/identity/planted-open-api.ts': plantedApi('Open', '') },
    'showOpen has no permission, so anybody could call it',
  ],
  [
    'an endpoint without a permission, seen by the compiler',
    'types',
    { 'core/identity/planted-untyped-api.ts': plantedApi('Untyped', '') },
    "Property 'permission' is missing",
  ],
  [
    'an endpoint with an unknown permission',
    'rules',
    { 'core/identity/planted-unknown-api.ts': plantedApi('Unknown', "permission: 'planted.display',") },
    'asks for the permission planted.display, which nobody can have',
  ],
  [
    'a missing English word',
    'types',
    {
      'core/identity/planted-missing-word.ts':
        "import type { Words } from '../kernel/words.ts';\nexport const planted: Words = { 'zh-CN': '试' };\n",
    },
    "Property 'en' is missing",
  ],
  [
    'an empty English word',
    'rules',
    { 'core/identity/planted-empty-word.ts': "export const planted = { 'zh-CN': '试', en: '' };\n" },
    'planted has no word in en. Write it',
  ],
  [
    'core reading a file',
    'imports',
    { 'core/kernel/planted-reading.ts': "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n" },
    'core does no I/O',
  ],
  [
    'core asking the machine for the time',
    'types',
    { 'core/kernel/planted-clock.ts': 'export const planted = () => Date.now();\n' },
    'Time and randomness are arguments',
  ],
  [
    'core reading the environment, seen by the compiler',
    'types',
    { 'core/kernel/planted-environment.ts': 'export const planted = process.env;\n' },
    "Cannot find name 'process'",
  ],
  ...(
    [
      'connectors/jd/planted-type.ts',
      'core/kernel/planted-type.test.ts',
      'emulators/jd/planted-type.ts',
      'scripts/planted-type.ts',
      'server/identity/planted-type.ts',
      'web/e2e/planted-type.ts',
      'web/lib/planted-type.ts',
      'web/ui/planted-type.test.tsx',
      'web/planted.config.ts',
    ] as const
  ).map(
    (path) =>
      [
        `a wrong type in ${path}`,
        'types',
        { [path]: "export const planted: number = 'one';\n" },
        "Type 'string' is not assignable to type 'number'",
      ] as const,
  ),
  [
    'a browser in a script, seen by the compiler',
    'types',
    { 'scripts/planted-page.ts': 'export const planted = document.title;\n' },
    "Cannot find name 'document'",
  ],
  [
    'a module asking upwards',
    'imports',
    { 'core/operations/planted-upwards.ts': "export { showSession } from '../identity/session-api.ts';\n" },
    'operations may ask: conditions. Tell others by an event, or change scripts/architecture/module-table.ts',
  ],
  [
    'an import that leads nowhere',
    'imports',
    { 'core/kernel/planted-nowhere.ts': "export { gone } from './gone.ts';\n" },
    'This import leads nowhere',
  ],
];

/** Keeps the rules. */
const goodFile: Files = {
  'core/kernel/planted-good.ts': '/** Twice the number. */\nexport const twice = (count: number): number => count * 2;\n',
};

test.each(violations)('check refuses %s', { timeout: 120_000 }, async (_what, step, files, sentence) => {
  const { code, lines } = await said(step, files);
  expect(lines).toContain(sentence);
  expect(code).toBe(1);
});

test('check says nothing about a file that keeps the rules', { timeout: 120_000 }, async () => {
  for (const step of Object.keys(isNeeded)) expect(await said(step, goodFile)).toMatchObject({ lines: '' });
});
