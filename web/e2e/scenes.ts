import { setShopScene } from './shop-scene.ts';
import { receiveAuditOrders } from './audit-orders.ts';
import { receiveMergeableOrders } from './mergeable-orders.ts';
import { receiveShopOrders } from './shop-orders.ts';
import { startFloor } from './start-floor.ts';
import { startGoods } from './start-goods.ts';
import { startTracking } from './start-tracking.ts';
import { startRequests } from './start-requests.ts';
import { startWaybills } from './start-waybills.ts';
import { startRoads } from './start-roads.ts';
import { startMeasures } from './start-measures.ts';
import { startPrinting } from './start-printing.ts';

/** What a product lives through before its pictures are taken. */
export const scenes = {
  shops: setShopScene,
  goods: startGoods,
  orders: receiveShopOrders,
  floor: startFloor,
  merging: receiveMergeableOrders,
  audit: receiveAuditOrders,
  printing: startPrinting,
  waybills: startWaybills,
  roads: startRoads,
  tracking: startTracking,
  requests: startRequests,
  measures: startMeasures,
} as const;

export type Scene = keyof typeof scenes;
