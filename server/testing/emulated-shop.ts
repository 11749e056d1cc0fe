/** A shop of a test merchant on an emulated platform: added and authorised as a merchant does it, and as fast as the machine. */
import { connectors } from '@zhidan/connectors/index.ts';
import { channels, type ChannelCode, type ConnectorCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { addShop } from '../channels/add-shop.ts';
import { connectorOf } from '../channels/call/connector-of.ts';
import { fetchOutside } from '../channels/fetch-outside.ts';
import { grantShop } from '../channels/grant-shop.ts';
import { channelJobs } from '../channels/module.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import type { Merchant } from '../platform/merchant.ts';
import { agreedGrant, emulatedApp, registration } from './emulated-app.ts';
import type { RunningEmulators } from './run-emulators.ts';
import { asked } from './test-news.ts';

/** Every platform there is a connector to. */
export const emulatedCodes: readonly ConnectorCode[] = connectors.map(({ code }) => code);

export type EmulatedShopAsk = Readonly<{ code: ConnectorCode; name?: string; shopSeq?: number; loadFrom?: Instant }>;

/** The channel that a connector's shops are added for. */
export function channelOf(code: ConnectorCode): ChannelCode {
  const found = (Object.keys(channels) as ChannelCode[]).find((channel) => channels[channel].connector === code);
  if (!found) throw new Error(`no channel for ${code}`);
  return found;
}

/** Adds a shop and authorises it; nothing is pulled before a test asks for it. The platform's world must stand. */
export async function emulatedShop(merchant: Merchant, emulators: RunningEmulators, ask: EmulatedShopAsk): Promise<ShopId> {
  await declareQueues(
    merchant.db,
    channelJobs.map(({ type }) => type),
  );
  const { code, name = '小满母婴旗舰店' } = ask;
  const app = emulatedApp(code, emulators.url);
  const news = { ...asked(merchant.clock), channel: channelOf(code), name, app };
  const { shopId } = await inTransaction(merchant.db, (tx) => addShop(tx, news, merchant.vault));
  await merchant.db.updateTable('shops').set({ calls_per_second: 100_000 }).where('id', '=', shopId).execute();
  await authorizeShop(merchant, emulators, { ...ask, shopId });
  return shopId;
}

/** Authorises a shop again, as after its authorisation has ended. */
export async function authorizeShop(merchant: Merchant, emulators: RunningEmulators, ask: EmulatedShopAsk & Readonly<{ shopId: ShopId }>) {
  const { code, shopId, shopSeq, loadFrom } = ask;
  const grant = await agreedGrant(connectorOf(channelOf(code)), emulatedApp(code, emulators.url), fetchOutside(merchant.clock), shopSeq);
  await grantShop(merchant, { ...asked(merchant.clock), shopId, grant, ...(loadFrom ? { loadFrom } : {}) });
}

/** A world of one shop a platform, frozen at the merchant's time. */
export async function beginWorld(
  merchant: Merchant,
  emulators: RunningEmulators,
  ask: Readonly<{ seed: string; codes: readonly ConnectorCode[] }>,
) {
  await emulators.control('POST', 'scenario', {
    seed: ask.seed,
    start: merchant.clock(),
    speed: 0,
    apps: ask.codes.map((code) => registration(code)),
    shops: ask.codes.map((platform) => ({ platform, name: '小满母婴旗舰店' })),
    steps: [],
  });
}
