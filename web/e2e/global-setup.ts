import type { TestProject } from 'vitest/node';
import { serveChromium } from './chromium.ts';
import { prepareGround } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** the demo with its staff */
    demoUrl: string;
    /** the demo with orders whose goods want to be matched */
    goodsUrl: string;
    /** a merchant without anybody yet */
    emptyUrl: string;
    setupCode: string;
    browserEndpoint: string;
  }
}

/** Three products and one browser for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [ground, browser] = await Promise.all([prepareGround(), serveChromium()]);
  const [demo, goods, empty] = await Promise.all([
    ground.open({ isDemo: true }),
    ground.open({ isDemo: true, hasGoods: true }),
    ground.open({ isDemo: false }),
  ]);
  project.provide('demoUrl', demo.url);
  project.provide('goodsUrl', goods.url);
  project.provide('emptyUrl', empty.url);
  project.provide('setupCode', empty.setupCode ?? '');
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await Promise.all([demo.stop(), goods.stop(), empty.stop()]);
    await ground.remove();
  };
}
