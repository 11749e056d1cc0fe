import type { Fen } from '../kernel/money.ts';
import type { JsonObject } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CarrierCode } from './carrier/carrier-codes.ts';
import type { Outside } from './outside.ts';
import type { ShopAccess } from './shop-grant.ts';

/**
 * One parcel of an order, its carrier by our own code; `lines` null ships the whole order. `askId` makes a repeated call count once where the platform can.
 * `remaining` is what stays of the line for later parcels, 0 when absent: some platforms must be told which parcel is its last.
 */
export type ShipAsk = Readonly<{
  askId: string;
  channelOrderNo: string;
  carrierCode: CarrierCode;
  waybillNo: string;
  lines: readonly Readonly<{ lineNo: string; quantity: number; remaining?: number }>[] | null;
}>;

export type AddressAsk = Readonly<{
  channelOrderNo: string;
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  town: string;
  detail: string;
}>;

export type AfterSale = Readonly<{
  afterSaleNo: string;
  channelOrderNo: string;
  lineNos: readonly string[];
  kind: 'refund_only' | 'return_refund' | 'exchange' | 'resend' | 'repair' | 'other';
  state:
    | 'waiting_merchant'
    | 'waiting_buyer'
    | 'waiting_receipt'
    | 'paying'
    | 'done'
    | 'refused'
    | 'withdrawn'
    | 'platform_review'
    | 'closed';
  platformStatus: string;
  asked: Fen;
  /** paid out to the buyer, by the platform's own word */
  refunded: Fen;
  reason: string;
  appliedAt: Instant;
  modifiedAt: Instant;
  answerBy: Instant | null;
  raw: JsonObject;
}>;

type Call<Ask, Answer = void> = (outside: Outside, access: ShopAccess, ask: Ask) => Promise<Answer>;

/** What we tell a platform. Null: the platform has no such call. Failures throw ConnectorFault. */
export type WriteBack = Readonly<{
  ship: Call<ShipAsk>;
  /** whether lines may go in different parcels, and whether one line may be split by quantity */
  canSplit: 'no' | 'by_line' | 'by_quantity';
  changeAddress: Call<AddressAsk> | null;
  /** answers the buyer's request for another address; `reasonCode` of the platform when refused */
  answerAddressChange: Call<Readonly<{ channelOrderNo: string; isApproved: boolean; reasonCode: string }>> | null;
  /** replaces the seller's memo and flag: the platform keeps only the last, so read before writing */
  setMemo: Call<Readonly<{ channelOrderNo: string; memo: string; flag: string | null }>> | null;
  setStock: Call<Readonly<{ askId: string; productNo: string; skuNo: string; quantity: number }>> | null;
  setPrice: Call<Readonly<{ productNo: string; skuNo: string; price: Fen }>> | null;
  listAfterSales: Call<
    Readonly<{ from: Instant; to: Instant; page: string | null }>,
    Readonly<{ items: readonly AfterSale[]; next: string | null }>
  > | null;
  /**
   * A number alone names nothing on some platforms, so its order comes with it.
   * `oneTimeCode`: sent to the merchant's phone when the first call without it is refused; only where the platform asks for one.
   */
  answerAfterSale: Call<
    Readonly<{ afterSaleNo: string; channelOrderNo: string; isAgreed: boolean; reasonCode: string; remark: string; oneTimeCode?: string }>
  > | null;
}>;

/** What one of the calls is asked: `WriteAsk<'setMemo'>`. */
export type WriteAsk<Name extends keyof WriteBack> = Parameters<Extract<WriteBack[Name], (...args: never[]) => unknown>>[2];
