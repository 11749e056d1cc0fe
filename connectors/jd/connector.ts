import type { Connector } from '@zhidan/core/channels/connector.ts';
import { addresses } from './address.ts';
import { authorization } from './authorization.ts';
import { carrierCodes } from './carrier-codes.ts';
import { mapOrder } from './map-order.ts';
import { countOrders, pullPage, pullRules, readOrders } from './pull.ts';
import { write } from './write-back.ts';

/** JD's open platform for POP shops. Its messages stay inside its own cloud, so the pull is the only road. Source: platforms/jd.md. */
export const jd: Connector = {
  code: 'jd',
  words: { 'zh-CN': '京东', en: 'JD' },
  authorization,
  addresses,
  pullRules,
  pullPage,
  readOrders,
  countOrders,
  mapOrder,
  orderNoPath: ['orderId'],
  push: { kind: 'none' },
  carrierCodes,
  write,
};
