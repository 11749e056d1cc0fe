import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { finishAuthorization as contract } from '@zhidan/core/channels/shop/shop-api.ts';
import { channels, type ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say, type Language } from '@zhidan/core/kernel/words.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectorOf } from '../call/connector-of.ts';
import { claimRefresh, releaseRefresh } from '../call/shop-access-store.ts';
import { grantShop } from '../grant-shop.ts';
import { fetchOutside } from '../fetch-outside.ts';
import { readState, type AuthorizationState } from './authorization-state.ts';
import { redirectUrl } from './redirect-url.ts';
import { shopInScope } from './shop-in-scope.ts';
import { setupShop, type SetupShop } from './shop-setup-store.ts';

type Ask = OpenAsk<typeof contract>;

/**
 * Trades what a platform's page sent along for a grant, and stores it; no transaction is open while the platform is asked.
 * The page's answer sent twice, one after the other or at the same moment, authorises once and is answered alike.
 * @throws Refused `shop.authorization_*`, `shop.grant_refused`, `shop.platform_away`, `shop.other_shop`, `shop.already_here`
 */
export async function finishAuthorization(merchant: Merchant, ask: Ask, exchange: Exchange): Promise<OutputOf<typeof contract>> {
  const { by, now } = ask;
  if (!by) throw new Refused('session.required');
  const state = readState(merchant.vault, ask.state, { by, now });
  const shop = await shopOf(merchant, state, by);
  if (!isFinished(shop, state)) {
    const code = codeOf(ask, shop, exchange);
    await alone(merchant, shop.id, async () => {
      if (isFinished(await shopOf(merchant, state, by), state)) return; // the same answer of the page was faster: a code works once
      const grant = await grantOf(merchant, shop, { code, redirectUrl: redirectUrl(exchange), language: by.language });
      await grantShop(merchant, { by, now, shopId: shop.id, grant, ...(shop.firstLoadFrom ? { loadFrom: shop.firstLoadFrom } : {}) });
    });
  }
  return answerOf(await shopOf(merchant, state, by));
}

/** Longer than a platform may take for the few calls of an exchange. */
const claimMs = 60_000;
const waitMs = 50;

/**
 * Does work while nobody else exchanges or renews the grant of this shop, in whatever process. A claim and no lock, because the
 * platform is asked outside any transaction; one that a killed process left ends by itself.
 */
async function alone({ db }: Merchant, id: ShopId, work: () => Promise<void>): Promise<void> {
  const mine = { id, claim: randomUUID() };
  while (!(await claimRefresh(db, mine, claimMs))) await pause(waitMs);
  try {
    await work();
  } finally {
    await releaseRefresh(db, mine);
  }
}

async function shopOf({ db, vault }: Merchant, { shopId }: AuthorizationState, by: Caller): Promise<SetupShop> {
  return shopInScope(await setupShop(db, vault, shopId), { shopId, by });
}

const isFinished = ({ authorizedAt }: SetupShop, { begunAt }: AuthorizationState): boolean =>
  authorizedAt !== null && authorizedAt >= begunAt;

const answerOf = ({ id, name, platformShopName }: SetupShop): OutputOf<typeof contract> => ({ shopId: id, name, platformShopName });

/** The code of the page; null where the platform has none. */
function codeOf({ code, denial, state }: Ask, { name, channel, app }: SetupShop, exchange: Exchange): string | null {
  if (denial !== null) throw new Refused('shop.authorization_denied', { name, words: denial });
  const hasPage = connectorOf(channel).authorization.pageUrl(app, { redirectUrl: redirectUrl(exchange), state }) !== null;
  if (hasPage && !code) throw new Refused('shop.authorization_without_code', { name });
  return hasPage ? code : null;
}

type GrantAsk = Readonly<{ code: string | null; redirectUrl: string; language: Language }>;

/** @throws Refused `shop.grant_refused`, `shop.platform_away` */
async function grantOf(merchant: Merchant, shop: SetupShop, { code, redirectUrl: url, language }: GrantAsk): Promise<ShopGrant> {
  try {
    return await connectorOf(shop.channel).authorization.grant(fetchOutside(merchant.clock), shop.app, code, url);
  } catch (fault) {
    throw fault instanceof ConnectorFault ? refusalOf(fault, shop, language) : fault;
  }
}

const passing: readonly FaultKind[] = ['throttled', 'transient'];

function refusalOf(fault: ConnectorFault, { channel: code, name }: SetupShop, language: Language): Refused {
  const channel = say(channels[code].words, language);
  const words = fault.platformWords || fault.platformCode;
  if (passing.includes(fault.kind)) return new Refused('shop.platform_away', { channel, name, words });
  const { appFields } = connectorOf(code).authorization;
  const fields = appFields.filter(({ isRequired }) => isRequired).map((field) => say(field.words, language));
  return new Refused('shop.grant_refused', { channel, name, words, code: fault.platformCode, fields: fields.join(' / ') });
}
