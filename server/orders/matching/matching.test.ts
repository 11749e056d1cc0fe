import { goodsExceptionKinds } from '@zhidan/core/orders/goods-exceptions.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { fen, sumFen } from '@zhidan/core/kernel/money.ts';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { runSubscribers } from '../../platform/journal/run-subscribers.ts';
import { subscriberLags } from '../../platform/journal/subscriber-lag.ts';
import { aChannelOrder } from '../../testing/test-channel-order.ts';
import { aGoodsHouse, aQuietGoodsHouse } from '../../testing/test-goods-house.ts';
import { goodsLine, goodsOrder } from '../../testing/test-goods.ts';
import { aMerchant, testTx } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { until } from '../../testing/until.ts';
import { exceptionHistoryOf, exceptionsOf } from '../exceptions/exceptions-query.ts';
import { componentsOf } from './components-query.ts';
import { matchOrders } from './match-orders.ts';
import { onGoodsNews } from './on-goods-news.ts';

const later = ({ modifiedAt, ...rest }: ChannelOrder, change: Partial<ChannelOrder>): ChannelOrder => ({
  ...rest,
  modifiedAt: plusMs(modifiedAt, 1_000),
  ...change,
});

const unshipped = aChannelOrder().states;

/** The open exceptions of goods; that a platform changed something is somebody else's. */
const openKinds = async (tx: Tx, id: string) =>
  ((await exceptionsOf(tx, [id])).get(id) ?? []).map(({ kind }) => kind).filter((kind) => goodsExceptionKinds.includes(kind));

const shipped = async (tx: Tx, id: string) =>
  (await componentsOf(tx, id)).map(({ lineNo, sku, quantity }) => `${lineNo}: ${quantity} ${sku.code}`);

test('an order of unknown goods waits, and goes on by itself when somebody matches them', async () => {
  const merchant = await aMerchant();
  const { db, clock } = merchant;
  const running = runSubscribers(merchant, [onGoodsNews]);
  onTestFinished(() => running.stop());
  const isCaughtUp = () =>
    until('the goods are matched', async () => {
      running.wake();
      return (await subscriberLags(db, clock()))[0]?.behindMs === 0;
    });
  const house = await aGoodsHouse(merchant, (work) => inTransaction(db, work));
  await house.receive(goodsOrder('1', [goodsLine('奶瓶'), goodsLine('纸尿裤')]), goodsOrder('2', [goodsLine('奶瓶')]));
  await isCaughtUp();
  const [first = '', second = ''] = await house.ids();
  expect((await exceptionsOf(db, [first])).get(first)).toMatchObject([
    { kind: 'goods_unmatched', detail: { count: 2, goods: '奶瓶 颜色:米白;尺码:73cm; 纸尿裤 颜色:米白;尺码:73cm' }, clearedAt: null },
  ]);
  const bottle = await house.addSku('BOTTLE');
  await house.match('奶瓶', bottle);
  await isCaughtUp();
  expect((await exceptionsOf(db, [first])).get(first)?.[0]?.detail).toMatchObject({ count: 1 });
  expect((await exceptionsOf(db, [second])).get(second)).toBeUndefined();
  await house.match('纸尿裤', await house.addSku('DIAPER'));
  await isCaughtUp();
  const [history] = await exceptionHistoryOf(db, first);
  expect(history).toMatchObject({ kind: 'goods_unmatched', clearedBy: 'orders.on-goods-news' });
  const { rows } = await sql<{ event: string }>`
    select event from journal where subject_id = ${first} and event like 'order.%' order by subject_seq`.execute(db);
  expect(rows.map(({ event }) => event)).toEqual([
    'order.received',
    'order.exception_raised',
    'order.exception_raised',
    'order.exception_cleared',
    'order.goods_matched',
  ]);
});

test(
  'goods whose merchant code a SKU has need nobody, and a SKU that is added later sets its orders free',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    await house.addSku('BABY-01');
    await house.receive(
      goodsOrder('1', [goodsLine('连体衣', { merchantCode: ' baby-01' })]),
      goodsOrder('2', [goodsLine('奶瓶', { merchantCode: 'B-2', quantity: 3 })]),
    );
    await house.settle();
    const [first = '', second = ''] = await house.ids();
    expect([await openKinds(tx, first), await shipped(tx, first)]).toEqual([[], ['连体衣: 1 BABY-01']]);
    expect([await openKinds(tx, second), await shipped(tx, second)]).toEqual([['goods_unmatched'], []]);
    await house.addSku('b-2');
    await house.settle();
    expect([await openKinds(tx, second), await shipped(tx, second)]).toEqual([[], ['奶瓶: 3 b-2']]);
  }),
);

