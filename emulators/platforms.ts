import { douyin } from './douyin/platform.ts';
import { pinduoduo } from './pinduoduo/platform.ts';
import { taobao } from './taobao/platform.ts';
import { wechatShop } from './wechat-shop/platform.ts';
import { youzan } from './youzan/platform.ts';
import type { EmulatedPlatform } from './world/platform.ts';

/** Every platform that the emulators stand in for. */
export const platforms: readonly EmulatedPlatform[] = [taobao, douyin, youzan, pinduoduo, wechatShop];
