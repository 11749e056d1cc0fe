import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from './chromium.ts';

/** Draws the icons of the installed app from the mark. Run by hand when the mark changes: `node web/e2e/draw-icons.ts`. */
const publicFolder = join(import.meta.dirname, '../public');

/** `room`: how much of the picture the mark fills. A maskable icon is cut to a circle, a touch icon has no transparent edge. */
const icons = [
  { name: 'icon-192', sizePx: 192, room: 1, ground: 'transparent' },
  { name: 'icon-512', sizePx: 512, room: 1, ground: 'transparent' },
  { name: 'icon-maskable-512', sizePx: 512, room: 0.78, ground: '#14594a' },
  { name: 'apple-touch-icon', sizePx: 180, room: 0.92, ground: '#14594a' },
];

const mark = await readFile(join(publicFolder, 'mark.svg'), 'base64');
await mkdir(join(publicFolder, 'icons'), { recursive: true });
const browser = await launchChromium();
for (const { name, sizePx, room, ground } of icons) {
  const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}">
      <img style="width:${room * 100}%" src="data:image/svg+xml;base64,${mark}">
    </body>`,
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  await page.screenshot({ path: join(publicFolder, 'icons', `${name}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
