import type { TestProject } from 'vitest/node';
import { serveChromium } from './chromium.ts';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    productUrl: string;
    productDatabaseUrl: string;
    browserEndpoint: string;
  }
}

/** One product and one browser for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [product, browser] = await Promise.all([startProduct(), serveChromium()]);
  project.provide('productUrl', product.url);
  project.provide('productDatabaseUrl', product.databaseUrl);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await product.stop();
  };
}
