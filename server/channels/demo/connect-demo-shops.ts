import { randomUUID } from 'node:crypto';
import { channels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { canonicalJson } from '@zhidan/core/kernel/canonical-json.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { addShop } from '../add-shop.ts';
import { connectorOf } from '../call/connector-of.ts';
import { fetchOutside } from '../fetch-outside.ts';
import { grantShop } from '../grant-shop.ts';
import { emulatedAddresses } from '../setup/emulated-addresses.ts';
import { agreeOnPage } from './agree-on-page.ts';
import { demoShop, saveDemoApp, saveDemoPace, type DemoShop } from './demo-shop-store.ts';
import { emulatedWorld, type WorldApp, type WorldShop } from './emulated-world.ts';

/** Where the emulators answer, and where they reach us. */
export type DemoPlaces = Readonly<{ emulatorUrl: string; ownUrl: string }>;

/** A demo shows orders coming: its shops are asked as often as a shop may be, and nearly as fast as the emulators allow. */
const pace = { pullIntervalMs: 60_000, callsPerSecond: 40 } as const;
/** The demo's customers have bought for two days before the first start. */
const loadMs = 3 * 86_400_000;

/** The demo's shop on Taobao's platform is a flagship store of Tmall. */
const demoChannels: Readonly<Record<string, ChannelCode>> = { taobao: 'tmall' };

const by = systemCaller('demo');

/**
 * Adds the shops of the emulated world and authorises them as a merchant does: by the platform's own page. Done again it changes
 * only what has changed: where the emulators answer, or a shop whose authorisation has ended.
 */
export async function connectDemoShops(merchant: Merchant, places: DemoPlaces): Promise<void> {
  const world = emulatedWorld(places.emulatorUrl);
  const apps = await world.apps();
  for (const shop of await world.shops()) {
    const app = apps.find(({ platform }) => platform === shop.platform);
    const channel =
      demoChannels[shop.platform] ?? (Object.keys(channels) as ChannelCode[]).find((code) => channels[code].connector === shop.platform);
    if (!app || !channel) continue; // somebody made a world of their own over the control API
    await registerApp(app, places);
    await connectShop(merchant, { shop, channel, app, places });
  }
}

/** Tells the platform where it may lead a merchant back to. */
async function registerApp(app: WorldApp, { emulatorUrl, ownUrl }: DemoPlaces): Promise<void> {
  const registered = { ...app, extra: { ...app.extra, redirect_uri: redirectUrl(ownUrl) } };
  if (canonicalJson(registered) !== canonicalJson(app)) await emulatedWorld(emulatorUrl).register(registered);
}

const redirectUrl = (ownUrl: string): string => `${ownUrl}/shops/authorized`;

type ConnectAsk = Readonly<{ shop: WorldShop; channel: ChannelCode; app: WorldApp; places: DemoPlaces }>;

async function connectShop(merchant: Merchant, ask: ConnectAsk): Promise<void> {
  const { shop, channel, places } = ask;
  const connector = connectorOf(channel);
  const app: ChannelApp = { fields: fieldsOf(connector, ask.app), addresses: emulatedAddresses(connector, places.emulatorUrl) };
  const { id, state } = await ensureShop(merchant, { ...shop, channel, app });
  if (state === 'unauthorized' || state === 'expired')
    await authorize(merchant, connector, { shop, shopId: id, app, ownUrl: places.ownUrl });
}

/** What a merchant types into the form: key and secret; the service of Douyin's market is called like its app. */
function fieldsOf({ authorization }: Connector, { key, secret }: WorldApp): ChannelApp['fields'] {
  const wanted = authorization.appFields.filter((field) => field.isRequired || field.key === 'service_id');
  return Object.fromEntries(wanted.map((field) => [field.key, field.isSecret ? secret : key]));
}

type ShopAsk = Readonly<{ channel: ChannelCode; name: string; shopNo: string; app: ChannelApp }>;

function ensureShop({ db, vault, clock }: Merchant, shop: ShopAsk): Promise<Pick<DemoShop, 'id' | 'state'>> {
  return inTransaction(db, async (tx) => {
    const known = await demoShop(tx, vault, shop);
    if (!known) {
      const { shopId } = await addShop(tx, { by, now: clock(), ...shop }, vault);
      await saveDemoPace(tx, shopId, pace);
      return { id: shopId, state: 'unauthorized' };
    }
    if (canonicalJson(known.app) !== canonicalJson(shop.app)) await saveDemoApp(tx, vault, { id: known.id, app: shop.app });
    return known;
  });
}

type AuthorizeAsk = Readonly<{ shop: WorldShop; shopId: ShopId; app: ChannelApp; ownUrl: string }>;

async function authorize(merchant: Merchant, { authorization }: Connector, ask: AuthorizeAsk): Promise<void> {
  const { shop, shopId, app, ownUrl } = ask;
  const state = randomUUID();
  const pageUrl = authorization.pageUrl(app, { redirectUrl: redirectUrl(ownUrl), state });
  const code = pageUrl === null ? null : await agreeOnPage(pageUrl, shop, state);
  const grant = await authorization.grant(fetchOutside(merchant.clock), app, code, redirectUrl(ownUrl));
  const now = merchant.clock();
  await grantShop(merchant, { by, now, shopId, grant, loadFrom: plusMs(now, -loadMs) });
}
