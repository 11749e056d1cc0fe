import { readPack } from '../server/audit/read-pack.ts';
import { backtestRules } from '../server/audit/backtest/backtest-rule.ts';
import { fileDecisions } from '../server/audit/backtest/filed-facts-store.ts';
import { importPack } from '../server/audit/rules/import-pack.ts';
import { rulesInForce } from '../server/audit/rules/rule-store.ts';
import { starterPackFolder } from '../server/audit/rules/start-audit.ts';
import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import { placeOf, type AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { loggedFacts } from '@zhidan/core/conditions/logged-facts.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { isFiled } from '../server/audit/backtest/backtest-query.ts';
import type { Db } from '../server/platform/db/database.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { benchMerchant } from './bench-merchant.ts';
import type { Bench } from './figure.ts';

const orderCount = 200_000;
const monthCount = 24_000;
const atOnce = 10_000;
/** As the subscriber does. */
const filedAtOnce = 500;
const by = systemCaller('bench');

/** What audit logs of a paid order of two lines; amounts, places and times differ from order to order. */
const line = {
  cost: 2_000,
  list: 5_990,
  paid: 5_290,
  stock: 'enough',
  title: '连体衣',
  refund: 'none',
  is_gift: false,
  quantity: 1,
  shipping: 'unshipped',
  is_bundle: false,
  is_matched: true,
  product_no: '连体衣',
  unit_price: 5_290,
  merchant_code: 'BABY-01',
  specification: '颜色:米白;尺码:73cm',
};
const facts = JSON.stringify(
  loggedFacts(auditCatalog, {
    'shop.id': '01a207c4-e68e-7207-bc4b-78706793b187',
    'shop.channel': 'tmall',
    'order.kind': 'sale',
    'order.status': 'received',
    'order.list': 11_980,
    'order.paid': 10_580,
    'order.receivable': 10_980,
    'order.postage': 0,
    'order.discount_percent': 11,
    'order.merchant_discount': 1_000,
    'order.platform_discount': 400,
    'order.stock': 'enough',
    'order.refund': 'none',
    'order.closing': 'open',
    'order.payment': 'paid',
    'order.shipping': 'unshipped',
    'order.delivery_term': 'prepaid',
    'order.pieces': 2,
    'order.line_count': 2,
    'order.weight': 500,
    'order.billed_weight': 500,
    'order.is_presale': false,
    'order.is_gift_only': false,
    'order.has_unmatched': false,
    'order.wants_invoice': false,
    'order.has_discrepancy': false,
    'order.paid_at': 1_795_312_860_000,
    'order.ordered_at': 1_795_312_800_000,
    'order.ship_by': 1_795_485_660_000,
    'ship.kind': 'masked',
    'ship.province': '浙江省',
    'ship.city': '宁波市',
    'ship.district': '北仑区',
    'ship.carrier': 'SF',
    'ship.is_remote': false,
    'ship.is_reachable': true,
    'ship.is_suspended': false,
    'ship.is_pickup_point': false,
    'ship.is_carrier_imposed': false,
    'buyer.spent_90d': 0,
    'buyer.orders_90d': 0,
    'buyer.is_first_order': true,
    'buyer.same_sku_30min': 0,
    'merge.unpaid_count': 0,
    'merge.waiting_count': 1,
    lines: [line, { ...line, merchant_code: 'BOTTLE-1' }],
  }),
);

const dear: AuditRule['when'] = {
  all: [
    { f: 'order.paid', op: 'gt', v: 50_000 },
    { f: 'ship.province', op: 'in', v: ['浙江省', '新疆维吾尔自治区', '西藏自治区'] },
    { f: 'order.pieces', op: 'gte', v: 2 },
    { f: 'order.is_presale', op: 'no' },
  ],
};

async function fileAll(db: Db): Promise<void> {
  const orders = await db.selectFrom('audit_states').select('order_id').orderBy('decision_id').execute();
  const ids = orders.map(({ order_id: id }) => id);
  for (let from = 0; from < ids.length; from += filedAtOnce)
    await inTransaction(db, (tx) => fileDecisions(tx, ids.slice(from, from + filedAtOnce)));
}

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'backtest');
    const now = merchant.clock();
    const pack = await readPack(starterPackFolder, now);
    await inTransaction(merchant.db, (tx) => importPack(tx, { by, now, pack }));
    const { names } = await rulesInForce(merchant.db);
    // the last 30 days: 24,000 in three of them, so that days choose what is looked at
    for (let from = 0; from < orderCount; from += atOnce)
      await bare.query(
        `with made as (
         insert into audit_decisions (id, fulfillment_order_id, order_id, judged_at, rule_set, verdict, matches, effects, facts, digest)
         select uuidv7(at - now()), gen_random_uuid(), gen_random_uuid(), at, 1, 'pass', '[]', '{}',
           ($2::jsonb || jsonb_build_object('order.paid', (n * 7919) % 60000, 'order.pieces', 1 + n % 5, 'ship.province',
             (array['浙江省', '江苏省', '广东省', '上海市', '新疆维吾尔自治区'])[1 + n % 5]))::json, '\\x00'
         from generate_series($4::integer + 1, $4::integer + $5::integer) as n
         cross join lateral (
           select $1::timestamptz - case when n <= $3::integer then n * interval '10 seconds' else interval '3 days' + n * interval '10 seconds' end as at
         ) as moment
         returning id, order_id
       )
       insert into audit_states (order_id, decision_id, digest, verdict) select order_id, id, '\\x00', 'pass' from made`,
        [now, facts, monthCount, from, atOnce],
      );
    await fileAll(merchant.db);
    await bare.query('vacuum analyze');
    const rule = (when: AuditRule['when']): AuditRule => ({ ...(pack.rules[0] as AuditRule), key: 'tried', when });
    // rules of the starter pack that ask nothing personal, as often as makes thirty
    const logged = pack.rules.filter((one) => isFiled(lower(one.when, placeOf(one.phase, names))));
    const thirty = Array.from({ length: 30 }, (_, index) => logged[index % logged.length] as AuditRule);
    const ms = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const test = (tried: readonly AuditRule[], days: number) =>
      ms(() => backtestRules(merchant.db, { trials: tried.map((one) => ({ rule: one, live: null })), names, days, now }, merchant.vault));
    const readAll = (days: number) =>
      ms(() =>
        bare.query(
          `select count(*) filter (where ship_province = '浙江省') from backtest_facts where judged_at >= $1::timestamptz - $2 * interval '1 day'`,
          [now, days],
        ),
      );
    return [
      { name: 'backtest.1_rule_200000', unit: 'ms', value: () => test([rule(dear)], 90), limit: () => readAll(90) },
      { name: 'backtest.30_rules_24000', unit: 'ms', value: () => test(thirty, 3), limit: () => readAll(3) },
    ];
  },
};
