import { say, type Language, type Words } from '../kernel/words.ts';
import type { OrderStates } from '../orders/order-content.ts';
import { orderExceptions, type OrderExceptionKind } from '../orders/order-exception.ts';
import type { OrderStatus } from '../orders/order-life.ts';
import type { ClaimRefusal } from './claim-refusal.ts';
import { fulfillmentLife, fulfillmentStageWords, type FulfillmentStage } from './fulfillment-life.ts';
import { fulfillmentNo, type FulfillmentStock } from './fulfillment-order.ts';
import type { ParcelState } from './parcel-life.ts';

/** An order of a fulfillment order, as a claim sees it with its row locked. */
export type ClaimOrder = Readonly<{
  orderId: string;
  orderNo: string;
  status: OrderStatus;
  closing: OrderStates['closing'];
  refund: OrderStates['refund'];
  mayShip: boolean;
  /** kinds of its open blocking exceptions, and sources of its holds after `hold:` */
  blockers: readonly string[];
}>;

export type ClaimParcel = Readonly<{
  parcelId: string;
  ordinal: number;
  state: ParcelState;
  carrier: string;
  source: string | null;
  waybillNo: string | null;
}>;

/** A fulfillment order as a claim sees it: its row, its orders and its parcels are locked. */
export type ClaimFacts = Readonly<{
  id: string;
  no: number;
  shopId: string;
  stage: FulfillmentStage;
  stock: FulfillmentStock;
  warehouseId: string | null;
  carrier: string | null;
  service: string;
  pieceCount: number;
  orders: readonly ClaimOrder[];
  /** in their order, void ones too */
  parcels: readonly ClaimParcel[];
}>;

/** The actions of the life cycle, as a sentence says them. */
export const fulfillmentActionWords = {
  ask_audit: { 'zh-CN': '转客审', en: 'send to audit' },
  ask_finance: { 'zh-CN': '转财审', en: 'send to finance' },
  release: { 'zh-CN': '审核通过', en: 'release' },
  prepare: { 'zh-CN': '退回重新处理', en: 'prepare again' },
  reject: { 'zh-CN': '驳回', en: 'reject' },
  merge: { 'zh-CN': '合并', en: 'merge' },
  split: { 'zh-CN': '拆分', en: 'split' },
  restore: { 'zh-CN': '还原', en: 'take apart again' },
  cancel: { 'zh-CN': '取消', en: 'cancel' },
  reopen: { 'zh-CN': '重新打开', en: 'reopen' },
  withdraw: { 'zh-CN': '反审核', en: 'withdraw' },
  print: { 'zh-CN': '打印', en: 'print' },
  reprint: { 'zh-CN': '重打', en: 'print again' },
  pick: { 'zh-CN': '拣货', en: 'pick' },
  pick_unchecked: { 'zh-CN': '拣货', en: 'pick' },
  pick_last: { 'zh-CN': '拣货', en: 'pick' },
  check: { 'zh-CN': '验货', en: 'check' },
  check_last: { 'zh-CN': '验货', en: 'check' },
  weigh: { 'zh-CN': '称重', en: 'weigh' },
  ship: { 'zh-CN': '发货', en: 'ship' },
  ship_elsewhere: { 'zh-CN': '标记为已在别处发货', en: 'mark as shipped elsewhere' },
  depart: { 'zh-CN': '揽收', en: 'hand to the courier' },
  sign: { 'zh-CN': '签收', en: 'sign for' },
  complete: { 'zh-CN': '完成', en: 'complete' },
  assign: { 'zh-CN': '改仓库或快递', en: 'change warehouse or carrier' },
} as const satisfies Readonly<Record<string, Words>>;

export type FulfillmentAction = keyof typeof fulfillmentActionWords;

/** The action that leads from one stage to another; null when none does. */
export function actionTo(from: FulfillmentStage, to: FulfillmentStage): FulfillmentAction | null {
  const found = Object.entries<FulfillmentStage>(fulfillmentLife[from]).find(([, target]) => target === to);
  return (found?.[0] as FulfillmentAction | undefined) ?? null;
}

