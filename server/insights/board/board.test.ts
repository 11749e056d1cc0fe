import { boardColumnCodes, boardPartCodes, type BoardColumn } from '@zhidan/core/insights/board/board-column.ts';
import type { BoardCard, BoardCounts, BoardFilter } from '@zhidan/core/insights/board/board-api.ts';
import { fulfillmentStages, openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { blockingKinds, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { appForFile } from '../../testing/test-app.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { goodsLine, goodsOrder } from '../../testing/test-goods.ts';
import { maskedReceiver } from '../../testing/test-channel-order.ts';
import { pageOfBoard } from './board-card-query.ts';
import { countBoard } from './board-count-query.ts';

const app = appForFile();
const orderCount = 24;
let house: FulfillmentHouse;
let orderIds: readonly string[];

/** Two dozen orders that the warehouse knows, and one whose goods nobody knows. */
beforeAll(async () => {
  const { merchant } = app();
  house = await aFulfillmentHouse(merchant);
  const unknown = goodsOrder('unknown', [goodsLine('没见过的货', { merchantCode: 'NOBODY-KNOWS' })], { receiver: maskedReceiver });
  await house.receive(unknown, ...Array.from({ length: orderCount }, (_, index) => house.order(`N${index}`)));
  await house.settle();
  orderIds = (await house.ids()).filter((id) => id !== undefined);
  await sql`update skus set category = case code when 'BABY-01' then '服装' else '喂养' end`.execute(merchant.db);
});

const board = async (login: string, question = '') =>
  (await (await app().as(login)).get(`/api/board${question}`)).body as unknown as {
    counts: BoardCounts;
    columns: { column: BoardColumn; items: BoardCard[] }[];
  };
const nosOf = (cards: readonly BoardCard[] | undefined) => (cards ?? []).flatMap(({ orders }) => orders.map(({ orderNo }) => orderNo));
const columnOf = async (column: BoardColumn, question = '') =>
  nosOf((await board('zhuguan', question)).columns.find((one) => one.column === column)?.items);

/** All cards of a column, paged to the end by three. */
async function allOf(column: BoardColumn, filter: BoardFilter): Promise<readonly BoardCard[]> {
  const cards: BoardCard[] = [];
  let after: string | undefined;
  do {
    const page = await pageOfBoard(app().merchant.db, { ...house.ask(), ...filter, column, limit: 7, after });
    cards.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return cards;
}

type Fate = Readonly<{
  stage: (typeof fulfillmentStages)[number];
  days: number;
  carrier: 'SF' | 'ZTO' | null;
  tag: 'VIP' | null;
  kind: OrderExceptionKind | null;
  isHeld: boolean;
  isRefunding: boolean;
}>;

const fate: fc.Arbitrary<Fate> = fc.record({
  stage: fc.constantFrom(...fulfillmentStages.filter((stage) => stage !== 'merged')),
  days: fc.integer({ min: 0, max: 100 }),
  carrier: fc.constantFrom('SF', 'ZTO', null),
  tag: fc.constantFrom('VIP', null),
  kind: fc.constantFrom('out_of_stock', 'ship_due', null, null),
  isHeld: fc.boolean(),
  isRefunding: fc.boolean(),
});

const someFilter: fc.Arbitrary<BoardFilter> = fc
  .record({
    span: fc.constantFrom('today', 'last_7_days', 'last_30_days', undefined, undefined),
    channel: fc.constantFrom('jd', 'tmall', undefined, undefined, undefined),
    category: fc.constantFrom('服装', '没有', undefined, undefined, undefined),
    carrier: fc.constantFrom('SF', undefined, undefined),
    tag: fc.constantFrom('VIP', undefined, undefined),
    exception: fc.constantFrom('out_of_stock', 'goods_unmatched', undefined, undefined, undefined),
    part: fc.constantFrom(...boardPartCodes, undefined, undefined, undefined),
  })
  .map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)));

