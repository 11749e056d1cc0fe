import type { Push } from '../world/push.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { kdtIdOf } from './native-number.ts';
import { sealMessage } from './sign.ts';
import { isReceived, retryMs } from './push-answer.ts';

/**
 * A merchant ordered the app: sealed with its secret. Sent when a shop lets a 工具型 app in; the frame around `message` is
 * unverified. Null: the app has no address for messages.
 */
export function appOrderPush(world: World, app: EmulatedApp, shopSeq: number): Push | null {
  if (app.pushUrl === null) return null;
  const kdtId = kdtIdOf({ seq: shopSeq });
  const order = {
    appId: 110,
    buyerId: 123_456,
    buyerPhone: '13800138000',
    env: 'PROD',
    kdtId,
    orderNo: `E${world.nowMs()}${String(world.nextSeq('youzan app order')).padStart(10, '0')}`,
    payTime: world.nowMs(),
    price: 42,
    skuIntervalText: '7',
    skuVersionText: '试用版',
    status: 20,
    type: 'APP_SUBSCRIBE',
  };
  const body = JSON.stringify({
    type: 'APP_SUBSCRIBE',
    client_id: app.key,
    kdt_id: kdtId,
    message: sealMessage(JSON.stringify(order), app.secret),
  });
  return {
    request: { url: app.pushUrl, method: 'POST', headers: { 'content-type': 'application/json;charset=UTF-8' }, body },
    isAccepted: isReceived,
    retryMs,
  };
}
