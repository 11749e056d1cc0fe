import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RunningEmulators } from '../../server/testing/run-emulators.ts';
import { receiveAuditOrders } from './audit-orders.ts';
import type { Ground, Product, ProductAsk } from './product.ts';
import { receiveShopOrders } from './shop-orders.ts';
import { startFloor } from './start-floor.ts';
import { startGoods } from './start-goods.ts';
import { startPrinting } from './start-printing.ts';
import { startRaces } from './start-races.ts';
import { startStation } from './start-station.ts';
import { startTracking } from './start-tracking.ts';
import { startWaybills } from './start-waybills.ts';

/** The products of the tests. */
const products = {
  /** the demo with its staff, shops and their orders */
  demo: { isDemo: true, prepare: receiveShopOrders },
  /** the demo with its staff alone */
  bare: { isDemo: true },
  /** the demo with orders whose goods want to be matched */
  goods: { isDemo: true, prepare: startGoods },
  /** the demo with a warehouse in the middle of its day */
  floor: { isDemo: true, prepare: startFloor },
  /** the demo with orders that rules have judged */
  audit: { isDemo: true, prepare: receiveAuditOrders },
  /** the demo with parcels at each stage of the chain, for whoever is first, beside emulated messengers */
  races: { isDemo: true, needsEmulators: true, prepare: startRaces },
  /** the demo with e-waybill accounts, parcels without a number, notices to platforms */
  waybills: { isDemo: true, prepare: startWaybills },
  /** the demo with parcels on their way, most of them in trouble */
  tracking: { isDemo: true, prepare: startTracking },
  /** a merchant without anybody yet */
  empty: { isDemo: false },
  /** the demo beside emulated platforms, with a worker that works */
  emulated: { isDemo: true, needsEmulators: true },
  /** the demo with labels to print, beside an emulated packing desk */
  printing: { isDemo: true, needsEmulators: true, prepare: startPrinting },
  /** the demo with a warehouse where one person prints, checks, weighs and ships, beside an emulated packing desk */
  station: { isDemo: true, needsEmulators: true, prepare: startStation },
} as const satisfies Readonly<Record<string, ProductAsk & { needsEmulators?: true }>>;

export type ProductName = keyof typeof products;
export type ProductAddress = Readonly<{ url: string; setupCode: string | null }>;

/**
 * Opens each product when a test first asks for it: `GET /<name>?for=<file of the test>` answers its address. One file of tests pays for its
 * own alone, and a product ends when all files that name it are over: a worker that rests looks for news all the time, too.
 */
export async function serveProducts(
  ground: Ground,
  emulators: RunningEmulators,
): Promise<Readonly<{ url: string; stop(): Promise<void> }>> {
  const open = new Map<ProductName, Promise<Product>>();
  const productOf = (name: ProductName): Promise<Product> => {
    const ask: ProductAsk & { needsEmulators?: true } = products[name];
    const known = open.get(name) ?? ground.open({ ...ask, ...(ask.needsEmulators ? { emulatorUrl: emulators.url } : {}) });
    open.set(name, known);
    return known;
  };
  const ending = new Set<Promise<unknown>>();
  const end = (name: ProductName, product: Promise<Product>): void => {
    open.delete(name);
    ending.add(Promise.allSettled([product.then(({ stop }) => stop())]));
  };
  const begun: string[] = [];
  /** Files run one after the other: the first word of one is the end of that before. A product that is wanted after all is opened anew. */
  const noticeFile = (file: string): void => {
    if (file === '' || begun.includes(file)) return;
    begun.push(file);
    const over = new Set(begun.slice(0, -1));
    for (const [name, product] of open) if (usersOf(name)?.every((one) => over.has(one))) end(name, product);
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://products');
    noticeFile(searchParams.get('for') ?? '');
    productOf(pathname.slice(1) as ProductName).then(
      ({ url, setupCode }) => response.end(JSON.stringify({ url, setupCode } satisfies ProductAddress)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      for (const [name, product] of open) end(name, product);
      await Promise.all(ending);
    },
  };
}

/** The files of tests that name a product; null for the one that is meant where none is named. */
function usersOf(name: ProductName): readonly string[] | null {
  if (name === 'demo') return null;
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.test.ts'));
  return files.map((file) => join(import.meta.dirname, file)).filter((path) => readFileSync(path, 'utf8').includes(`'${name}'`));
}
