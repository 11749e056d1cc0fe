import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { userIdOf } from './native-number.ts';
import { taobaoState, type Session } from './own-state.ts';

const codeLifeMs = 10 * 60_000;
/** 360 days; an app may be registered with another `token_seconds` */
const usualTokenSeconds = 31_104_000;

/** A code for the redirect of the authorise page. */
export function issueCode(world: World, app: EmulatedApp, shop: EmulatedShop): string {
  const code = `TOP${world.chance.fork(`code ${world.nextSeq('taobao code')}`).hex(28)}`;
  taobaoState(world).codes.set(code, { appKey: app.key, shopSeq: shop.seq, untilMs: world.nowMs() + codeLifeMs });
  return code;
}

/** Null: the code is unknown, used or too old. */
export function redeemCode(world: World, app: EmulatedApp, code: string): Session | null {
  const { codes } = taobaoState(world);
  const found = codes.get(code);
  codes.delete(code);
  return found && found.appKey === app.key && found.untilMs >= world.nowMs() ? openSession(world, app, found.shopSeq) : null;
}

/** Null: the refresh token is unknown or expired, or the app may not refresh (`no_refresh`). */
export function refreshSession(world: World, app: EmulatedApp, refreshToken: string): Session | null {
  const old = [...taobaoState(world).sessions.values()].find((session) => session.refreshToken === refreshToken);
  if (!old || old.appKey !== app.key || app.extra['no_refresh'] || old.refreshExpiresMs <= world.nowMs()) return null;
  return openSession(world, app, old.shopSeq);
}

/** A new authorisation replaces the one before. */
function openSession(world: World, app: EmulatedApp, shopSeq: number): Session {
  closeSessions(world, (session) => session.appKey === app.key && session.shopSeq === shopSeq);
  const chance = world.chance.fork(`session ${world.nextSeq('taobao session')}`);
  const lifeMs = tokenSeconds(app) * 1_000;
  const session: Session = {
    accessToken: `6100${chance.hex(48)}`,
    refreshToken: `6101${chance.hex(48)}`,
    appKey: app.key,
    shopSeq,
    expiresMs: world.nowMs() + lifeMs,
    refreshExpiresMs: world.nowMs() + lifeMs,
  };
  taobaoState(world).sessions.set(session.accessToken, session);
  return session;
}

export function closeSessions(world: World, isClosed: (session: Session) => boolean): void {
  const { sessions } = taobaoState(world);
  for (const session of sessions.values()) if (isClosed(session)) sessions.delete(session.accessToken);
}

const tokenSeconds = (app: EmulatedApp): number => Number(app.extra['token_seconds'] ?? usualTokenSeconds);

/** The shop a session opens; undefined when it is unknown, another app's, or expired. */
export function shopOfSession(world: World, app: EmulatedApp, accessToken: string): EmulatedShop | undefined {
  const session = taobaoState(world).sessions.get(accessToken);
  return session && session.appKey === app.key && session.expiresMs > world.nowMs() ? world.shop(session.shopSeq) : undefined;
}

/** Whether the shop lets this app in now. */
export function isAuthorized(world: World, app: EmulatedApp, shopSeq: number): boolean {
  return [...taobaoState(world).sessions.values()].some(
    (session) => session.appKey === app.key && session.shopSeq === shopSeq && session.expiresMs > world.nowMs(),
  );
}

/** The answer of the token page. */
export function tokenJson(world: World, app: EmulatedApp, session: Session): Readonly<Record<string, string | number>> {
  const shop = world.shop(session.shopSeq);
  const seconds = tokenSeconds(app);
  return {
    access_token: session.accessToken,
    token_type: 'Bearer',
    expires_in: seconds,
    refresh_token: session.refreshToken,
    re_expires_in: app.extra['no_refresh'] ? 0 : seconds,
    r1_expires_in: seconds,
    r2_expires_in: 259_200,
    w1_expires_in: seconds,
    w2_expires_in: 1_800,
    taobao_user_id: shop ? userIdOf(shop) : '',
    taobao_user_nick: encodeURIComponent(shop?.name ?? ''),
    sub_taobao_user_id: '',
    sub_taobao_user_nick: '',
  };
}
