import type { Condition } from '@zhidan/core/conditions/condition.ts';
import { catalogOf, type Field, type FieldType } from '@zhidan/core/conditions/field.ts';
import type { Facts } from '@zhidan/core/conditions/fact.ts';
import { judgeAll } from '@zhidan/core/conditions/judge.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { noNames } from '@zhidan/core/conditions/place.ts';
import type { Predicate } from '@zhidan/core/conditions/predicate.ts';
import { sql, type RawBuilder } from 'kysely';
import { sqlCondition, type SqlRecord } from '../server/conditions/index.ts';
import { benchMerchant } from './bench-merchant.ts';
import type { Bench } from './figure.ts';

const orderCount = 20_000;
const backtestCount = 200_000;
const monthCount = 24_000;
const now = Date.parse('2026-11-22T10:00:00+08:00');

const field = (type: FieldType): Field => ({ words: { 'zh-CN': type, en: type }, type, since: 'received' });
const catalog = catalogOf({
  groups: {},
  fields: {
    n: field('whole'),
    amount: field('fen'),
    score: field('decimal'),
    province: field('code'),
    tags: field('set'),
    category: field('code'),
    quantity: field('whole'),
    address: field('text'),
    memo: field('text'),
    paid_at: field('time'),
  },
  lists: {},
});

const provinces = ['浙江', '江苏', '广东', '上海', '北京', '四川', '新疆', '西藏', '山东', '河南'];
const categories = ['奶粉', '纸尿裤', '辅食', '玩具', '童装', '推车'];
const tags = ['VIP', '高退货', '直播', '新客', '预售'];
const streets = ['人民路', '中山路', '解放路', '天一广场', '江北大道', '百丈路', '科技园', '学府路'];
const keywords = Array.from(
  { length: 60 },
  (_, n) => `${'临代驻转工仓站亭柜店'[n % 10] ?? ''}${'时收地运棚库点屋'[n % 8] ?? ''}${'处口区房'[n % 4] ?? ''}`,
);
const memoWords = ['顺丰', '加急', '改地址', '不要发', '联系', '发票', '赠品', '换色', '周末送', '电联'];

/** The same orders in every run: a small linear congruence instead of chance. */
function ordersOf(count: number): readonly Facts[] {
  let state = 42;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const one = (list: readonly string[]): string => list[next(list.length)] ?? '';
  return Array.from({ length: count }, (_, n) => ({
    n,
    amount: 500 + next(200) * next(600),
    score: next(800) / 100 - 3,
    province: one(provinces),
    tags: next(3) === 0 ? [one(tags)] : [],
    category: one(categories),
    quantity: 1 + next(12),
    address: `${one(provinces)}省宁波市鄞州区${one(streets)}${next(400)}号${next(40) === 0 ? one(keywords) : ''}${next(30)}幢${next(2500)}室`,
    memo: next(5) === 0 ? `请${one(memoWords)}谢谢` : '',
    paid_at: now - next(30 * 86_400) * 1_000,
  }));
}

/** Thirty rules of four tests, in six shapes as merchants write them. */
function rules(): readonly Condition[] {
  const from = (list: readonly string[], at: number, count: number): string[] =>
    Array.from({ length: count }, (_, index) => list[(at + index * 3) % list.length] ?? '');
  return Array.from({ length: 5 }, (_, n): readonly Condition[] => {
    const words = { f: 'address', op: 'containsAny', v: from(keywords, n * 7, 20) } as const;
    const dear = {
      any: [
        { f: 'amount', op: 'gt', v: 60_000 + n * 5_000 },
        { f: 'score', op: 'gt', v: 3.5 + n / 10 },
      ],
    } as const;
    const far = { f: 'province', op: 'in', v: from(provinces, n, 3) } as const;
    const tag = { f: 'tags', op: 'hasAny', v: from(tags, n, 2) } as const;
    const kind = { f: 'category', op: 'in', v: from(categories, n, 2) } as const;
    const many = { f: 'quantity', op: 'gte', v: 6 + n } as const;
    const memo = { f: 'memo', op: 'containsAny', v: from(memoWords, n, 5) } as const;
    return [
      { all: [words, dear, far] },
      { all: [{ any: [words, memo] }, many, kind] },
      { all: [tag, many, kind, far] },
      { any: [{ all: [words, tag] }, { all: [dear.any[0], memo] }] },
      { all: [{ none: [tag] }, words, kind, many] },
      { any: [{ all: [dear.any[1], far] }, { all: [memo, words] }] },
    ];
  }).flat();
}

/** Orders per second of this process's own time, whatever else the machine does. */
function perCpuSecond(count: number, work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (count / (user + system)) * 1_000_000;
}

/** The least that could be done: every keyword sought in every address and memo once by one hand-made expression, and nothing else. */
function bareSearch(orders: readonly Facts[]): () => void {
  const all = new RegExp([...new Set([...keywords, ...memoWords])].join('|'));
  return () => {
    for (const { address, memo } of orders) {
      all.test(String(address));
      all.test(String(memo));
    }
  };
}

const inColumns: SqlRecord = {
  fields: Object.fromEntries(Object.keys(catalog.fields).map((key) => [key, sql.ref(key)])),
  lists: {},
  now: sql`${new Date(now).toISOString()}::timestamptz`,
};

const columns = `n integer primary key, amount bigint, score float8, province text, tags jsonb, category text, quantity bigint,
  address text, memo text, paid_at timestamptz`;

export const bench: Bench = {
  async figures(house) {
    const predicates = rules().map((condition) => lower(condition, { catalog, moment: 'audit', names: noNames }));
    const orders = ordersOf(orderCount);
    const judge = judgeAll(predicates);
    const search = bareSearch(orders);
    const { merchant, bare } = await benchMerchant(house, 'conditions');
    await bare.query(`create table judged (${columns})`);
    await bare.query(
      `insert into judged select * from jsonb_to_recordset($1::jsonb) as given (${columns.replace(' primary key', '').replace('paid_at timestamptz', 'paid_at text')})`.replace(
        'select *',
        'select n, amount, score, province, tags, category, quantity, address, memo, to_timestamp(paid_at::float8 / 1000)',
      ),
      [JSON.stringify(ordersOf(backtestCount))],
    );
    await bare.query('vacuum analyze judged');
    const counted = (predicate: Predicate): RawBuilder<unknown> => sql`count(*) filter (where ${sqlCondition(predicate, inColumns).where})`;
    const ms = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const countAll = (below: number) =>
      ms(() => bare.query(`select count(*), sum(length(address) + length(memo)) from judged where n < ${below}`));
    return [
      {
        name: 'conditions.judge_30_rules',
        unit: 'orders/s',
        value: async () => perCpuSecond(orderCount, () => orders.forEach((facts) => judge(facts, now))),
        limit: async () => perCpuSecond(orderCount, search),
      },
      {
        name: 'conditions.backtest_1_rule_200000',
        unit: 'ms',
        value: () => ms(() => sql`select ${counted(predicates[0] as Predicate)} from judged`.execute(merchant.db)),
        limit: () => countAll(backtestCount),
      },
      {
        name: 'conditions.backtest_30_rules_24000',
        unit: 'ms',
        value: () => ms(() => sql`select ${sql.join(predicates.map(counted))} from judged where n < ${monthCount}`.execute(merchant.db)),
        limit: () => countAll(monthCount),
      },
    ];
  },
};
