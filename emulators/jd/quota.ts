import { beijingText } from '../world/beijing-time.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { GatewayRefusal } from './jd-error.ts';
import { jdState } from './own-state.ts';

/** an app in test (`state: test`) has 500 calls a day in all; others by method, as registered: `calls_per_minute`, `calls_per_day` */
const testCallsPerDay = 500;
const usual = { calls_per_minute: 6_000, calls_per_day: 1_000_000 } as const;

/** Counts a call. @throws GatewayRefusal 45 when it is one too many; such a call does not count */
export function spendCall(world: World, app: EmulatedApp, method: string): void {
  if (app.extra['state'] === 'test') spend(world, `${app.key} *`, { perMinute: usual.calls_per_minute, perDay: testCallsPerDay });
  spend(world, `${app.key} ${method}`, {
    perMinute: Number(app.extra['calls_per_minute'] ?? usual.calls_per_minute),
    perDay: Number(app.extra['calls_per_day'] ?? usual.calls_per_day),
  });
}

function spend(world: World, key: string, most: Readonly<{ perMinute: number; perDay: number }>): void {
  const { calls } = jdState(world);
  const minute = Math.floor(world.nowMs() / 60_000);
  const day = beijingText(world.nowMs()).slice(0, 10);
  const last = calls.get(key);
  const inMinute = last?.minute === minute ? last.inMinute : 0;
  const onDay = last?.day === day ? last.onDay : 0;
  if (onDay >= most.perDay) throw new GatewayRefusal(45, '每日');
  if (inMinute >= most.perMinute) throw new GatewayRefusal(45, '每分钟');
  calls.set(key, { minute, inMinute: inMinute + 1, day, onDay: onDay + 1 });
}
