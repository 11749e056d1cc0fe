import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { sql } from 'kysely';
import {
  assignFulfillment,
  claimPrint,
  claimShip,
  fulfillmentsOf,
  judgeStages,
  moveOnFloor,
  recordNumbers,
  setFulfillmentStock,
  type FulfillmentRow,
} from '../fulfillment/index.ts';
import { onConditionsChanged } from '../fulfillment/assigning/on-conditions-changed.ts';
import { onDeadlineNews } from '../fulfillment/deadlines/on-deadline-news.ts';
import { onOrderNews } from '../fulfillment/changes/on-order-news.ts';
import { onStockNews } from '../fulfillment/stock/on-stock-news.ts';
import { reserveStock } from '../inventory/index.ts';
import { onGoodsNews } from '../orders/matching/on-goods-news.ts';
import type { Tx } from '../platform/db/database.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { newId } from '../platform/new-id.ts';
import { applyBatch } from '../platform/journal/apply-batch.ts';
import { addCursors } from '../platform/journal/cursor.ts';
import { journalBatchLimit } from '../platform/journal/read-journal.ts';
import type { Subscriber } from '../platform/journal/subscriber.ts';
import { aGoodsHouse } from './test-goods-house.ts';
import { maskedReceiver } from './test-channel-order.ts';
import { goodsLine, goodsOrder } from './test-goods.ts';
import type { TestMerchant } from './test-merchant.ts';
import { asked } from './test-news.ts';
import { aStockHouse } from './test-stock-house.ts';

const usual = [onGoodsNews, onOrderNews, onStockNews, onDeadlineNews, onConditionsChanged];

export type FulfillmentHouse = Awaited<ReturnType<typeof aFulfillmentHouse>>;

/**
 * A shop with goods on the shelf, and all that brings an order from the platform to the courier, each step in its own transaction.
 * `more`: subscribers that listen besides the usual ones.
 */
export async function aFulfillmentHouse(merchant: TestMerchant, pieces = 100, more: readonly Subscriber[] = []) {
  const subscribers = [...usual, ...more];
  const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inTransaction(merchant.db, work);
  const goods = await aGoodsHouse(merchant, within);
  const stock = await aStockHouse(merchant, within);
  const { warehouseId } = stock;
  const skuId = await goods.addSku('BABY-01', { weightGram: 200 });
  const otherSkuId = await goods.addSku('BOTTLE-1', { weightGram: 300 });
  await stock.post(
    'inbound',
    [skuId, otherSkuId].map((one) => ({ skuId: one, quantity: pieces })),
  );
  const fromBeginning = subscribers.map((subscriber): Subscriber => ({ ...subscriber, from: 'beginning' }));
  await within((tx) => addCursors(tx, fromBeginning, merchant.clock()));
  const chain = chainOf(merchant, warehouseId);
  type Stage = 'pending' | keyof typeof chain.steps;

  /** Lets subscribers digest all news, until there is none. */
  const settle = async (): Promise<void> => {
    for (let waiting = await withNews(merchant, subscribers); waiting.length > 0; waiting = await withNews(merchant, subscribers))
      for (const subscriber of waiting) {
        const outcome = await applyBatch(merchant, subscriber, subscriber.atOnce ?? journalBatchLimit);
        if (outcome.kind === 'failed') throw outcome.error;
      }
  };
  return {
    ...goods,
    skuId,
    otherSkuId,
    warehouseId,
    post: stock.post,
    within,
    ...chain,
    settle,
    ...looksInto(merchant),
    /** The platform's order with this number of goods that are known, to a receiver of its own; `change` as the platform tells it. */
    order: (no: string, change: Partial<ChannelOrder> = {}): ChannelOrder =>
      goodsOrder(no, [goodsLine('连体衣', { merchantCode: 'BABY-01' }), goodsLine('奶瓶', { merchantCode: 'BOTTLE-1' })], {
        receiver: { ...maskedReceiver, mergeKey: no },
        ...change,
      }),
    /** Brings fulfillment orders from `pending` to a stage. */
    bring: async (ids: readonly string[], to: Stage): Promise<void> => {
      if (to === 'pending') return;
      for (const [stage, doing] of Object.entries(chain.steps)) {
        for (const step of doing) await step(ids);
        if (stage === to) return;
      }
    },
  };
}

/** The subscribers that have something to read, also what a transaction that still runs holds back. */
async function withNews({ db }: Pick<TestMerchant, 'db'>, subscribers: readonly Subscriber[]): Promise<readonly Subscriber[]> {
  const { rows } = await sql<{ name: string }>`
    select place.subscriber as name
    from unnest(${subscribers.map(({ name }) => name)}::text[], ${subscribers.map(({ on }) => on.join(' '))}::text[]) as own (name, heard)
    join subscriber_cursors as place on place.subscriber = own.name
    where exists (
      select from journal
      where (journal.xact, journal.seq) > (place.xact, place.seq) and event = any(string_to_array(own.heard, ' '))
    )`.execute(db);
  const waiting = new Set(rows.map(({ name }) => name));
  return subscribers.filter(({ name }) => waiting.has(name));
}

