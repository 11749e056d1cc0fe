import { addCarrier as addCarrierContract } from '@zhidan/core/allocation/carrier-api.ts';
import type { AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import type { OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { forceRelease } from '../orders/index.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { addCarrier } from '../allocation/carriers/add-carrier.ts';
import { judgeDue } from '../audit/index.ts';
import { onOrderJudged } from '../audit/backtest/on-order-judged.ts';
import { onAuditNews } from '../audit/pipeline/on-audit-news.ts';
import { callHooksJob, onHookAsked } from '../audit/hooks/hook-jobs.ts';
import { importPack } from '../audit/rules/import-pack.ts';
import { switchRule } from '../audit/rules/change-rules.ts';
import { starterPackFolder } from '../audit/rules/start-audit.ts';
import { readPack } from '../audit/read-pack.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import { judgeDueJob } from '../audit/pipeline/judge-due-job.ts';
import { aFulfillmentHouse } from './test-fulfillment-house.ts';
import type { TestMerchant } from './test-merchant.ts';

/** A house with goods, a carrier and the starter pack, where audit hears all news. `on`: rules switched on besides the usual two. */
export async function anAuditHouse(merchant: TestMerchant, ask: Readonly<{ pieces?: number; on?: readonly string[] }> = {}) {
  await declareQueues(merchant.db, [judgeDueJob.type, callHooksJob.type]);
  const house = await aFulfillmentHouse(merchant, ask.pieces ?? 100, [onAuditNews, onOrderJudged, onHookAsked]);
  const by = systemCaller('test');
  const terms = { dailyCapacity: null, cutoffMinute: null, reliability: 9_500, targetShare: null, packagingFee: 0 };
  const carrier = (code: 'SF' | 'ZTO' | 'EMS') =>
    house.within((tx) =>
      addCarrier(tx, {
        by,
        now: merchant.clock(),
        ...addCarrierContract.input.parse({ ...terms, warehouseId: house.warehouseId, carrier: code }),
      }),
    );
  await carrier('ZTO');
  const pack = await readPack(starterPackFolder, merchant.clock());
  const rules = pack.rules.map((rule) => ({ ...rule, isOn: rule.isOn || (ask.on ?? []).includes(rule.key) }));
  await house.within((tx) => importPack(tx, { by, now: merchant.clock(), pack: { ...pack, rules } }));
  return {
    ...house,
    addCarrier: carrier,
    addRules: (own: readonly AuditRule[]) =>
      house.within((tx) => importPack(tx, { by, now: merchant.clock(), pack: { ...pack, key: 'own', rules: own } })),
    turn: (ruleKey: string, isOn: boolean) => house.within((tx) => switchRule(tx, { by, now: merchant.clock(), ruleKey, isOn })),
    /** Judges what is due, as the job does each minute; answers how many fulfillment orders. */
    tick: async (): Promise<number> => {
      const count = await judgeDue(merchant, merchant.clock());
      await house.settle();
      return count;
    },
    /** A supervisor lets an order go on although these hold. */
    force: async (no: string, kinds: readonly OrderExceptionKind[]): Promise<void> => {
      const orderId = await house.orderId(no);
      await house.within((tx) => forceRelease(tx, { by, now: merchant.clock(), orderId, kinds, reason: '已核实' }));
    },
    /** Sources of the open holds of an order. */
    holds: async (no: string): Promise<string[]> => {
      const open = merchant.db.selectFrom('order_holds').select('source').where('ended_at', 'is', null);
      return (await open.where('order_id', '=', await house.orderId(no)).execute()).map(({ source }) => source);
    },
    tags: async (no: string): Promise<string[]> => {
      const on = merchant.db.selectFrom('order_tags').select('tag').where('is_on', '=', true);
      return (await on.where('order_id', '=', await house.orderId(no)).execute()).map(({ tag }) => tag);
    },
    /** What audit said last of an order. */
    verdict: async (no: string) => {
      const row = await merchant.db
        .selectFrom('audit_states')
        .innerJoin('orders', 'orders.id', 'audit_states.order_id')
        .innerJoin('audit_decisions', 'audit_decisions.id', 'audit_states.decision_id')
        .select(['audit_states.verdict', 'audit_states.due_at as dueAt', 'audit_decisions.matches'])
        .where('channel_order_no', '=', no)
        .executeTakeFirst();
      return row && { ...row, rules: (row.matches as { ruleKey: string }[]).map(({ ruleKey }) => ruleKey) };
    },
  };
}
