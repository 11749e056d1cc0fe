import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { dayOf } from './access-token.ts';
import { wechatState } from './own-state.ts';
import { WechatRefusal } from './wechat-error.ts';

/** per API; the platform grants by shop. An app may be registered with `calls_per_minute` and `calls_per_day`. */
const usual = { calls_per_minute: 6_000, calls_per_day: 1_000_000 } as const;

/** Counts a call. @throws WechatRefusal 45011 or 45009 when it is one too many; such a call does not count */
export function spendCall(world: World, app: EmulatedApp, path: string): void {
  const { calls } = wechatState(world);
  const key = `${app.key} ${path}`;
  const minute = Math.floor(world.nowMs() / 60_000);
  const day = dayOf(world.nowMs());
  const last = calls.get(key);
  const inMinute = last?.minute === minute ? last.inMinute : 0;
  const onDay = last?.day === day ? last.onDay : 0;
  if (onDay >= limit(app, 'calls_per_day')) throw new WechatRefusal(45009, path);
  if (inMinute >= limit(app, 'calls_per_minute')) throw new WechatRefusal(45011, path);
  calls.set(key, { minute, inMinute: inMinute + 1, day, onDay: onDay + 1 });
}

/** `cgi-bin/clear_quota`: all counts of the app begin anew. */
export function clearQuota(world: World, app: EmulatedApp): void {
  const { calls } = wechatState(world);
  for (const key of calls.keys()) if (key.startsWith(`${app.key} `)) calls.delete(key);
}

const limit = (app: EmulatedApp, name: keyof typeof usual): number => Number(app.extra[name] ?? usual[name]);
