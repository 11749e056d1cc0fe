import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { EmulatedRequest, EmulatedSocket } from '../world/platform.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { queueOf, sendAgain } from './message-queue.ts';
import { pinduoduoState } from './own-state.ts';
import { pmcDigest } from './sign.ts';

const clockToleranceMs = 10 * 60_000;
const refusedCode = 1008;

/**
 * `/message/{client_id}/{ms}/{digest}`: one connection carries all shops of an app. Heartbeat, silence and redelivery go by real
 * time, since the network does; the app's extra may set `pmc_heartbeat_ms`, `pmc_silence_ms`, `pmc_redelivery_ms`. Spec: pinduoduo §4.
 */
export function openSocket(world: World, { path }: EmulatedRequest, socket: EmulatedSocket): void {
  const app = callerOf(world, path);
  if (!app) return socket.close(refusedCode, 'digest error');
  const pace = paceOf(app);
  const { sockets } = pinduoduoState(world);
  const open = sockets.get(app.key) ?? [];
  sockets.set(app.key, [...open, socket]);
  let heardMs = Date.now();

  const beat = setInterval(() => {
    if (Date.now() - heardMs > pace.silenceMs) return socket.close(1001, 'no heartbeat');
    socket.send(JSON.stringify({ commandType: 'HeartBeat', time: world.nowMs() }));
  }, pace.heartbeatMs);
  const again = setInterval(() => sendAgain(world, app.key, pace.redeliveryMs), Math.max(10, pace.redeliveryMs / 3));
  socket.onFrame((frame) => {
    heardMs = Date.now();
    receive(world, app, String(frame));
  });
  socket.onClose(() => {
    clearInterval(beat);
    clearInterval(again);
    sockets.set(
      app.key,
      (sockets.get(app.key) ?? []).filter((each) => each !== socket),
    );
  });
  sendAgain(world, app.key, 0); // what waited comes at once
}

function callerOf(world: World, path: string): EmulatedApp | undefined {
  const [, place, clientId = '', ms = '', digest = ''] = path.split('/').map(decodeURIComponent);
  const app = world.apps('pinduoduo').find(({ key }) => key === clientId);
  if (place !== 'message' || !app || !/^\d{13}$/u.test(ms)) return undefined;
  const isNow = Math.abs(Number(ms) - world.nowMs()) <= clockToleranceMs;
  return isNow && digest === pmcDigest(clientId, ms, app.secret) ? app : undefined;
}

const paceOf = ({ extra }: EmulatedApp) => ({
  heartbeatMs: Number(extra['pmc_heartbeat_ms'] ?? 10_000),
  silenceMs: Number(extra['pmc_silence_ms'] ?? 180_000),
  redeliveryMs: Number(extra['pmc_redelivery_ms'] ?? 30_000),
});

/** `Ack` ends a message; `Fail` and silence bring it again. Frames that say nothing are passed over. */
function receive(world: World, app: EmulatedApp, frame: string): void {
  const said = readFrame(frame);
  if (said?.['commandType'] === 'Ack') queueOf(world, app.key).delete(String(said['id']));
}

function readFrame(frame: string): JsonObject | null {
  try {
    const value = parseJson(frame);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}
