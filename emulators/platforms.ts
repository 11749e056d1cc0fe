import { dingtalk } from './dingtalk/platform.ts';
import { douyin } from './douyin/platform.ts';
import { feishu } from './feishu/platform.ts';
import { jd } from './jd/platform.ts';
import { kdniao } from './kdniao/platform.ts';
import { kuaidi100 } from './kuaidi100/platform.ts';
import { pinduoduo } from './pinduoduo/platform.ts';
import { taobao } from './taobao/platform.ts';
import { wecom } from './wecom/platform.ts';
import { wechatShop } from './wechat-shop/platform.ts';
import type { EmulatedPlatform, EmulatedService } from './world/platform.ts';
import { youzan } from './youzan/platform.ts';

/** Every platform that the emulators stand in for. */
export const platforms: readonly EmulatedPlatform[] = [taobao, douyin, pinduoduo, youzan, jd, wechatShop];

/** Who has no shops: between merchants and carriers, and between a merchant's people. */
export const services: readonly EmulatedService[] = [kuaidi100, kdniao, wecom, dingtalk, feishu];
