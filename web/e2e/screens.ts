import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { liveThroughAMorning } from './history.ts';
import { prepareGround, type Ground } from './product.ts';
import { scenes, type Scene } from './scenes.ts';
import { shots, type Shot } from './shots.ts';
import { runEmulators } from '../../server/testing/run-emulators.ts';
import { newVisitor, settled, type VisitorAsk } from './visitor.ts';
import { weakTexts } from './weak-texts.ts';

/** Takes a picture of every page into build/screens: two widths, two languages, dark for a few; says which texts read badly. `node web/e2e/screens.ts [name…]` */
const folder = join(import.meta.dirname, '../../build/screens');
const only = process.argv.slice(2);

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } } as const;

type View = Omit<VisitorAsk, 'login'> & Readonly<{ suffix: string; scene: Scene }>;

const isWanted = ({ name }: Shot): boolean => only.length === 0 || only.some((prefix) => name.startsWith(prefix));

async function takeAll(browser: Browser, url: string, { scene, suffix, ...view }: View): Promise<void> {
  const wanted = shots.filter((shot) => isWanted(shot) && (shot.scene ?? 'shops') === scene && (!view.isDark || shot.isDarkToo));
  for (const [login, some] of Map.groupBy(wanted, (shot) => (shot.login === undefined ? 'laoban' : shot.login))) {
    const { context, page } = await newVisitor(browser, url, { ...view, login });
    for (const { name, path, prepare, opens, isLong } of some) {
      await page.goto(url + path);
      await settled(page);
      if (prepare) {
        await prepare(page);
        if (opens !== 'none')
          await page
            .locator(opens ?? '[role="dialog"]')
            .first()
            .waitFor();
        await settled(page);
      }
      await page.screenshot({ path: join(folder, `${name}.${suffix}.png`), fullPage: isLong ?? false });
      for (const weak of await page.evaluate(weakTexts)) {
        process.stdout.write(`${name}.${suffix}: ${weak}\n`);
        process.exitCode = 1;
      }
    }
    await context.close();
  }
}

async function takeScene(browser: Browser, ground: Ground, scene: Scene): Promise<void> {
  const emulators = scene === 'printing' ? await runEmulators() : null;
  await emulators?.printClient('setup', { client: 'cainiao', printer: { name: '热敏打印机A', sheetsLeft: 4 } });
  const product = await ground.open({ isDemo: true, prepare: scenes[scene], ...(emulators ? { emulatorUrl: emulators.url } : {}) });
  try {
    if (scene === 'shops') await liveThroughAMorning(browser, product.url);
    await takeAll(browser, product.url, { scene, suffix: 'wide.zh', viewport: sizes.wide, language: 'zh-CN' });
    await takeAll(browser, product.url, { scene, suffix: 'narrow.zh', viewport: sizes.narrow, language: 'zh-CN' });
    await takeAll(browser, product.url, { scene, suffix: 'wide.zh.dark', viewport: sizes.wide, language: 'zh-CN', isDark: true });
    await takeAll(browser, product.url, { scene, suffix: 'wide.en', viewport: sizes.wide, language: 'en' });
    await takeAll(browser, product.url, { scene, suffix: 'narrow.en', viewport: sizes.narrow, language: 'en' });
  } finally {
    await product.stop();
    await emulators?.stop();
  }
}

if (only.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const ground = await prepareGround();
const browser = await launchChromium();
try {
  for (const scene of Object.keys(scenes) as Scene[])
    if (shots.some((shot) => isWanted(shot) && (shot.scene ?? 'shops') === scene)) await takeScene(browser, ground, scene);
} finally {
  await browser.close();
  await ground.remove();
}
