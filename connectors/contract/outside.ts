import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Outside, OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';

/** An outside that is played: answers from a function, keeps what was sent, and owns the time. */
export type PlayedOutside = Outside & Readonly<{ sent: readonly OutsideRequest[] }>;

export function playedOutside(now: Instant, answer: (request: OutsideRequest) => OutsideAnswer): PlayedOutside {
  const sent: OutsideRequest[] = [];
  return {
    sent,
    send: (request) => {
      sent.push(request);
      return Promise.resolve().then(() => answer(request)); // a throwing answer is a rejected call
    },
    now: () => plusMs(now, sent.length), // time goes on while calls are made
    nonce: () => String(sent.length + 1).padStart(20, '0'),
  };
}

export const jsonAnswer = (value: unknown, status = 200): OutsideAnswer => ({
  status,
  headers: { 'content-type': 'application/json;charset=utf-8' },
  text: typeof value === 'string' ? value : JSON.stringify(value),
});
