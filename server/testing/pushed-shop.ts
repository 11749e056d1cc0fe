/** A shop on an emulated platform that tells its news: by calling the merchant's app, by a queue, or over a line. */
import type { ConnectorCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { addShop } from '../channels/add-shop.ts';
import { connectorOf } from '../channels/call/connector-of.ts';
import { channelJobs } from '../channels/module.ts';
import { pushPathOf } from '../channels/push/message-app.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import { newId } from '../platform/new-id.ts';
import { emulatedApp, registration } from './emulated-app.ts';
import { authorizeShop, channelOf } from './emulated-shop.ts';
import type { RunningEmulators } from './run-emulators.ts';
import type { TestMerchant } from './test-merchant.ts';
import { asked } from './test-news.ts';

/** Keys of encrypted messages, where a platform has them. */
const cipherKeys = { token: 'push-token', encoding_aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };

export type PushedShop = Readonly<{ shopId: ShopId; app: ChannelApp; pushUrl: string }>;

/** Begins a world with one shop, which is added and authorised, and whose platform calls `base` below its door; null: calls nobody. */
export async function pushedShop(
  merchant: TestMerchant,
  emulators: RunningEmulators,
  ask: Readonly<{ code: ConnectorCode; base: string | null; loadFrom?: ReturnType<TestMerchant['clock']> }>,
): Promise<PushedShop> {
  const { code, base, loadFrom = merchant.clock() } = ask;
  const own = code === 'wechat-shop' ? cipherKeys : {};
  const plain = emulatedApp(code, emulators.url);
  const app: ChannelApp = { ...plain, fields: { ...plain.fields, ...own } };
  const pushUrl = `${base ?? ''}${pushPathOf(merchant.vault, connectorOf(channelOf(code)), app) ?? ''}`;
  await emulators.control('POST', 'scenario', {
    seed: `news of ${code}`,
    start: merchant.clock(),
    speed: 0,
    apps: [{ ...registration(code, own), pushUrl: URL.canParse(pushUrl) ? pushUrl : null }],
    shops: [{ platform: code, name: '小满母婴旗舰店' }],
    steps: [],
  });
  await declareQueues(
    merchant.db,
    channelJobs.map(({ type }) => type),
  );
  await merchant.db.updateTable('shops').set({ platform_shop_no: null, is_paused: true }).execute(); // of the world before, whose numbers come again
  const asking = { ...asked(merchant.clock), channel: channelOf(code), name: `推送 ${newId(merchant.clock())}`, app };
  const { shopId } = await inTransaction(merchant.db, (tx) => addShop(tx, asking, merchant.vault));
  await merchant.db.updateTable('shops').set({ calls_per_second: 100_000 }).where('id', '=', shopId).execute();
  await authorizeShop(merchant, emulators, { code, shopId, loadFrom });
  return { shopId, app, pushUrl };
}
