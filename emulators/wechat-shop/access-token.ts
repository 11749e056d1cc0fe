import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { wechatState, type AccessToken } from './own-state.ts';
import { shopOfApp } from './shop-of-app.ts';
import { WechatRefusal } from './wechat-error.ts';

const lifeMs = 7_200_000;
/** both tokens work this long after a new one is issued; an app may be registered with another `token_overlap_seconds` */
const usualOverlapSeconds = 300;
/** limits of force_refresh (unverified) */
const mostForcedADay = 20;
const forcedPauseMs = 30_000;

export type TokenAnswer = Readonly<{ access_token: string; expires_in: number }>;

/** `cgi-bin/token`: each call issues a new token and ends the one before. */
export function issueToken(world: World, app: EmulatedApp): TokenAnswer {
  return open(world, app, 'plain', Number(app.extra['token_overlap_seconds'] ?? usualOverlapSeconds) * 1_000);
}

/** `cgi-bin/stable_token`: the same token while it lives, unless it is forced. */
export function stableToken(world: World, app: EmulatedApp, isForced: boolean): TokenAnswer {
  const current = [...wechatState(world).tokens.values()].find(
    (each) => each.kind === 'stable' && each.appId === app.key && each.expiresMs > world.nowMs(),
  );
  if (current && !isForced) return { access_token: current.token, expires_in: Math.floor((current.expiresMs - world.nowMs()) / 1_000) };
  if (isForced) noteForced(world, app);
  return open(world, app, 'stable', 0);
}

function noteForced(world: World, app: EmulatedApp): void {
  const { forced } = wechatState(world);
  const day = dayOf(world.nowMs());
  const last = forced.get(app.key);
  const count = last?.day === day ? last.count : 0;
  if (count >= mostForcedADay) throw new WechatRefusal(45009, 'force_refresh');
  if (last && world.nowMs() - last.lastMs < forcedPauseMs) throw new WechatRefusal(45011, 'force_refresh');
  forced.set(app.key, { day, count: count + 1, lastMs: world.nowMs() });
}

function open(world: World, app: EmulatedApp, kind: AccessToken['kind'], overlapMs: number): TokenAnswer {
  const { tokens } = wechatState(world);
  const untilMs = world.nowMs() + overlapMs;
  for (const old of tokens.values())
    if (old.appId === app.key && old.kind === kind) tokens.set(old.token, { ...old, expiresMs: Math.min(old.expiresMs, untilMs) });
  const token = `${kind === 'plain' ? '84' : '85'}_${world.chance.fork(`token ${world.nextSeq('wechat token')}`).hex(120)}`;
  tokens.set(token, { token, kind, appId: app.key, expiresMs: world.nowMs() + lifeMs });
  return { access_token: token, expires_in: lifeMs / 1_000 };
}

/** The app of a token. @throws WechatRefusal 41001, 40001 for a token that never was or was replaced, 42001 when its time is over */
export function appOfToken(world: World, given: string | null): EmulatedApp {
  if (!given) throw new WechatRefusal(41001);
  const found = wechatState(world).tokens.get(given);
  const app = world.apps('wechat-shop').find(({ key }) => key === found?.appId);
  if (!found || !app || !shopOfApp(world, app)) throw new WechatRefusal(40001);
  if (found.expiresMs > world.nowMs()) return app;
  throw new WechatRefusal(isLatest(world, found) ? 42001 : 40001);
}

/** Nothing was issued in its place. */
function isLatest(world: World, { appId, kind, token }: AccessToken): boolean {
  return [...wechatState(world).tokens.values()].findLast((each) => each.appId === appId && each.kind === kind)?.token === token;
}

export function closeTokens(world: World, appId: string): void {
  const { tokens } = wechatState(world);
  for (const { token, appId: owner } of tokens.values()) if (owner === appId) tokens.delete(token);
}

/** The day in Beijing, as quotas count it. */
export const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
