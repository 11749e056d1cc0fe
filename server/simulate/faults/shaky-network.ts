import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../chance.ts';
import { sendPlainly, type Send, type Sent } from '../visitor.ts';
import type { FaultLedger } from './fault-ledger.ts';

/** Of requests in the building: so many never arrive, and of so many the answer gets lost after all was done. */
const lostShare = 0.02;
const answerLostShare = 0.02;
/** A server that is away, or says that its database is, is asked again as a screen's outbox does. */
const patienceMs = 120_000;
const pauseMs = 50;
const away = 503;

/** A network that loses requests and answers; each is sent again, with the same key, until an answer has come. */
export function shakyNetwork(chance: Chance, ledger: FaultLedger): Send {
  let sentCount = 0;
  return async (url, init) => {
    const deadline = performance.now() + patienceMs;
    const no = String((sentCount += 1));
    let isLost = chance('request lost', no) < lostShare;
    let isAnswerLost = chance('answer lost', no) < answerLostShare;
    for (let again = false; ; again = true) {
      if (again) ledger.count('repeated by people');
      if (isLost) {
        isLost = false;
        ledger.count('request lost');
        continue;
      }
      const sent = await once(url, init, ledger);
      if (sent !== null && isAnswerLost) {
        isAnswerLost = false;
        ledger.count('answer lost');
        continue;
      }
      if (sent !== null && sent.status !== away) return sent;
      if (performance.now() > deadline) throw new Error(`${url} was not answered within ${patienceMs} ms`);
      await pause(pauseMs);
    }
  };
}

/** Null when nobody answered: the server was killed, before or after it did what was asked. */
async function once(url: string, init: RequestInit, ledger: FaultLedger): Promise<Sent | null> {
  try {
    const sent = await sendPlainly(url, init);
    if (sent.status === away) ledger.count('told to come back');
    return sent;
  } catch {
    ledger.count('nobody answered');
    return null;
  }
}
