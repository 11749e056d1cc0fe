import type { Connector } from '@zhidan/core/channels/connector.ts';
import { addresses } from './address.ts';
import { authorization } from './authorization.ts';
import { carrierCodes } from './carrier-codes.ts';
import { groupByReceiver } from './group-by-receiver.ts';
import { mapOrder } from './map-order.ts';
import { countOrders, pullPage, pullRules, readOrders } from './pull.ts';
import { push } from './push.ts';
import { write } from './write-back.ts';

/** Taobao and Tmall by TOP (淘宝开放平台). */
export const taobao: Connector = {
  code: 'taobao',
  words: { 'zh-CN': '淘宝/天猫', en: 'Taobao/Tmall' },
  authorization,
  addresses,
  pullRules,
  pullPage,
  readOrders,
  countOrders,
  mapOrder,
  orderNoPath: ['tid'],
  push,
  carrierCodes,
  write,
  groupByReceiver,
};
