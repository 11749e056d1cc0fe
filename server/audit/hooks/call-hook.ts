import { hookBody } from '@zhidan/core/audit/hooks/hook-body.ts';
import { hookCalled, hookGone } from '@zhidan/core/audit/hooks/hook-event.ts';
import { goneStatus, pauseAfterTry, type HookId } from '@zhidan/core/audit/hooks/hook.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { ordersByIds, type StoredOrder } from '../../orders/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { leaseEnd } from './call-hooks-type.ts';
import { saveCallOutcome, takeDueCalls, type DueHookCall, type HookCallOutcome } from './call-store.ts';
import { hookById, switchHookOff, type Hook } from './hook-store.ts';
import type { HookAnswer, HookSender } from './send-hook.ts';
import { hookHeaders } from './sign-hook.ts';

const by = systemCaller('audit.call-hooks');
/** Taken at once: what a slow other side answers well within a job's time. */
const callsAtOnce = 10;

type Ask = Readonly<{ hookId: HookId; send: HookSender; signal: AbortSignal }>;

/** Makes the calls of one hook that are due, one after the other, with the orders as they stand now. */
export async function callHook(merchant: Merchant, { hookId, send, signal }: Ask): Promise<void> {
  const { db, vault, clock } = merchant;
  while (!signal.aborted) {
    const now = clock();
    const calls = await takeDueCalls(db, { hookId, now, dueAt: leaseEnd(now), limit: callsAtOnce });
    if (calls.length === 0) return;
    const orderIds = [...new Set(calls.map(({ orderId }) => orderId))];
    const orders = new Map((await ordersByIds(db, vault, orderIds)).map((order) => [order.id, order]));
    for (const call of calls) {
      if (signal.aborted) return; // taken up again when the lease is over
      const hook = await hookById(db, vault, hookId);
      const order = orders.get(call.orderId);
      if (hook && order) await callOnce(merchant, { hook, call, order, send, signal });
    }
  }
}

type One = Readonly<{ hook: Hook; call: DueHookCall; order: StoredOrder; send: HookSender; signal: AbortSignal }>;

async function callOnce(merchant: Merchant, one: One): Promise<void> {
  const { hook, call } = one;
  const answer = hook.isOn ? await send(one, merchant.clock()) : null;
  const now = merchant.clock();
  const outcome = outcomeOf(call, answer, now);
  await inTransaction(merchant.db, async (tx) => {
    if (!(await saveCallOutcome(tx, outcome, now))) return;
    const isGone = answer?.status === goneStatus && (await switchHookOff(tx, hook.id));
    await emit(tx, { by, now }, [
      ...(outcome.state === 'waiting'
        ? []
        : [hookCalled({ subjectId: call.orderId, payload: { hook: hook.name, ruleKey: call.ruleKey, state: outcome.state } })]),
      ...(isGone ? [hookGone({ subjectId: hook.id, payload: { code: hook.code } })] : []),
    ]);
  });
}

function send({ hook, call, order, send: post, signal }: One, now: Instant): Promise<HookAnswer> {
  const { channelOrderNo, status, content, id } = order;
  const { ruleKey, ruleName, shop, madeAt } = call;
  const facts = {
    callId: call.id,
    foundAt: madeAt,
    rule: { key: ruleKey, name: ruleName },
    shop,
    order: { id, channelOrderNo, status, content },
  };
  const body = JSON.stringify(hookBody(facts, hook.tellsPersonal));
  // the same id each time: the other side knows a call that it has had
  return post({ address: hook.address, body, headers: hookHeaders({ id: call.id, now, body, secret: hook.secret }), signal });
}

const isTaken = ({ status }: HookAnswer): boolean => status !== null && status >= 200 && status < 300;

function outcomeOf({ id, tryCount }: DueHookCall, answer: HookAnswer | null, now: Instant): HookCallOutcome {
  if (answer === null) return { id, state: 'skipped', words: '', dueAt: null };
  const { status, words } = answer;
  if (isTaken(answer)) return { id, state: 'done', words, dueAt: null };
  const pauseMs = status === goneStatus ? null : pauseAfterTry(tryCount + 1);
  return pauseMs === null ? { id, state: 'failed', words, dueAt: null } : { id, state: 'waiting', words, dueAt: plusMs(now, pauseMs) };
}
