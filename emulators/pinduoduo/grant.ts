import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { mallIdOf } from './native-number.ts';
import { pairOf, pinduoduoState, type Grant } from './own-state.ts';
import { PopError } from './pop-error.ts';

const codeLifeMs = 10 * 60_000;
/** Unverified: an app may be registered with another `token_seconds` and `grant_seconds`. */
const usualTokenSeconds = 24 * 3_600;
const usualGrantSeconds = 365 * 24 * 3_600;

/** The seller says yes once more: code, token and refresh token of before are dead at once. */
export function issueCode(world: World, app: EmulatedApp, shop: EmulatedShop): string {
  const { codes } = pinduoduoState(world);
  endGrant(world, app.key, shop.seq);
  const code = world.chance.fork(`pinduoduo code ${world.nextSeq('pinduoduo code')}`).hex(40);
  codes.set(code, { clientId: app.key, shopSeq: shop.seq, untilMs: world.nowMs() + codeLifeMs });
  return code;
}

/** @throws PopError when the code is unknown, used or older than ten minutes */
export function redeemCode(world: World, app: EmulatedApp, code: string): Grant {
  const { codes, grants } = pinduoduoState(world);
  const found = codes.get(code);
  if (!found || found.clientId !== app.key || found.untilMs < world.nowMs()) throw new PopError(10000, 'code无效或已过期');
  codes.delete(code);
  const chance = world.chance.fork(`pinduoduo grant ${world.nextSeq('pinduoduo grant')}`);
  const now = world.nowMs();
  const endsMs = now + 1_000 * Number(app.extra['grant_seconds'] ?? usualGrantSeconds);
  const grant: Grant = {
    clientId: app.key,
    shopSeq: found.shopSeq,
    accessToken: chance.hex(40),
    refreshToken: chance.hex(40),
    endsMs,
    expiresMs: expiryOf(app, now, endsMs),
  };
  grants.set(pairOf(app.key, found.shopSeq), grant);
  return grant;
}

/** A new access token; the refresh token and the end of the authorisation stay. @throws PopError when it is unknown or over */
export function refreshGrant(world: World, app: EmulatedApp, refreshToken: string): Grant {
  const now = world.nowMs();
  const grant = [...pinduoduoState(world).grants.values()].find((each) => each.refreshToken === refreshToken);
  if (!grant || grant.clientId !== app.key || grant.endsMs <= now) throw new PopError(10019, 'refresh_token已过期');
  grant.accessToken = world.chance.fork(`pinduoduo refresh ${world.nextSeq('pinduoduo refresh')}`).hex(40);
  grant.expiresMs = expiryOf(app, now, grant.endsMs);
  return grant;
}

const expiryOf = (app: EmulatedApp, nowMs: number, endsMs: number): number =>
  Math.min(endsMs, nowMs + 1_000 * Number(app.extra['token_seconds'] ?? usualTokenSeconds));

/** @throws PopError 10019 when the token is unknown, another app's, or over */
export function shopOfToken(world: World, app: EmulatedApp, accessToken: string): EmulatedShop {
  const grant = [...pinduoduoState(world).grants.values()].find((each) => each.accessToken === accessToken);
  const shop = grant && grant.clientId === app.key && grant.expiresMs > world.nowMs() ? world.shop(grant.shopSeq) : undefined;
  if (!shop) throw new PopError(10019);
  return shop;
}

/** Whether the shop lets this app in now. */
export function isGranted(world: World, clientId: string, shopSeq: number): boolean {
  const grant = pinduoduoState(world).grants.get(pairOf(clientId, shopSeq));
  return grant !== undefined && grant.endsMs > world.nowMs();
}

/** Takes token, refresh token and open codes away. */
export function endGrant(world: World, clientId: string, shopSeq: number): void {
  const { codes, grants } = pinduoduoState(world);
  grants.delete(pairOf(clientId, shopSeq));
  for (const [code, open] of codes) if (open.clientId === clientId && open.shopSeq === shopSeq) codes.delete(code);
}

/** A grant as the token calls answer it: `*_in` seconds from now, `*_at` Unix seconds. */
export function grantJson(world: World, grant: Grant, scope: readonly string[]): Readonly<Record<string, unknown>> {
  const shop = world.shop(grant.shopSeq);
  const life = (name: string, untilMs: number) => ({
    [`${name}expires_in`]: Math.floor((untilMs - world.nowMs()) / 1_000),
    [`${name}expires_at`]: Math.floor(untilMs / 1_000),
  });
  return {
    access_token: grant.accessToken,
    refresh_token: grant.refreshToken,
    ...life('', grant.expiresMs),
    ...life('refresh_token_', grant.endsMs),
    ...life('r1_', grant.expiresMs),
    ...life('r2_', grant.expiresMs),
    ...life('w1_', grant.expiresMs),
    ...life('w2_', grant.expiresMs),
    owner_id: shop && String(mallIdOf(shop)),
    owner_name: shop?.name,
    scope,
  };
}
