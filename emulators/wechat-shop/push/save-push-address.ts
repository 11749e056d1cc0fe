import { z } from 'zod';
import type { EmulatedAnswer } from '../../world/platform.ts';
import type { World } from '../../world/world.ts';
import { pushKeysOf, urlCheck } from './push-message.ts';

const askSchema = z.object({ appid: z.string() });
const answerLimitMs = 5_000;

/** 小店后台 → 开发配置 → 提交: asks the app's push URL for the echo of a signed word, as the platform does before it takes the URL. */
export async function savePushAddress(world: World, body: unknown): Promise<EmulatedAnswer> {
  const appid = askSchema.safeParse(body).data?.appid;
  const app = world.apps('wechat-shop').find(({ key }) => key === appid);
  const keys = app && pushKeysOf(app);
  if (!app?.pushUrl || !keys) return page(400, '请填写 URL、Token 与 EncodingAESKey');
  const chance = world.chance.fork(`echo ${world.nextSeq('wechat echo')}`);
  const echostr = String(chance.between(1_000_000_000, 9_999_999_999));
  const stamp = { timestamp: String(Math.floor(world.nowMs() / 1_000)), nonce: String(chance.below(2 ** 31)), echostr };
  try {
    const answer = await fetch(urlCheck(app.pushUrl, keys.token, stamp), { signal: AbortSignal.timeout(answerLimitMs) });
    return (await answer.text()).trim() === echostr ? page(200, '提交成功') : page(400, 'token 校验失败');
  } catch {
    return page(400, '请求 URL 超时');
  }
}

const page = (status: number, text: string): EmulatedAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: text,
});
