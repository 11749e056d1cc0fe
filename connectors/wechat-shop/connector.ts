import type { Connector } from '@zhidan/core/channels/connector.ts';
import { addresses } from './address.ts';
import { authorization } from './authorization.ts';
import { carrierCodes } from './carrier-codes.ts';
import { mapOrder } from './map-order.ts';
import { countOrders, pullPage, pullRules, readOrders } from './pull.ts';
import { push } from './push.ts';
import { write } from './write-back.ts';

/** WeChat shop (微信小店). Source: platforms/wechat-shop.md. */
export const wechatShop: Connector = {
  code: 'wechat-shop',
  words: { 'zh-CN': '微信小店', en: 'WeChat shop' },
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
