import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** Opens each product when a test first asks for it: `GET /<name>` answers its address. One file of tests pays for its own alone. */
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
  const server = createServer((request, response) => {
    productOf(request.url?.slice(1) as ProductName).then(
      ({ url, setupCode }) => response.end(JSON.stringify({ url, setupCode } satisfies ProductAddress)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      await Promise.allSettled([...open.values()].map(async (product) => (await product).stop()));
    },
  };
}
