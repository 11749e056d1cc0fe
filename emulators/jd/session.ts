import { beijingText } from '../world/beijing-time.ts';
import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { venderIdOf } from './native-number.ts';
import { jdState, type Session } from './own-state.ts';

const codeLifeMs = 10 * 60_000;
/** a year less a second; an app may be registered with another `token_seconds` */
const usualTokenSeconds = 31_535_999;
/** a token is refreshed in its last day, not before and not after */
const refreshWithinMs = 86_400_000;
/** the platform limits refreshes and publishes no figure; an app may be registered with another `refreshes_per_month` */
const usualRefreshesPerMonth = 30;

/** A code for the redirect of the authorise page. */
export function issueCode(world: World, app: EmulatedApp, shop: EmulatedShop): string {
  const code = world.chance.fork(`jd code ${world.nextSeq('jd code')}`).hex(6);
  jdState(world).codes.set(code, { appKey: app.key, shopSeq: shop.seq, untilMs: world.nowMs() + codeLifeMs });
  return code;
}

/** Null: the code is unknown, used or too old. */
export function redeemCode(world: World, app: EmulatedApp, code: string): Session | null {
  const { codes } = jdState(world);
  const found = codes.get(code);
  codes.delete(code);
  return found && found.appKey === app.key && found.untilMs >= world.nowMs() ? openSession(world, app, found.shopSeq) : null;
}

/** A text says why not. */
export function refreshSession(world: World, app: EmulatedApp, refreshToken: string): Session | string {
  const { sessions, refreshes } = jdState(world);
  const old = [...sessions.values()].find((session) => session.refreshToken === refreshToken && session.appKey === app.key);
  if (!old) return 'refresh_token不存在';
  if (old.expiresMs <= world.nowMs()) return 'refresh_token已过期，请重新授权';
  if (old.expiresMs - world.nowMs() > refreshWithinMs) return 'token到期前24小时内才可刷新';
  const month = `${app.key} ${old.shopSeq} ${beijingText(world.nowMs()).slice(0, 7)}`;
  const count = refreshes.get(month) ?? 0;
  if (count >= Number(app.extra['refreshes_per_month'] ?? usualRefreshesPerMonth)) return '本月刷新次数已达上限';
  refreshes.set(month, count + 1);
  return openSession(world, app, old.shopSeq);
}

/** A new authorisation replaces the one before. */
function openSession(world: World, app: EmulatedApp, shopSeq: number): Session {
  closeSessions(world, (session) => session.appKey === app.key && session.shopSeq === shopSeq);
  const chance = world.chance.fork(`jd session ${world.nextSeq('jd session')}`);
  const session: Session = {
    accessToken: `${chance.hex(31)}d`,
    refreshToken: `${chance.hex(31)}r`,
    appKey: app.key,
    shopSeq,
    openedMs: world.nowMs(),
    expiresMs: world.nowMs() + tokenSeconds(app) * 1_000,
  };
  jdState(world).sessions.set(session.accessToken, session);
  return session;
}

export function closeSessions(world: World, isClosed: (session: Session) => boolean): void {
  const { sessions } = jdState(world);
  for (const session of sessions.values()) if (isClosed(session)) sessions.delete(session.accessToken);
}

const tokenSeconds = (app: EmulatedApp): number => Number(app.extra['token_seconds'] ?? usualTokenSeconds);

/** The shop a session opens; undefined when it is unknown, another app's, or expired. */
export function shopOfSession(world: World, app: EmulatedApp, accessToken: string): EmulatedShop | undefined {
  const session = jdState(world).sessions.get(accessToken);
  return session && session.appKey === app.key && session.expiresMs > world.nowMs() ? world.shop(session.shopSeq) : undefined;
}

/** The answer of the token page. Spec: jd §1. */
export function tokenJson(world: World, app: EmulatedApp, session: Session): Readonly<Record<string, string | number>> {
  const shop = world.shop(session.shopSeq);
  return {
    access_token: session.accessToken,
    expires_in: tokenSeconds(app),
    refresh_token: session.refreshToken,
    scope: 'snsapi_base',
    time: String(session.openedMs),
    token_type: 'bearer',
    uid: shop ? venderIdOf(shop) : '',
    user_nick: shop?.name ?? '',
    open_id: `seller-open-${session.shopSeq}`,
    xid: `seller-xid-${session.shopSeq}`,
    code: 0,
  };
}
