import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Fonts } from './pen.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));

/** Noto Sans SC (SIL Open Font License): ten megabytes each, of which a document keeps the characters that it uses. */
export async function readFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([
    readFile(join(folder, '400Regular', 'NotoSansSC_400Regular.ttf')),
    readFile(join(folder, '700Bold', 'NotoSansSC_700Bold.ttf')),
  ]);
  return { regular, bold };
}
