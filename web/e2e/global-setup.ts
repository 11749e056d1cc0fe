import type { TestProject } from 'vitest/node';
import { serveChromium } from './chromium.ts';
import { runEmulators } from '../../server/testing/run-emulators.ts';
import { beginEmulatedWorld } from './emulated-world.ts';
import { prepareGround } from './product.ts';
import { serveProducts } from './serve-products.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** answers the address of each product */
    productsUrl: string;
    emulatorUrl: string;
    browserEndpoint: string;
  }
}

/** Products as they are asked for, emulated platforms and one browser for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [ground, browser, emulators] = await Promise.all([prepareGround(), serveChromium(), runEmulators()]);
  await beginEmulatedWorld(emulators);
  const products = await serveProducts(ground, emulators);
  project.provide('productsUrl', products.url);
  project.provide('emulatorUrl', emulators.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await products.stop();
    await emulators.stop();
    await ground.remove();
  };
}
