import type { TestProject } from 'vitest/node';
import { serveChromium } from './chromium.ts';
import { runEmulators } from '../../server/testing/run-emulators.ts';
import { beginEmulatedWorld } from './emulated-world.ts';
import { prepareGround } from './product.ts';
import { receiveShopOrders } from './shop-orders.ts';
import { startFloor } from './start-floor.ts';
import { receiveAuditOrders } from './audit-orders.ts';
import { startGoods } from './start-goods.ts';
import { startPrinting } from './start-printing.ts';
import { startWaybills } from './start-waybills.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** the demo with its staff, shops and their orders */
    demoUrl: string;
    /** the demo with its staff alone */
    bareUrl: string;
    /** the demo with orders whose goods want to be matched */
    goodsUrl: string;
    /** the demo with a warehouse in the middle of its day */
    floorUrl: string;
    /** the demo with orders that rules have judged */
    auditUrl: string;
    /** the demo with e-waybill accounts, parcels without a number, notices to platforms */
    waybillsUrl: string;
    /** a merchant without anybody yet */
    emptyUrl: string;
    setupCode: string;
    /** the demo beside emulated platforms, with a worker that works */
    emulatedUrl: string;
    /** the demo with labels to print, beside an emulated packing desk */
    printingUrl: string;
    emulatorUrl: string;
    browserEndpoint: string;
  }
}

/** Nine products, emulated platforms and one browser for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [ground, browser, emulators] = await Promise.all([prepareGround(), serveChromium(), runEmulators()]);
  await beginEmulatedWorld(emulators);
  const [demo, bare, goods, floor, audit, waybills, empty, emulated, printing] = await Promise.all([
    ground.open({ isDemo: true, prepare: receiveShopOrders }),
    ground.open({ isDemo: true }),
    ground.open({ isDemo: true, prepare: startGoods }),
    ground.open({ isDemo: true, prepare: startFloor }),
    ground.open({ isDemo: true, prepare: receiveAuditOrders }),
    ground.open({ isDemo: true, prepare: startWaybills }),
    ground.open({ isDemo: false }),
    ground.open({ isDemo: true, emulatorUrl: emulators.url }),
    ground.open({ isDemo: true, emulatorUrl: emulators.url, prepare: startPrinting }),
  ]);
  project.provide('demoUrl', demo.url);
  project.provide('bareUrl', bare.url);
  project.provide('goodsUrl', goods.url);
  project.provide('floorUrl', floor.url);
  project.provide('auditUrl', audit.url);
  project.provide('waybillsUrl', waybills.url);
  project.provide('emptyUrl', empty.url);
  project.provide('setupCode', empty.setupCode ?? '');
  project.provide('emulatedUrl', emulated.url);
  project.provide('printingUrl', printing.url);
  project.provide('emulatorUrl', emulators.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await Promise.all([demo, bare, goods, floor, audit, waybills, empty, emulated, printing].map((product) => product.stop()));
    await emulators.stop();
    await ground.remove();
  };
}
