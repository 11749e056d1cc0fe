import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';

/** What a shop of the emulated world sells: one SKU of one product. Numbers are neutral; a platform makes its own of them. */
export type Goods = Readonly<{
  productSeq: number;
  skuSeq: number;
  title: string;
  specification: string;
  merchantCode: string;
  barcode: string;
  price: Fen;
  weightGram: number;
  categoryName: string;
}>;

export type Address = Readonly<{ province: string; city: string; district: string; town: string; detail: string; postcode: string }>;

export type Customer = Readonly<{ seq: number; nick: string; name: string; phone: string; address: Address }>;

export type TradeLine = Readonly<{
  seq: number;
  goods: Goods;
  quantity: number;
  merchantDiscount: Fen;
  platformDiscount: Fen;
  isGift: boolean;
}>;

export type Shipment = Readonly<{
  carrierCode: string;
  waybillNo: string;
  atMs: number;
  lines: readonly Readonly<{ lineSeq: number; quantity: number }>[];
}>;

export type RefundState = 'asked' | 'agreed' | 'refused' | 'withdrawn' | 'paid';
export type Refund = Readonly<{
  seq: number;
  lineSeq: number;
  kind: 'refund_only' | 'return_refund';
  amount: Fen;
  reason: string;
  state: RefundState;
  askedMs: number;
  changedMs: number;
}>;

/** One purchase in the emulated world, told without any platform's words. Replaced as a whole when it changes. */
export type Trade = Readonly<{
  seq: number;
  shopSeq: number;
  customer: Customer;
  /** where the parcel goes now; differs from the customer's after an address change */
  receiver: Readonly<{ name: string; phone: string; address: Address }>;
  lines: readonly TradeLine[];
  postage: Fen;
  createdMs: number;
  paidMs: number | null;
  /** presale: paid deposit only, until this is set */
  finalPaidMs: number | null;
  isPresale: boolean;
  presaleShipMs: number | null;
  /** the platform reviews it: must not ship */
  isUnderRisk: boolean;
  /** asked by the buyer, waiting for the seller's answer */
  askedAddress: Readonly<{ name: string; phone: string; address: Address; atMs: number }> | null;
  shipByMs: number | null;
  shipments: readonly Shipment[];
  signedMs: number | null;
  completedMs: number | null;
  canceledMs: number | null;
  refunds: readonly Refund[];
  buyerMessage: string;
  sellerMemo: string;
  sellerFlag: number;
  isUrged: boolean;
  modifiedMs: number;
  /** what only one platform knows, by its own field names: live room, subsidy, tags */
  extras: JsonObject;
}>;
