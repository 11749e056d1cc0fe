import type { PushAnswer, PushedRequest } from '@zhidan/core/channels/push.ts';
import type { Hook, HookAnswer, HookRequest } from '../../platform/http/hook.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { messageApps, pushHookPath, type MessageApp } from './message-app.ts';
import { takeNews } from './take-news.ts';

/** The address that a platform calls: one for each app of the merchant, for all shops of it. */
export const pushHook: Hook = {
  path: pushHookPath,
  words: { 'zh-CN': '平台消息推送', en: 'Messages of a platform' },
  bodyLimitBytes: 1_048_576,
  strangerLimit: { name: 'channels.push', limit: 60, windowMs: 60_000 },
  answer: receivePush,
};

const nobodyHere: HookAnswer = { outcome: 'stranger', answer: { status: 404, headers: {}, body: '' } };

/**
 * Takes what a platform tells and answers in its own words, once the news is kept and before any order is read.
 * A wrong signature is answered as the platform expects it and keeps nothing.
 */
async function receivePush(merchant: Merchant, { place, ...request }: HookRequest): Promise<HookAnswer> {
  const apps = await messageApps(merchant.db, merchant.vault, ['http']);
  const app = apps.find(({ door }) => door === place['door']);
  const received = app ? opened(merchant, app, request) : null;
  if (!app || !received) return nobodyHere;
  const { news, answer } = received;
  const told = { connector: app.connector.code, shopIds: app.shops.map(({ shopId }) => shopId) };
  if (isRefusal(received)) {
    merchant.log.warn(told, 'a message with a wrong signature was refused; is the secret of the app still right?');
    return { outcome: 'stranger', answer };
  }
  await takeNews(merchant, { connector: app.connector, road: 'hook', news });
  return { outcome: 'accepted', answer };
}

const isRefusal = ({ answer }: PushAnswer): boolean => answer.status >= 400;

/** Shops of one app should know one secret; while one of them still has an older one, any of them may open the message. */
function opened(merchant: Merchant, { connector: { push }, shops }: MessageApp, request: PushedRequest): PushAnswer | null {
  if (push.kind !== 'http') return null;
  const apps = new Map(shops.map(({ app }) => [JSON.stringify(app.fields), app]));
  const answers = [...apps.values()].map((app) => push.receive(app, request, merchant.clock()));
  return answers.find((answer) => !isRefusal(answer)) ?? answers.at(-1) ?? null;
}
