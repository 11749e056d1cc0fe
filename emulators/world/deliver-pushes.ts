import type { Deed } from './deed.ts';
import type { Push } from './push.ts';
import { straightRoad, type PushRoad } from './push-road.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Chance } from './chance.ts';

/** One push and what became of it. */
export type Delivery = Readonly<{
  /** 1, 2, 3 … of the world */
  no: number;
  platform: string;
  url: string;
  body: string;
  atMs: number;
  attempts: number;
  /** status of the merchant's last answer, 0 when there was none */
  lastStatus: number;
  state: 'waiting' | 'received' | 'given_up' | 'lost';
}>;

export type Deliveries = Readonly<{
  send(platform: string, push: Push): void;
  road(): PushRoad;
  setRoad(road: Partial<PushRoad>): void;
  /** the merchant's answer to the nth push, told again */
  answer(no: number, status: number, body: string): void;
  /** the last thousand, oldest first */
  log(): readonly Delivery[];
}>;

/** platforms wait about five seconds for an answer */
const answerLimitMs = 5_000;
/** a push that was received comes again no more often than this */
const mostAttempts = 3;
const logLength = 1_000;

export type DeliveriesAsk = Readonly<{
  time: VirtualTime;
  chance: Chance;
  /** nothing goes out now */
  isSilent(): boolean;
  note(deed: Deed): void;
}>;

/** Delivers pushes over real HTTP at moments of the virtual clock. */
export function createDeliveries({ time, chance, isSilent, note }: DeliveriesAsk): Deliveries {
  let road = straightRoad;
  let sentCount = 0;
  let underWay = 0;
  /** questions to the merchant that were asked while nothing went out */
  const unanswered = new Map<number, NonNullable<Push['answered']>>();
  const log: Delivery[] = [];

  function send(platform: string, push: Push): void {
    const no = (sentCount += 1);
    if (isSilent()) return push.answered && void unanswered.set(no, push.answered);
    const { url, body } = push.request;
    const isLost = chance.happens(road.lose);
    const state = isLost ? 'lost' : 'waiting';
    const entry: Delivery = { no, platform, url, body, atMs: time.nowMs(), attempts: 0, lastStatus: 0, state };
    log.push(entry);
    if (log.length > logLength) log.shift();
    if (isLost) return;
    const heldBackMs = chance.happens(road.shuffle) ? chance.below(road.shuffleMs) : 0;
    time.at(time.nowMs() + heldBackMs, () => attempt(push, entry));
  }

  function attempt(push: Push, entry: Delivery): void {
    const isAgain = chance.happens(road.duplicate) && entry.attempts < mostAttempts; // asked now, so that the network's speed does not move the chance
    const mayGoOn = underWay + 1 < road.atOnce && !isAgain;
    time.track(carry(push, entry, isAgain), mayGoOn ? time.nowMs() + quietMs(push, entry) : undefined);
  }

  async function carry(push: Push, entry: Delivery, isAgain: boolean): Promise<void> {
    const sentMs = time.nowMs();
    underWay += 1;
    const { status, body } = await post(entry.attempts > 0 ? (push.again?.(entry.attempts) ?? push.request) : push.request);
    underWay -= 1;
    if (push.answered) hear(entry.no, push.answered, { status, body });
    const attempts = entry.attempts + 1;
    const isReceived = push.isAccepted(status, body);
    const pause = push.retryMs[attempts - 1];
    const next = change(log, entry, {
      attempts,
      lastStatus: status,
      state: isReceived ? 'received' : pause === undefined ? 'given_up' : 'waiting',
    });
    if (isReceived && isAgain) time.at(time.nowMs(), () => attempt(push, next));
    if (!isReceived && pause !== undefined) time.at(sentMs + pause, () => attempt(push, next));
  }

  function hear(no: number, answered: NonNullable<Push['answered']>, answer: Readonly<{ status: number; body: string }>): void {
    const release = time.hold();
    note({ do: 'answer', push: no, ...answer });
    answered(answer.status, answer.body);
    release();
  }

  return {
    send,
    road: () => road,
    setRoad: (patch) => void (road = { ...road, ...patch }),
    answer: (no, status, body) => {
      unanswered.get(no)?.(status, body);
      unanswered.delete(no);
    },
    log: () => log,
  };
}

function change(log: Delivery[], entry: Delivery, patch: Partial<Delivery>): Delivery {
  const next = { ...entry, ...patch };
  const place = log.indexOf(entry);
  if (place >= 0) log[place] = next;
  return next;
}

/** How long nothing of the world hangs on the merchant's answer: up to the next try. */
function quietMs({ answered, retryMs }: Push, { attempts }: Delivery): number {
  return answered ? 0 : (retryMs[attempts] ?? Infinity);
}

/** Status 0 when the merchant does not answer in time or the line breaks. */
async function post(request: Push['request']): Promise<Readonly<{ status: number; body: string }>> {
  try {
    const { url, method, headers, body } = request;
    const answer = await fetch(url, { method, headers, body, redirect: 'manual', signal: AbortSignal.timeout(answerLimitMs) });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return { status: 0, body: '' };
  }
}
