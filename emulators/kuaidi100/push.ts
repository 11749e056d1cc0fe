import type { Parcel } from '../world/parcels/parcel.ts';
import { scansOf } from '../world/parcels/parcel.ts';
import { parcelOf } from '../world/parcels/parcel-shelf.ts';
import { isEnd } from '../world/parcels/scan-kinds.ts';
import type { Push } from '../world/push.ts';
import type { World } from '../world/world.ts';
import { comOf } from './carrier-codes.ts';
import type { Poll } from './own-state.ts';
import { signPush } from './sign.ts';
import { traceDocument, type TraceObject } from './trace-document.ts';

const minuteMs = 60_000;
/** a push that was not taken comes again so often (unverified) */
const retryMs = [5 * minuteMs, 30 * minuteMs, 60 * minuteMs];

/** All that is known by now; the last one, when the parcel has arrived; and once more when it changes afterwards. */
export function pushNews(world: World, poll: Poll, parcel: Parcel): void {
  const isOver = scansOf(parcel, world.nowMs()).some(({ kind }) => isEnd(kind));
  const status = poll.state === 'polling' ? (isOver ? 'shutdown' : 'polling') : 'updateall';
  if (isOver) poll.state = 'shutdown';
  const comNew = comOf(parcel.carrier);
  const isWrong = poll.company !== '' && poll.company !== comNew;
  send(world, poll, {
    status,
    billstatus: 'got',
    message: '',
    autoCheck: isWrong ? '1' : '0',
    comOld: isWrong ? poll.company : '',
    comNew: isWrong ? comNew : '',
    lastResult: traceDocument(world, parcel, { resultv2: poll.resultv2 }),
  });
}

/** Nothing was heard for too long: what happens next is the merchant's to decide. */
export function abortPoll(world: World, poll: Poll, message: string): void {
  poll.state = 'abort';
  const parcel = parcelOf(world, poll.number);
  const nothing: TraceObject = {
    message,
    nu: poll.number,
    ischeck: '0',
    condition: '',
    com: poll.company,
    status: '201',
    state: '0',
    data: [],
  };
  const isKnown = parcel && scansOf(parcel, world.nowMs()).length > 0;
  const lastResult = isKnown ? traceDocument(world, parcel, { resultv2: poll.resultv2 }) : nothing;
  send(world, poll, { status: 'abort', billstatus: '', message, autoCheck: '0', comOld: '', comNew: '', lastResult });
}

function send(world: World, { callbackUrl, salt }: Poll, value: TraceObject): void {
  const param = JSON.stringify(value);
  const body = new URLSearchParams({ ...(salt !== null && { sign: signPush(param, salt) }), param }).toString();
  const push: Push = {
    request: { url: callbackUrl, method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }, body },
    isAccepted: (status, answer) => status === 200 && isTaken(answer),
    retryMs,
  };
  world.post('kuaidi100', push);
}

function isTaken(answer: string): boolean {
  try {
    const { result, returnCode } = JSON.parse(answer) as Readonly<{ result?: unknown; returnCode?: unknown }>;
    return result === true && String(returnCode) === '200';
  } catch {
    return false;
  }
}
