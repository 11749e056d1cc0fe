import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Messenger } from '@zhidan/core/notify/messenger.ts';
import type { TrackingSource } from '@zhidan/core/waybills/tracking-source.ts';
import type { WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import { dingtalkApp } from './dingtalk/app.ts';
import { dingtalkRobot } from './dingtalk/robot.ts';
import { douyin } from './douyin/connector.ts';
import { douyinWaybill } from './douyin/waybill/source.ts';
import { feishuApp } from './feishu/app.ts';
import { feishuRobot } from './feishu/robot.ts';
import { jd } from './jd/connector.ts';
import { jdWaybill } from './jd/waybill/source.ts';
import { kdniaoTracking } from './kdniao/tracking.ts';
import { kdniaoWaybill } from './kdniao/waybill.ts';
import { kuaidi100Tracking } from './kuaidi100/tracking.ts';
import { kuaidi100Waybill } from './kuaidi100/waybill.ts';
import { pinduoduo } from './pinduoduo/connector.ts';
import { pinduoduoWaybill } from './pinduoduo/waybill/source.ts';
import { taobao } from './taobao/connector.ts';
import { cainiao } from './taobao/waybill/source.ts';
import { wecomApp } from './wecom/app.ts';
import { wecomRobot } from './wecom/robot.ts';
import { wechatShop } from './wechat-shop/connector.ts';
import { youzan } from './youzan/connector.ts';

/** Every platform that the product speaks with; a new one is a folder and a line here. */
export const connectors: readonly Connector[] = [taobao, douyin, youzan, pinduoduo, jd, wechatShop];

/** Every source of e-waybill numbers: platforms for their own shops, aggregators for the merchant's contracts with carriers. */
export const waybillSources: readonly WaybillSource[] = [
  cainiao,
  douyinWaybill,
  pinduoduoWaybill,
  jdWaybill,
  kuaidi100Waybill,
  kdniaoWaybill,
];

/** Every source of traces. */
export const trackingSources: readonly TrackingSource[] = [kuaidi100Tracking, kdniaoTracking];

/** Every messenger that people can be reached by. */
export const messengers: readonly Messenger[] = [wecomRobot, wecomApp, dingtalkRobot, dingtalkApp, feishuRobot, feishuApp];
