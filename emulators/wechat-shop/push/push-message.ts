import type { Push } from '../../world/platform.ts';
import type { EmulatedApp, EmulatedShop } from '../../world/shop.ts';
import type { World } from '../../world/world.ts';
import { ghOf } from '../native-number.ts';
import { encryptMessage, pushSignature, type PushKeys } from './push-envelope.ts';
import type { WechatEvent } from './push-event.ts';

const second = 1_000;
const minute = 60 * second;
/** ten pushes in all, about 3.6 hours. Spec: wechat-shop §4. */
export const retryMs: readonly number[] = [0, 0, 10 * second, minute, 5 * minute, 30 * minute, 60 * minute, 60 * minute, 60 * minute];

/** Keys of an app that set up 消息推送 in cipher mode; null when it did not. */
export function pushKeysOf({ key, extra }: EmulatedApp): PushKeys | null {
  const { token, encoding_aes_key: encodingAesKey } = extra;
  return token && encodingAesKey ? { token, encodingAesKey, appId: key } : null;
}

/** A message in its encrypted envelope, addressed to the app's URL. */
export function pushMessage(
  world: World,
  to: Readonly<{ app: EmulatedApp; shop: EmulatedShop; keys: PushKeys; openId: string }>,
  { event, body }: WechatEvent,
): Push | null {
  if (to.app.pushUrl === null) return null;
  const createTime = Math.floor(world.nowMs() / second);
  const message = JSON.stringify({
    ToUserName: ghOf(to.shop),
    FromUserName: to.openId,
    CreateTime: createTime,
    MsgType: 'event',
    Event: event,
    ...body,
  });
  const chance = world.chance.fork(`message ${world.nextSeq('wechat message')}`);
  const encrypted = encryptMessage(to.keys, message, chance.hex(16));
  const url = signedUrl(to.app.pushUrl, to.keys.token, { timestamp: String(createTime), nonce: String(chance.below(2 ** 31)) }, encrypted);
  url.searchParams.set('openid', to.openId);
  return {
    request: {
      url: url.href,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ToUserName: ghOf(to.shop), Encrypt: encrypted }),
    },
    isAccepted: (status, answer) => status === 200 && ['success', ''].includes(answer.trim()),
    retryMs,
  };
}

type Stamp = Readonly<{ timestamp: string; nonce: string }>;

function signedUrl(address: string, token: string, { timestamp, nonce }: Stamp, encrypted: string): URL {
  const url = new URL(address);
  url.searchParams.set('signature', pushSignature(token, timestamp, nonce));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  url.searchParams.set('encrypt_type', 'aes');
  url.searchParams.set('msg_signature', pushSignature(token, timestamp, nonce, encrypted));
  return url;
}

/** The GET by which the back office asks whether a URL is the seller's: it has to answer `echostr`. */
export function urlCheck(address: string, token: string, stamp: Stamp & Readonly<{ echostr: string }>): URL {
  const url = new URL(address);
  url.searchParams.set('signature', pushSignature(token, stamp.timestamp, stamp.nonce));
  url.searchParams.set('timestamp', stamp.timestamp);
  url.searchParams.set('nonce', stamp.nonce);
  url.searchParams.set('echostr', stamp.echostr);
  return url;
}