/** The stage that an action leads to; null when it is not possible there. */
export function stageAfter(stage: FulfillmentStage, action: FulfillmentAction): FulfillmentStage | null {
  const row: Readonly<Record<string, FulfillmentStage>> = fulfillmentLife[stage];
  return Object.hasOwn(row, action) ? (row[action] ?? null) : null;
}

export function wrongStage(facts: Pick<ClaimFacts, 'no' | 'stage'>, action: FulfillmentAction, language: Language): ClaimRefusal {
  const { no, stage } = facts;
  return {
    code: 'fulfillment.wrong_stage',
    values: {
      no: fulfillmentNo(no),
      stage: say(fulfillmentStageWords[stage], language),
      action: say(fulfillmentActionWords[action], language),
    },
  };
}

/** Why orders must not be numbered, printed or shipped now; one refusal an order. */
export function orderRefusals({ no, orders }: Pick<ClaimFacts, 'no' | 'orders'>, language: Language): readonly ClaimRefusal[] {
  return orders.flatMap((order): ClaimRefusal[] => {
    const code = orderRefusal(order);
    if (code === null) return [];
    const { orderId, orderNo, blockers } = order;
    const values = { no: fulfillmentNo(no), orderNo };
    return [
      code === 'fulfillment.order_blocked'
        ? {
            code,
            orderId,
            values: {
              ...values,
              reasons: blockers.map((one) => blockerWords(one, language)).join(language === 'en' ? ', ' : '、'),
              kinds: blockers.join(' '),
            },
          }
        : { code, orderId, values },
    ];
  });
}

function orderRefusal({ mayShip, status, closing, refund, blockers }: ClaimOrder): ClaimRefusal['code'] | null {
  if (closing !== 'open') return 'fulfillment.order_closed';
  if (status === 'unpaid') return 'fulfillment.order_unpaid';
  if (blockers.length > 0) return 'fulfillment.order_blocked';
  if (!mayShip) return 'fulfillment.order_shipped_there';
  // its platform calls it shipped while a part is still here: there its refunds are no exceptions any more
  return status !== 'received' && (refund === 'requested' || refund === 'refunded') ? 'fulfillment.order_refunded' : null;
}

const holdWords: Words = { 'zh-CN': '挂起', en: 'a hold' };

function blockerWords(blocker: string, language: Language): string {
  return Object.hasOwn(orderExceptions, blocker)
    ? say(orderExceptions[blocker as OrderExceptionKind].words, language)
    : say(holdWords, language);
}

/** What the release needs besides orders that may ship: goods, a warehouse, a carrier, stock. */
export function releaseRefusals({ no, pieceCount, warehouseId, carrier, stock }: ClaimFacts): readonly ClaimRefusal[] {
  const values = { no: fulfillmentNo(no) };
  const missing: ClaimRefusal[] = [];
  if (pieceCount === 0) missing.push({ code: 'fulfillment.nothing_to_ship', values });
  if (warehouseId === null) missing.push({ code: 'fulfillment.warehouse_missing', values });
  if (carrier === null) missing.push({ code: 'fulfillment.carrier_missing', values });
  if (stock !== 'reserved') missing.push({ code: 'fulfillment.stock_missing', values });
  return missing;
}

/** Parcels that have a number and are to leave. */
export function liveParcels({ parcels }: Pick<ClaimFacts, 'parcels'>): readonly (ClaimParcel & { waybillNo: string; source: string })[] {
  return parcels.flatMap((parcel) =>
    parcel.state === 'numbered' && parcel.waybillNo !== null
      ? [{ ...parcel, waybillNo: parcel.waybillNo, source: parcel.source ?? '' }]
      : [],
  );
}

/** A label needs a number on every parcel that is to leave. */
export function labelRefusals(facts: Pick<ClaimFacts, 'no' | 'parcels'>): readonly ClaimRefusal[] {
  const isWaiting = facts.parcels.some(({ state }) => state === 'wanted');
  return isWaiting || liveParcels(facts).length === 0
    ? [{ code: 'fulfillment.number_missing', values: { no: fulfillmentNo(facts.no) } }]
    : [];
}