test(
  'a bundle is shipped as its components, their money adds up to the line, and waiting orders follow a changed bundle',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    const bottle = await house.addSku('BOTTLE', { cost: 2_000 });
    const brush = await house.addSku('BRUSH', { cost: 700 });
    const components = [
      { skuId: bottle, quantity: 2 },
      { skuId: brush, quantity: 1 },
    ];
    const set = await house.addSku('SET', { components });
    const gone = goodsOrder('2', [goodsLine('套装', { merchantCode: 'SET' })]);
    await house.receive(goodsOrder('1', [goodsLine('套装', { merchantCode: 'SET', quantity: 2 })]), gone);
    await house.settle();
    const [waiting = '', closed = ''] = await house.ids();
    const parts = await componentsOf(tx, waiting);
    expect(parts.map(({ sku, bundle, quantity, paid }) => [sku.code, bundle?.code, quantity, paid])).toEqual([
      ['BOTTLE', 'SET', 4, 4_502],
      ['BRUSH', 'SET', 2, 788],
    ]);
    expect(sumFen(parts.map(({ list }) => list))).toBe(5_990);
    await house.receive(later(gone, { states: { ...unshipped, shipping: 'shipped' } }));
    await house.changeSku(set, 'SET', { components: [{ skuId: bottle, quantity: 3 }] });
    await house.settle();
    expect(await shipped(tx, waiting)).toEqual(['套装: 6 BOTTLE']);
    expect(await shipped(tx, closed)).toEqual(['套装: 2 BOTTLE', '套装: 1 BRUSH']);
  }),
);

test(
  'a match taken away makes waiting orders wait again and leaves shipped ones as they are; code and barcode do not bring it back',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    await house.addSku('BABY-01');
    const gone = goodsOrder('2', [goodsLine('连体衣', { merchantCode: 'BABY-01' })]);
    await house.receive(goodsOrder('1', [goodsLine('连体衣', { merchantCode: 'BABY-01' })]), gone);
    await house.receive(later(gone, { states: { ...unshipped, shipping: 'shipped' } }));
    await house.settle();
    await house.match('连体衣', null);
    await house.receive(goodsOrder('3', [goodsLine('连体衣', { merchantCode: 'BABY-01' })]));
    await house.settle();
    const [waiting = '', closed = '', next = ''] = await house.ids();
    expect([await openKinds(tx, waiting), await shipped(tx, waiting)]).toEqual([['goods_unmatched'], []]);
    expect([await openKinds(tx, closed), await shipped(tx, closed)]).toEqual([[], ['连体衣: 1 BABY-01']]);
    expect([await openKinds(tx, next), await shipped(tx, next)]).toEqual([['goods_unmatched'], []]);
  }),
);

test(
  'a listing whose code changes on the platform is matched anew, unless a person has decided; an older order changes nothing',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    for (const code of ['ONE', 'TWO']) await house.addSku(code);
    const three = await house.addSku('THREE');
    const at = (no: string, minutes: number, merchantCode: string) =>
      goodsOrder(no, [goodsLine('奶瓶', { merchantCode })], { createdAt: plusMs(aChannelOrder().createdAt, minutes * 60_000) });
    await house.receive(at('1', 10, 'ONE'));
    await house.settle();
    await house.receive(at('2', 20, 'TWO'), at('3', 0, 'ONE'));
    await house.settle();
    const [first = ''] = await house.ids();
    expect(await shipped(tx, first)).toEqual(['奶瓶: 1 TWO']);
    await house.match('奶瓶', three);
    await house.receive(at('4', 30, 'ONE'));
    await house.settle();
    const all = await house.ids();
    expect(await Promise.all(all.map((id) => shipped(tx, id)))).toEqual(all.map(() => ['奶瓶: 1 THREE']));
  }),
);

test(
  'lines that come, change and go take their components with them; an order that is closed waits for nothing',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    for (const code of ['A', 'B']) await house.addSku(code);
    const [lineA, lineB, unknown] = [goodsLine('甲', { merchantCode: 'A' }), goodsLine('乙', { merchantCode: 'B' }), goodsLine('丙')];
    const start = goodsOrder('1', [lineA, unknown]);
    await house.receive(start);
    await house.settle();
    const [id = ''] = await house.ids();
    const changed = later(goodsOrder('1', [{ ...lineA, quantity: 2 }, lineB, { ...unknown, lineNo: '新' }]), {});
    await house.receive(changed);
    await house.settle();
    expect(await shipped(tx, id)).toEqual(['甲: 2 A', '乙: 1 B']);
    const waits = () => tx.selectFrom('listing_waits').select('line_no').execute();
    expect(await waits()).toEqual([{ line_no: '新' }]);
    await house.receive(later(changed, { states: { ...unshipped, closing: 'canceled' } }));
    await house.settle();
    expect([await openKinds(tx, id), await waits()]).toEqual([[], []]);
    await house.receive(later(later(changed, {}), { states: unshipped }));
    await house.settle();
    expect(await openKinds(tx, id)).toEqual(['goods_unmatched']);
  }),
);