/** Gives each order its fate, whatever was before. */
async function live(fates: readonly Fate[]): Promise<void> {
  const { db } = app().merchant;
  const now = app().merchant.clock();
  await sql`delete from order_tags`.execute(db);
  await sql`delete from order_holds`.execute(db);
  await sql`delete from order_exceptions where kind <> 'goods_unmatched'`.execute(db);
  await sql`
    with fate as (select orders.id, told.* from json_to_recordset(${JSON.stringify(fates.map((one, place) => ({ ...one, no: `N${place}` })))}::json)
      as told (no text, stage text, days integer, carrier text, tag text, kind text, "isHeld" boolean, "isRefunding" boolean)
      join orders on orders.channel_order_no = told.no),
    gone as (
      update fulfillment_orders as own set stage = fate.stage, carrier = fate.carrier, opened_at = ${now}::timestamptz - fate.days * interval '1 day',
        is_refunding = fate."isRefunding"
      from fate where own.lead_order_id = fate.id
    ),
    refunding as (update orders set refund = case when fate."isRefunding" then 'requested' else 'none' end from fate where orders.id = fate.id),
    tagged as (insert into order_tags select id, tag, true, 'hand', ${now}, '' from fate where tag is not null),
    excepted as (insert into order_exceptions (id, order_id, kind, detail, opened_at) select gen_random_uuid(), id, kind, '{}', ${now} from fate where kind is not null)
    insert into order_holds (id, order_id, source, reason, placed_at, placed_by) select gen_random_uuid(), id, 'hand', '', ${now}, '' from fate where "isHeld"`.execute(
    db,
  );
}

test('each count is the length of the list behind it, whatever is filtered and wherever the orders stand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { minLength: orderCount, maxLength: orderCount }), someFilter, async (fates, filter) => {
      await live(fates);
      const { part, ...whole } = filter;
      const counts = await countBoard(app().merchant.db, { ...house.ask(), ...filter });
      const lists = new Map<BoardColumn, readonly BoardCard[]>();
      for (const column of boardColumnCodes) lists.set(column, await allOf(column, filter));
      expect(counts.columns).toEqual(boardColumnCodes.map((column) => ({ column, count: lists.get(column)?.length })));
      const inTheHouse = part ? await allOf('working', whole) : (lists.get('working') ?? []);
      const isIn = (card: BoardCard, one: (typeof boardPartCodes)[number]): boolean => {
        if (one === 'held') return card.holdSources.length > 0;
        return one === 'exceptions' ? card.exceptions.some((kind) => blockingKinds.includes(kind)) : card.stage === one;
      };
      expect(counts.parts).toEqual(
        boardPartCodes.map((one) => ({ part: one, count: inTheHouse.filter((card) => isIn(card, one)).length })),
      );
      const all = [...lists.values()].flat();
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length); // one column a card
      // the same by hand: what the fates say should be in the house
      const isMet = ({ days, carrier, tag, kind, stage }: Fate): boolean =>
        openStages.some((one) => one === stage) &&
        (!whole.span || days < { today: 1, last_7_days: 7, last_30_days: 30, yesterday: 0 }[whole.span]) &&
        whole.channel !== 'tmall' &&
        whole.category !== '没有' &&
        (!whole.carrier || carrier === whole.carrier) &&
        (!whole.tag || tag === whole.tag) &&
        (!whole.exception || kind === whole.exception);
      expect(
        nosOf(inTheHouse)
          .filter((no) => no !== 'unknown')
          .toSorted(),
      ).toEqual(fates.flatMap((one, place) => (isMet(one) ? [`N${place}`] : [])).toSorted());
      const isGone = (one: Fate): boolean => ['shipped', 'in_transit', 'signed', 'completed'].includes(one.stage) && one.isRefunding;
      if (Object.keys(whole).length === 0)
        expect(counts.columns.at(-1)?.count).toBe(fates.filter((one) => isGone(one) && one.days < 90).length);
    }),
    { numRuns: 15 },
  );
});

const plain: Fate = { stage: 'audit', days: 0, carrier: 'SF', tag: null, kind: null, isHeld: false, isRefunding: false };
/** These orders stand where they are told to, all others are canceled. */
const fated = (changes: readonly Partial<Fate>[]) =>
  live(Array.from({ length: orderCount }, (_, place) => ({ ...plain, ...(changes[place] ?? { stage: 'canceled' }) })));

