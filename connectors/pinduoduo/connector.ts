import type { Connector } from '@zhidan/core/channels/connector.ts';
import { addresses } from './address.ts';
import { authorization } from './authorization.ts';
import { carrierCodes } from './carrier-codes.ts';
import { mapOrder } from './map-order.ts';
import { countOrders, pullPage, pullRules, readOrders } from './pull.ts';
import { push } from './push.ts';
import { write } from './write-back.ts';

/** Pinduoduo's open platform (POP). Source: platforms/pinduoduo.md. */
export const pinduoduo: Connector = {
  code: 'pinduoduo',
  words: { 'zh-CN': '拼多多', en: 'Pinduoduo' },
  authorization,
  addresses,
  pullRules,
  pullPage,
  readOrders,
  countOrders,
  mapOrder,
  orderNoPath: ['order_sn'],
  push,
  carrierCodes,
  write,
};
