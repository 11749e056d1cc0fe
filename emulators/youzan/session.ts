import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { kdtIdOf } from './native-number.ts';
import { youzanState, type Session } from './own-state.ts';

const dayMs = 86_400_000;
const codeLifeMs = 10 * 60_000;
const accessLifeMs = 7 * dayMs;
const refreshLifeMs = 28 * dayMs;
/** The token of before lives on for so long (unverified): an app may be registered with another `overlap_seconds`. */
const usualOverlapSeconds = 300;

/** A code for the redirect of the authorise page. */
export function issueCode(world: World, app: EmulatedApp, shop: EmulatedShop, redirectUri: string): string {
  const { codes, revoked } = youzanState(world);
  revoked.delete(shop.seq);
  const code = world.chance.fork(`youzan code ${world.nextSeq('youzan code')}`).hex(32);
  codes.set(code, { clientId: app.key, shopSeq: shop.seq, untilMs: world.nowMs() + codeLifeMs, redirectUri });
  return code;
}

/** Null: unknown, used, too old, or for another address. */
export function redeemCode(world: World, app: EmulatedApp, ask: Readonly<{ code: string; redirectUri: string }>): Session | null {
  const { codes } = youzanState(world);
  const found = codes.get(ask.code);
  codes.delete(ask.code);
  const isGood = found?.clientId === app.key && found.untilMs >= world.nowMs() && found.redirectUri === ask.redirectUri;
  return isGood ? openSession(world, app, { shopSeq: found.shopSeq, withRefresh: true }) : null;
}

/** Null: the refresh token is unknown, another app's or over. */
export function refreshSession(world: World, app: EmulatedApp, refreshToken: string): Session | null {
  const old = youzanState(world).sessions.find((session) => session.refreshToken === refreshToken);
  if (!old || old.clientId !== app.key || old.refreshExpiresMs <= world.nowMs()) return null;
  return openSession(world, app, { shopSeq: old.shopSeq, withRefresh: true });
}

/** A new token; the ones of before end after a short overlap. */
export function openSession(world: World, app: EmulatedApp, ask: Readonly<{ shopSeq: number; withRefresh: boolean }>): Session {
  const state = youzanState(world);
  const now = world.nowMs();
  const overlapMs = 1_000 * Number(app.extra['overlap_seconds'] ?? usualOverlapSeconds);
  const alive = state.sessions.filter((session) => Math.max(session.expiresMs, session.refreshExpiresMs) > now);
  for (const session of alive.filter(({ clientId, shopSeq }) => clientId === app.key && shopSeq === ask.shopSeq)) {
    session.expiresMs = Math.min(session.expiresMs, now + overlapMs);
    session.refreshExpiresMs = Math.min(session.refreshExpiresMs, now + overlapMs);
  }
  const chance = world.chance.fork(`youzan session ${world.nextSeq('youzan session')}`);
  const session: Session = {
    clientId: app.key,
    shopSeq: ask.shopSeq,
    accessToken: chance.hex(32),
    refreshToken: ask.withRefresh ? chance.hex(32) : null,
    expiresMs: now + accessLifeMs,
    refreshExpiresMs: ask.withRefresh ? now + refreshLifeMs : now,
  };
  state.sessions = [...alive, session];
  return session;
}

/** Undefined: the token is unknown or over. */
export const sessionOf = (world: World, accessToken: string): Session | undefined =>
  youzanState(world).sessions.find((session) => session.accessToken === accessToken && session.expiresMs > world.nowMs());

/** Whether the shop lets this app in now. */
export const isAuthorized = (world: World, app: EmulatedApp, shopSeq: number): boolean =>
  youzanState(world).sessions.some(
    (session) =>
      session.clientId === app.key && session.shopSeq === shopSeq && Math.max(session.expiresMs, session.refreshExpiresMs) > world.nowMs(),
  );

/** The seller takes the permission back: all tokens of the shop die, new ones need the authorise page. */
export function closeShop(world: World, shopSeq: number): void {
  const state = youzanState(world);
  state.sessions = state.sessions.filter((session) => session.shopSeq !== shopSeq);
  state.revoked.add(shopSeq);
  for (const [code, open] of state.codes) if (open.shopSeq === shopSeq) state.codes.delete(code);
}

/** `expires`: the moment in milliseconds. */
export function sessionJson({ accessToken, refreshToken, expiresMs, shopSeq }: Session): Readonly<Record<string, unknown>> {
  return {
    access_token: accessToken,
    ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    expires: expiresMs,
    scope: 'multi_store shop item trade logistics coupon_advanced user pay_qrcode trade_virtual reviews item_category storage retail_goods',
    authority_id: String(kdtIdOf({ seq: shopSeq })),
  };
}
