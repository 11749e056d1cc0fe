import { randomUUID } from 'node:crypto';
import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
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
import { pushPathOf } from '../push/message-app.ts';
import { emulatedAddresses } from '../setup/emulated-addresses.ts';
import { agreeOnPage } from './agree-on-page.ts';
import { demoShop, saveDemoApp, saveDemoPace, type DemoShop } from './demo-shop-store.ts';
import { emulatedWorld, type WorldApp, type WorldShop } from './emulated-world.ts';

/** Where the emulators answer, where they reach us, and where people do. */
export type DemoPlaces = Readonly<{ emulatorUrl: string; ownUrl: string; webUrl: string }>;

/** A demo shows orders coming: its shops are asked as often as a shop may be, and nearly as fast as the emulators allow. */
const pace = { pullIntervalMs: 60_000, callsPerSecond: 40 } as const;
/** The demo's customers have bought for two days before the first start. */
const loadMs = 3 * 86_400_000;

/**
 * The channels of the demo by platform: its shop on Taobao's is a flagship store of Tmall. The world has shops on other platforms
 * too, for visitors who try out how a shop is added.
 */
const demoChannels: Readonly<Record<string, ChannelCode>> = { taobao: 'tmall', douyin: 'douyin', youzan: 'youzan' };

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
    const channel = demoChannels[shop.platform];
    if (!app || !channel) continue;
    await connectShop(merchant, { shop, channel, app, places });
  }
}

/** Tells the platform where to call us, and where it leads a merchant back to: Douyin's page knows it from the registration alone. */
async function registerApp(app: WorldApp, pushPath: string | null, { emulatorUrl, ownUrl, webUrl }: DemoPlaces): Promise<void> {
  const extra = app.platform === 'douyin' ? { ...app.extra, redirect_uri: redirectUrl(webUrl) } : app.extra;
  const registered = { ...app, pushUrl: pushPath === null ? null : `${ownUrl}${pushPath}`, extra };
  if (canonicalJson(registered) !== canonicalJson(app)) await emulatedWorld(emulatorUrl).register(registered);
}

/** The page of the web that finishes an authorisation. */
const redirectUrl = (webUrl: string): string => `${webUrl}/shops/authorized`;

type ConnectAsk = Readonly<{ shop: WorldShop; channel: ChannelCode; app: WorldApp; places: DemoPlaces }>;

async function connectShop(merchant: Merchant, ask: ConnectAsk): Promise<void> {
  const { shop, channel, places } = ask;
  const connector = connectorOf(channel);
  const app: ChannelApp = { fields: fieldsOf(connector, ask.app), addresses: emulatedAddresses(connector, places.emulatorUrl) };
  await registerApp(ask.app, pushPathOf(merchant.vault, connector, app), places);
  const { id, state } = await ensureShop(merchant, { ...shop, channel, app });
  if (state === 'unauthorized' || state === 'expired')
    await authorize(merchant, connector, { shop, shopId: id, app, webUrl: places.webUrl });
}

/** What a merchant types into the form: key and secret; the service of Douyin's market is called like its app. */
export function fieldsOf({ authorization }: Connector, { key, secret }: WorldApp): ChannelApp['fields'] {
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

type AuthorizeAsk = Readonly<{ shop: WorldShop; shopId: ShopId; app: ChannelApp; webUrl: string }>;

async function authorize(merchant: Merchant, { authorization }: Connector, ask: AuthorizeAsk): Promise<void> {
  const { shop, shopId, app, webUrl } = ask;
  const state = randomUUID();
  const pageUrl = authorization.pageUrl(app, { redirectUrl: redirectUrl(webUrl), state });
  const code = pageUrl === null ? null : await agreeOnPage(pageUrl, shop, state);
  const grant = await authorization.grant(fetchOutside(merchant.clock), app, code, redirectUrl(webUrl));
  const now = merchant.clock();
  await grantShop(merchant, { by, now, shopId, grant, loadFrom: plusMs(now, -loadMs) });
}
