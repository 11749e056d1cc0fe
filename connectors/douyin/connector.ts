import type { Connector } from '@zhidan/core/channels/connector.ts';
import { addresses } from './address.ts';
import { authorization } from './authorization.ts';
import { carrierCodes } from './carrier-codes.ts';
import { mapOrder } from './map-order.ts';
import { countOrders, pullPage, pullRules, readOrders } from './pull.ts';
import { push } from './push.ts';
import { write } from './write-back.ts';

/** Douyin shop by 抖店开放平台. */
export const douyin: Connector = {
  code: 'douyin',
  words: { 'zh-CN': '抖音', en: 'Douyin' },
  authorization,
  addresses,
  pullRules,
  pullPage,
  readOrders,
  countOrders,
  mapOrder,
  orderNoPath: ['order_id'],
  push,
  carrierCodes,
  write,
};
