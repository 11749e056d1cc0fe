import { setTimeout as pause } from 'node:timers/promises';
import type { Emulation } from '../world/create-emulation.ts';
import type { FaultRule } from '../world/faults.ts';
import { harmless, mutate } from '../world/mutate.ts';
import type { EmulatedAnswer, EmulatedPlatform, EmulatedRequest, WordedFault } from '../world/platform.ts';
import type { World } from '../world/world.ts';

/** `broken`: the line is cut instead of an answer. */
export type PlatformAnswer = EmulatedAnswer | 'broken';

const worded: readonly string[] = ['server_error', 'unavailable', 'throttled', 'token_expired'] satisfies WordedFault[];

/** Lets a platform answer, with the faults that were ordered. */
export async function answerPlatform(emulation: Emulation, platform: EmulatedPlatform, request: EmulatedRequest): Promise<PlatformAnswer> {
  let { world } = emulation;
  let isLost = false;
  for (const fault of emulation.faults.strike(platform.name, request)) {
    if (fault.kind === 'timeout') return hang(fault);
    if (fault.kind === 'disconnect') return 'broken';
    if (fault.kind === 'garbled') return gatewayPage(200);
    if (fault.kind === 'slow') await pause(fault.delayMs);
    if (fault.kind === 'rows_changed') changeRows(emulation, platform, fault);
    if (fault.kind === 'clock_skew') world = withSkew(world, fault.skewMs);
    if (fault.kind === 'lost_answer') isLost = true;
    if (worded.includes(fault.kind)) return platform.faultAnswer(fault.kind as WordedFault, request) ?? gatewayPage(503);
  }
  const answer = await platform.handle(world, request);
  const date = new Date(world.nowMs()).toUTCString(); // every gateway tells its time
  return isLost ? 'broken' : { ...answer, headers: { date, ...answer.headers } };
}

async function hang({ delayMs }: FaultRule): Promise<'broken'> {
  await pause(delayMs, undefined, { ref: false });
  return 'broken';
}

function changeRows({ world }: Emulation, platform: EmulatedPlatform, { count }: FaultRule): void {
  const trades = world.shops(platform.name).flatMap((shop) => world.trades(shop.seq));
  mutate(world, trades, { count, kinds: harmless });
}

const withSkew = (world: World, skewMs: number): World => ({ ...world, nowMs: () => world.nowMs() + skewMs });

/** What stands before a platform answers in its place. */
const gatewayPage = (status: number): EmulatedAnswer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>Tengine</center></body></html>',
});
