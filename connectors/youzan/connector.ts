import type { Connector } from '@zhidan/core/channels/connector.ts';
import { addresses } from './address.ts';
import { authorization } from './authorization.ts';
import { carrierCodes } from './carrier-codes.ts';
import { mapOrder } from './map-order.ts';
import { openReceivers } from './open-receivers.ts';
import { countOrders, pullPage, pullRules, readOrders } from './pull.ts';
import { push } from './push.ts';
import { write } from './write-back.ts';

/** Youzan by 有赞云. */
export const youzan: Connector = {
  code: 'youzan',
  words: { 'zh-CN': '有赞', en: 'Youzan' },
  authorization,
  addresses,
  pullRules,
  pullPage,
  readOrders,
  countOrders,
  mapOrder,
  orderNoPath: ['full_order_info', 'order_info', 'tid'],
  push,
  carrierCodes,
  write,
  openReceivers,
};