test(
  'an order whose file tells no goods is no listing to match; it goes on when a file or the platform tells them',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    await house.addSku('BABY-01');
    const bare = { ...goodsOrder('1', [goodsLine('整单', { productNo: '', skuNo: '' })]), flags: ['goods_unknown'] };
    await house.receive(bare);
    await house.settle();
    const [id = ''] = await house.ids();
    expect(await openKinds(tx, id)).toEqual(['goods_unknown']);
    expect(await tx.selectFrom('listings').select('id').execute()).toEqual([]);
    await house.receive(later(goodsOrder('1', [goodsLine('连体衣', { merchantCode: 'BABY-01' })]), {}));
    await house.settle();
    expect([await openKinds(tx, id), await shipped(tx, id)]).toEqual([[], ['连体衣: 1 BABY-01']]);
  }),
);

test(
  'an order that its platform has split is void, whichever comes first, until the platform says otherwise',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    await house.addSku('A');
    const part = (no: string) => goodsOrder(no, [goodsLine('甲', { merchantCode: 'A' })], { splitFrom: '10' });
    await house.receive(part('11'));
    await house.settle();
    await house.receive(goodsOrder('10', [goodsLine('甲', { merchantCode: 'A' })]));
    await house.settle();
    await house.receive(part('12'));
    await house.settle();
    const [whole = '', one = '', two = ''] = await house.ids();
    expect(await Promise.all([whole, one, two].map((id) => openKinds(tx, id)))).toEqual([['voided_by_split'], [], []]);
    expect((await exceptionsOf(tx, [whole])).get(whole)?.at(-1)).toMatchObject({ detail: { parts: '11, 12' } });
    const { splitFrom: _11, ...first } = part('11');
    const { splitFrom: _12, ...second } = part('12');
    await house.receive(later(first, {}), later(second, {}));
    await house.settle();
    expect(await openKinds(tx, whole)).toEqual([]);
  }),
);

test(
  'sums of the platform that do not agree are told beside the order, and no more when they agree',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    await house.addSku('BABY-01');
    const sound = aChannelOrder();
    const broken = { ...sound, amounts: { ...sound.amounts, paid: fen(11_080) } };
    await house.receive(broken);
    await house.settle();
    const [id = ''] = await house.ids();
    expect((await exceptionsOf(tx, [id])).get(id)).toMatchObject([
      { kind: 'amounts_differ', detail: { rules: 'lines.paid; order.paid', difference: '1.00' } },
    ]);
    await house.receive(later(sound, {}));
    await house.settle();
    expect(await openKinds(tx, id)).toEqual([]);
  }),
);

test(
  'news delivered twice is digested once: no second component, exception, listing or journal entry',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    await house.addSku('A');
    await house.receive(goodsOrder('1', [goodsLine('甲', { merchantCode: 'A' }), goodsLine('乙')]));
    await house.settle();
    const ids = await house.ids();
    const all = async () => {
      const tables = ['listings', 'listing_waits', 'order_components', 'order_exceptions', 'journal'] as const;
      return Promise.all(tables.map((table) => tx.selectFrom(table).selectAll().execute()));
    };
    const before = await all();
    await matchOrders(tx, asked(merchant.clock), ids);
    expect(await all()).toEqual(before);
  }),
);

const statementCount = async (tx: Tx): Promise<number> =>
  (await sql<{ count: number }>`select sum(generic_plans + custom_plans) as count from pg_prepared_statements`.execute(tx)).rows.map(
    ({ count }) => Number(count),
  )[0] ?? 0;

test(
  'three hundred orders are matched in no more statements than one',
  testTx(async (tx, merchant) => {
    const house = await aQuietGoodsHouse(tx, merchant);
    await house.addSku('A');
    const batch = (from: number, size: number) =>
      Array.from({ length: size }, (_, index) => goodsOrder(`${from + index}`, [goodsLine('甲', { merchantCode: 'A' }), goodsLine('乙')]));
    const counting = async (orders: readonly ChannelOrder[]): Promise<number> => {
      await house.receive(...orders);
      const before = await statementCount(tx);
      await house.settle();
      return (await statementCount(tx)) - before;
    };
    await counting(batch(1_000, 1));
    const one = await counting(batch(2_000, 1));
    expect(await counting(batch(3_000, 300))).toBeLessThanOrEqual(one); // the journal takes locks for few subjects, in one statement more
  }),
);
