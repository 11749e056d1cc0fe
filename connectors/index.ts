import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import { douyin } from './douyin/connector.ts';
import { douyinWaybill } from './douyin/waybill/source.ts';
import { jd } from './jd/connector.ts';
import { jdWaybill } from './jd/waybill/source.ts';
import { pinduoduoWaybill } from './pinduoduo/waybill/source.ts';
import { pinduoduo } from './pinduoduo/connector.ts';
import { taobao } from './taobao/connector.ts';
import { cainiao } from './taobao/waybill/source.ts';
import { wechatShop } from './wechat-shop/connector.ts';
import { youzan } from './youzan/connector.ts';

/** Every platform that the product speaks with; a new one is a folder and a line here. */
export const connectors: readonly Connector[] = [taobao, douyin, youzan, pinduoduo, jd, wechatShop];

/** Every source of e-waybill numbers. */
export const waybillSources: readonly WaybillSource[] = [cainiao, douyinWaybill, pinduoduoWaybill, jdWaybill];
