import { copyFile, lstat, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core';

const require = createRequire(import.meta.url);
const browserPackage = dirname(dirname(require.resolve('@sparticuz/chromium')));
const fontPackage = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const fonts = ['400Regular/NotoSansSC_400Regular.ttf', '600SemiBold/NotoSansSC_600SemiBold.ttf'];

/** Raise when what is unpacked changes, besides the browser's own version. */
const layoutVersion = 1;

/** Starts the browser for this process. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/**
 * Starts the browser for the tests, which connect to its endpoint. A page of theirs lives for a second or two: optimizing its script costs
 * more than it saves. What measures or draws launches the browser as people have it.
 */
export async function serveChromium(): Promise<BrowserServer> {
  const options = await launchOptions();
  return chromium.launchServer({ ...options, args: [...(options.args ?? []), '--js-flags=--no-opt --no-maglev'] });
}

/**
 * The browser that npm brought, with a Chinese font that npm brought: nothing of the machine is needed,
 * neither rights nor libraries. Elsewhere than on Linux x64 the installed Chrome stands in.
 */
async function launchOptions(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const folder = await unpackedFolder();
  return {
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: { ...process.env, HOME: folder, FONTCONFIG_FILE: join(folder, 'fonts.conf'), LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
  };
}

/** Unpacks once a user and version, where it outlives the run. The folder is the user's own and appears whole, so that runs side by side do not meet. */
async function unpackedFolder(): Promise<string> {
  const { version } = require(join(browserPackage, 'package.json')) as { version: string };
  const user = process.getuid?.() ?? 0;
  const folder = join(process.env['ZHIDAN_TEST_KEPT'] ?? tmpdir(), `zhidan-chromium-${version}-${layoutVersion}-${user}`);
  if (await isOwnFolder(folder, user)) return folder;
  const draft = await mkdtemp(`${folder}.`); // 0700
  try {
    await unpackInto(draft);
    await writeFile(join(draft, 'fonts.conf'), fontSettings(folder)); // names the folder as it will be called
    await rename(draft, folder).catch(async (error: unknown) => {
      if (!(await isOwnFolder(folder, user))) throw error; // otherwise another run was quicker
    });
    return folder;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** @throws Error when somebody else has put something under this name */
async function isOwnFolder(folder: string, user: number): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  if (!found) return false;
  if (found.isDirectory() && found.uid === user) return true;
  throw new Error(`${folder} belongs to somebody else. Remove it, or set TMPDIR to a folder of your own.`);
}

async function unpackInto(folder: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder; // the package unpacks into the temporary folder, wherever that is
  try {
    await Promise.all(['chromium.br', 'al2023.tar.br'].map((name) => inflate(join(browserPackage, 'bin', name))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await mkdir(join(folder, 'fonts'));
  await Promise.all(fonts.map((font) => copyFile(join(fontPackage, font), join(folder, 'fonts', font.replace('/', '-')))));
}

function fontSettings(folder: string): string {
  const alias = (family: string): string =>
    `<alias binding="same"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
  ${['sans-serif', 'serif', 'monospace', 'system-ui'].map(alias).join('\n  ')}
</fontconfig>
`;
}