test('a card goes from column to column with its order; a refund after it left is after sales, before it left an exception', async () => {
  await fated([{ stage: 'audit' }, { stage: 'shipped' }, { stage: 'completed', days: 6 }, { stage: 'in_transit', isRefunding: true }]);
  expect(await columnOf('working')).toEqual(expect.arrayContaining(['N0', 'unknown']));
  expect(await columnOf('shipped')).toEqual(['N1']);
  expect(await columnOf('signed')).toEqual(['N2']);
  expect(await columnOf('after_sales')).toEqual(['N3']);
  await fated([{ stage: 'audit', isRefunding: true }, { stage: 'in_transit' }, { stage: 'completed', days: 8 }, { stage: 'signed' }]);
  expect(await columnOf('working')).toEqual(expect.arrayContaining(['N0', 'unknown']));
  expect(await columnOf('in_transit')).toEqual(['N1']);
  expect(await columnOf('signed')).toEqual(['N3']); // the other came in eight days ago: it is shown when somebody asks for that time
  expect((await columnOf('signed', '?span=last_30_days')).toSorted()).toEqual(['N2', 'N3']);
});

test('a paid order whose goods nobody knows is on the board before the warehouse has a document of it', async () => {
  await fated([]);
  const [card] = (await board('zhuguan')).columns[0]?.items ?? [];
  expect(card).toMatchObject({
    isOrder: true,
    no: '',
    stage: 'pending',
    exceptions: ['goods_unmatched'],
    goods: [{ name: expect.stringContaining('没见过的货') }],
  });
  expect(await columnOf('working', '?exception=goods_unmatched')).toEqual(['unknown']);
  expect(await columnOf('working', '?part=to_print')).toEqual([]);
});

test('the earliest deadline comes first, and the page says how many are late', async () => {
  await fated([{}, {}, {}]);
  const { db, clock } = app().merchant;
  for (const [no, hours] of [
    ['N0', 5],
    ['N1', -2],
    ['N2', 1],
  ] as const)
    // prettier-ignore
    await sql`update fulfillment_orders set ship_by = ${plusMs(clock(), hours * 3_600_000)} from orders where orders.id = lead_order_id and channel_order_no = ${no}`.execute(
      db,
    );
  expect((await columnOf('working')).filter((no) => no !== 'unknown')).toEqual(['N1', 'N2', 'N0']);
  expect((await board('zhuguan')).counts.lateCount).toBe(1);
});

test('news answer with the cards as they are now, and leave out what is not on this board any more', async () => {
  await fated([{ carrier: 'ZTO' }, { stage: 'shipped' }]);
  const idOf = async (no: string): Promise<string> => (await house.ofOrder(no)).id;
  const [first, second, third] = [await idOf('N0'), await idOf('N1'), await idOf('N2')];
  const news = async (question: string) =>
    (await (await app().as('zhuguan')).get(`/api/board/news?${question}`)).body as unknown as { cards: BoardCard[]; counts: BoardCounts };
  const { cards, counts } = await news(`ids=${first},${second},${third}`);
  expect(cards.map(({ id, column }) => [id, column])).toEqual([[first, 'working'], [second, 'shipped']]); // prettier-ignore
  expect(counts).toEqual((await board('zhuguan')).counts);
  // by the order, and by a filter that it does not meet
  expect((await news(`orderIds=${await house.orderId('N0')}`)).cards.map(({ id }) => id)).toEqual([first]);
  expect((await news(`ids=${first}&carrier=SF`)).cards).toEqual([]);
});

test('nobody sees cards of other shops and warehouses, and who may not see fulfillment orders sees no board', async () => {
  await fated([{}, { stage: 'shipped' }]);
  const by = { ...house.ask().by, shops: [] };
  const counts = await countBoard(app().merchant.db, { ...house.ask(), by });
  expect(counts.columns.every(({ count }) => count === 0)).toBe(true);
  const { warehouseId } = house;
  await sql`update fulfillment_orders set warehouse_id = ${warehouseId} where stage = 'shipped'`.execute(app().merchant.db);
  const elsewhere = { ...house.ask().by, warehouses: [] };
  const rest = await countBoard(app().merchant.db, { ...house.ask(), by: elsewhere });
  expect(rest.columns.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0]); // one without a warehouse belongs to all
  expect((await app().stranger.get('/api/board')).status).toBe(401);
  expect(orderIds).toHaveLength(orderCount + 1);
});
