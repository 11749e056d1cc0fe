import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { DouyinError, invalid } from './douyin-error.ts';
import { shopIdOf } from './native-number.ts';
import { douyinState, type Grant } from './own-state.ts';

const hourMs = 3_600_000;
const codeLifeMs = 10 * 60_000;
const accessLifeMs = 7 * 24 * hourMs;
const refreshLifeMs = 14 * 24 * hourMs;

const grantKey = (appKey: string, shopSeq: number): string => `${appKey} ${shopSeq}`;

/** A code for the redirect of the authorise page: works once, for ten minutes. */
export function issueCode(world: World, app: EmulatedApp, shop: EmulatedShop): string {
  const code = world.chance.fork(`douyin code ${world.nextSeq('douyin code')}`).hex(32);
  douyinState(world).codes.set(code, { appKey: app.key, shopSeq: shop.seq, untilMs: world.nowMs() + codeLifeMs });
  return code;
}

/** @throws DouyinError when the code is unknown, used or too old */
export function redeemCode(world: World, app: EmulatedApp, code: string): Grant {
  const { codes } = douyinState(world);
  const found = codes.get(code);
  codes.delete(code);
  if (!found || found.appKey !== app.key || found.untilMs < world.nowMs()) throw invalid('code', '授权码无效或已过期');
  return openGrant(world, app, found.shopSeq);
}

/** Self-use: the shop is bound in the console. Without a shop_id the earliest shop answers, whichever was meant. @throws DouyinError 30001 */
export function grantSelf(world: World, app: EmulatedApp, shopId: string): Grant {
  const shops = world.shops('douyin');
  const shop = shopId === '' ? shops[0] : shops.find((each) => shopIdOf(each) === shopId);
  if (!shop) throw new DouyinError(30001, 'dop.authorization-no-existed', '店铺未授权给该应用');
  const open = douyinState(world).grants.get(grantKey(app.key, shop.seq));
  return open && open.expiresMs > world.nowMs() ? open : openGrant(world, app, shop.seq);
}

/**
 * More than an hour before the end the same pair comes back; in the last hour a new pair, the old access token living for one more
 * hour; after the end a new pair. @throws DouyinError 50002 when the refresh token is unknown or expired
 */
export function refreshGrant(world: World, app: EmulatedApp, refreshToken: string): Grant {
  const { grants, outgoing } = douyinState(world);
  const now = world.nowMs();
  const old = [...grants.values()].find((grant) => grant.appKey === app.key && grant.refreshToken === refreshToken);
  if (!old || old.refreshExpiresMs <= now)
    throw new DouyinError(50002, 'isv.refresh-token-expired', 'refresh_token 无效或已过期，请重新授权');
  if (old.expiresMs - now > hourMs) return old;
  if (old.expiresMs > now) outgoing.set(old.accessToken, { appKey: app.key, shopSeq: old.shopSeq, untilMs: now + hourMs });
  return openGrant(world, app, old.shopSeq);
}

function openGrant(world: World, app: EmulatedApp, shopSeq: number): Grant {
  const chance = world.chance.fork(`douyin grant ${world.nextSeq('douyin grant')}`);
  const uuid = (): string => [8, 4, 4, 4, 12].map((digits) => chance.hex(digits)).join('-');
  const now = world.nowMs();
  const grant: Grant = {
    accessToken: uuid(),
    refreshToken: uuid(),
    appKey: app.key,
    shopSeq,
    expiresMs: now + accessLifeMs,
    refreshExpiresMs: now + refreshLifeMs,
  };
  douyinState(world).grants.set(grantKey(app.key, shopSeq), grant);
  return grant;
}

/** @throws DouyinError 40003 in the platform's words for unknown and for expired tokens */
export function shopOfToken(world: World, app: EmulatedApp, accessToken: string): EmulatedShop {
  const { grants, outgoing } = douyinState(world);
  const grant = [...grants.values()].find((each) => each.appKey === app.key && each.accessToken === accessToken);
  const found = grant ? { shopSeq: grant.shopSeq, untilMs: grant.expiresMs } : outgoing.get(accessToken);
  const shop = found && world.shop(found.shopSeq);
  if (!found || !shop) throw new DouyinError(40003, 'isv.access-token-no-existed', 'access_token不存在，请使用最新的access_token访问');
  if (found.untilMs <= world.nowMs()) throw new DouyinError(40003, 'isv.access-token-expired', 'access_token已过期');
  return shop;
}

export const isAuthorized = (world: World, app: EmulatedApp, shopSeq: number): boolean =>
  douyinState(world).grants.has(grantKey(app.key, shopSeq));

/** Ends every grant of a shop. */
export function endGrants(world: World, shopSeq: number): void {
  const { grants, outgoing } = douyinState(world);
  for (const [key, grant] of grants) if (grant.shopSeq === shopSeq) grants.delete(key);
  for (const [token, grant] of outgoing) if (grant.shopSeq === shopSeq) outgoing.delete(token);
}

/** `data` of token.create and token.refresh; `expires_in` are seconds left, `shop_id` a text. */
export function grantData(world: World, grant: Grant): Readonly<Record<string, unknown>> {
  const shop = world.shop(grant.shopSeq);
  return {
    access_token: grant.accessToken,
    expires_in: Math.max(0, Math.floor((grant.expiresMs - world.nowMs()) / 1_000)),
    refresh_token: grant.refreshToken,
    scope: 'SCOPE',
    shop_id: shop ? shopIdOf(shop) : '',
    shop_name: shop?.name ?? '',
    authority_id: '',
    auth_subject_type: '',
  };
}