/** What stands in the tables, by the platform's order number. */
function looksInto(merchant: Pick<TestMerchant, 'db'>) {
  return {
    orderId: async (no: string): Promise<string> =>
      (await merchant.db.selectFrom('orders').select('id').where('channel_order_no', '=', no).executeTakeFirstOrThrow()).id,
    /** The newest fulfillment order of an order, of those that were not merged or split. */
    ofOrder: async (no: string): Promise<FulfillmentRow> => {
      const { rows } = await sql<{ id: string }>`
        select own.id from fulfillment_members as member
        join orders on orders.id = member.order_id join fulfillment_orders as own on own.id = member.fulfillment_order_id
        where channel_order_no = ${no}
        order by own.stage in ('merged', 'split') or own.undone_at is not null, own.id desc limit 1`.execute(merchant.db);
      const [row] = await fulfillmentsOf(
        merchant.db,
        rows.map(({ id }) => id),
      );
      if (!row) throw new Error(`The order ${no} has no fulfillment order`);
      return row;
    },
    /** The open exceptions of an order, by kind. */
    exceptions: async (no: string): Promise<string[]> => {
      const { rows } = await sql<{ kind: string }>`
        select order_exceptions.kind from order_exceptions join orders on orders.id = order_id
        where channel_order_no = ${no} and cleared_at is null order by order_exceptions.kind`.execute(merchant.db);
      return rows.map(({ kind }) => kind);
    },
    /** News of a kind that were told, by the subject. */
    told: async (event: string): Promise<string[]> => {
      const { rows } = await sql<{ subjectId: string }>`
        select subject_id as "subjectId" from journal where event = ${event} order by seq`.execute(merchant.db);
      return rows.map(({ subjectId }) => subjectId);
    },
  };
}

/** Each step of the chain in its own transaction, for fulfillment orders by id. */
function chainOf(merchant: TestMerchant, warehouseId: WarehouseId) {
  const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inTransaction(merchant.db, work);
  let numberCount = 0;
  const ask = () => asked(merchant.clock);
  const number = (ids: readonly string[]) =>
    within(async (tx) => {
      const parcels = (await fulfillmentsOf(tx, ids)).flatMap((one) => one.parcels).filter(({ state }) => state === 'wanted');
      const numbers = parcels.map(({ id, carrier }) => {
        numberCount += 1;
        const waybillNo = `SF${String(numberCount).padStart(12, '0')}`;
        return {
          parcelId: id,
          source: 'test',
          accountId: null,
          carrier,
          waybillNo,
          parentWaybillNo: null,
          routing: {},
          printData: null,
          orderNoThere: '',
        };
      });
      await recordNumbers(tx, { ...ask(), numbers }, merchant.vault);
    });
  const reserve = (ids: readonly string[]) =>
    within(async (tx) => {
      const rows = await fulfillmentsOf(tx, ids);
      const asks = rows.map(({ id, lines }) => ({
        reference: { kind: 'fulfillment_order', id } as const,
        lines: lines
          .filter(({ droppedAt }) => droppedAt === null)
          .map((line) => ({ warehouseId, skuId: line.skuId as SkuId, quantity: line.quantity })),
      }));
      const outcomes = await reserveStock(tx, { ...ask(), asks });
      const stocks = outcomes.map(
        ({ reference, outcome }) => ({ id: reference.id, stock: outcome === 'short' ? 'short' : 'reserved' }) as const,
      );
      await setFulfillmentStock(tx, { ...ask(), stocks });
    });
  const assign = (ids: readonly string[]) =>
    within((tx) =>
      assignFulfillment(tx, {
        ...ask(),
        assignments: ids.map((id) => ({
          id,
          warehouseId,
          carrier: 'SF',
          service: '',
          chooser: 'route',
          routeId: null,
          freightFen: 800,
          weightGram: null,
          volumeMl: null,
        })),
      }),
    );
  const release = (ids: readonly string[]) =>
    within((tx) => judgeStages(tx, { ...ask(), verdicts: ids.map((id) => ({ id, to: 'to_print' }) as const) }));
  const print = (ids: readonly string[]) => within((tx) => claimPrint(tx, { ...ask(), ids, batchId: newId(merchant.clock()) }));
  const floor = (ids: readonly string[]) =>
    within((tx) => moveOnFloor(tx, { ...ask(), moves: ids.map((id) => ({ id, action: 'pick_last' }) as const) }));
  const ship = (ids: readonly string[]) => within((tx) => claimShip(tx, { ...ask(), ids }));
  /** How far an order may be brought along the chain. */
  const steps = { to_print: [assign, reserve, release], to_pick: [number, print], to_ship: [floor], shipped: [ship] } as const;

  return { ask, number, reserve, assign, release, print, floor, ship, steps };
}
