import { setTimeout as pause } from 'node:timers/promises';
import { carryOutRequest, changeRows, inOneMoment, withSkew } from '../story/carry-out.ts';
import type { Emulation } from '../world/create-emulation.ts';
import type { FaultRule } from '../world/faults.ts';
import type { EmulatedAnswer, EmulatedService, EmulatedRequest, WordedFault } from '../world/platform.ts';

/** `broken`: the line is cut instead of an answer. */
export type Answered = EmulatedAnswer | 'broken';

const worded: readonly string[] = ['server_error', 'unavailable', 'throttled', 'token_expired'] satisfies WordedFault[];

/** Lets a service answer, with the faults that were ordered. */
export async function answerRequest(emulation: Emulation, service: EmulatedService, request: EmulatedRequest): Promise<Answered> {
  let skewMs = 0;
  let isLost = false;
  for (const fault of emulation.faults.strike(service.name, request)) {
    if (fault.kind === 'timeout') return hang(fault);
    if (fault.kind === 'disconnect') return 'broken';
    if (fault.kind === 'garbled') return gatewayPage(200);
    if (fault.kind === 'slow') await pause(fault.delayMs);
    if (fault.kind === 'rows_changed') changeRowsNow(emulation, service, fault);
    if (fault.kind === 'clock_skew') skewMs += fault.skewMs;
    if (fault.kind === 'lost_answer') isLost = true;
    if (worded.includes(fault.kind)) return service.faultAnswer(fault.kind as WordedFault, request) ?? gatewayPage(503);
  }
  const deed = { do: 'request', platform: service.name, request: { ...request, query: request.query.toString() }, skewMs } as const;
  const world = withSkew(emulation.world, skewMs);
  const answer = service.isPassing(request)
    ? await service.handle(world, request)
    : await inOneMoment(emulation, deed, () => carryOutRequest(emulation, deed));
  const date = new Date(world.nowMs()).toUTCString(); // every gateway tells its time
  return isLost ? 'broken' : { ...answer, headers: { date, ...answer.headers } };
}

async function hang({ delayMs }: FaultRule): Promise<'broken'> {
  await pause(delayMs, undefined, { ref: false });
  return 'broken';
}

function changeRowsNow(emulation: Emulation, { name: platform }: EmulatedService, { count }: FaultRule): void {
  const deed = { do: 'rows_changed', platform, count } as const;
  inOneMoment(emulation, deed, () => changeRows(emulation, deed));
}

/** What stands before a service answers in its place. */
const gatewayPage = (status: number): EmulatedAnswer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>Tengine</center></body></html>',
});
