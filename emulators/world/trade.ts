import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';

/** What a shop of the emulated world sells: one SKU of one product. Numbers are neutral; a platform makes its own of them. */
export type Goods = Readonly<{
  productSeq: number;
  /** unique in the world */
  skuSeq: number;
  title: string;
  /** `颜色:黑色;尺码:L`; empty for goods of one kind */
  specification: string;
  /** code of the product; `merchantCode` is the SKU's */
  productCode: string;
  merchantCode: string;
  barcode: string;
  price: Fen;
  stock: number;
  weightGram: number;
  categoryName: string;
  /** how often it is bought beside the others of its shop */
  popularity: number;
  /** given away with others, not sold by itself */
  isGift: boolean;
}>;

export type Address = Readonly<{ province: string; city: string; district: string; town: string; detail: string; postcode: string }>;
export type Receiver = Readonly<{ name: string; phone: string; address: Address }>;

export type Customer = Readonly<{ seq: number; nick: string; name: string; phone: string; address: Address }>;

export type TradeLine = Readonly<{
  /** 1, 2, 3 … within the trade */
  seq: number;
  goods: Goods;
  quantity: number;
  merchantDiscount: Fen;
  platformDiscount: Fen;
  /** borne by somebody else: live-room author, bank */
  otherDiscount: Fen;
  isGift: boolean;
  /** the line that brought this gift */
  giftOf: number | null;
}>;

export type Shipment = Readonly<{
  carrierCode: string;
  waybillNo: string;
  atMs: number;
  lines: readonly Readonly<{ lineSeq: number; quantity: number }>[];
}>;

/** `agreed`: the buyer may send the goods back; `returned`: they are on their way; `paid`: money is back, the end. */
export type RefundState = 'asked' | 'agreed' | 'returned' | 'refused' | 'withdrawn' | 'paid';
export type Refund = Readonly<{
  /** unique in the world */
  seq: number;
  lineSeq: number;
  kind: 'refund_only' | 'return_refund' | 'exchange';
  quantity: number;
  amount: Fen;
  reason: string;
  state: RefundState;
  refuseReason: string;
  returnWaybill: Readonly<{ carrierCode: string; waybillNo: string }> | null;
  askedMs: number;
  changedMs: number;
}>;

/** One purchase in the emulated world, told without any platform's words. Replaced as a whole when it changes. */
export type Trade = Readonly<{
  /** unique in the world, ascending by creation */
  seq: number;
  shopSeq: number;
  customer: Customer;
  /** where the parcel goes now; differs from the customer's after an address change */
  receiver: Receiver;
  lines: readonly TradeLine[];
  postage: Fen;
  createdMs: number;
  /** a presale: the deposit was paid */
  paidMs: number | null;
  /** presale: paid deposit only, until this is set */
  finalPaidMs: number | null;
  isPresale: boolean;
  /** part of the price paid first; 0 without presale */
  deposit: Fen;
  presaleShipMs: number | null;
  /** the platform reviews it: must not ship */
  isUnderRisk: boolean;
  /** asked by the buyer, waiting for the seller's answer */
  askedAddress: (Receiver & Readonly<{ atMs: number }>) | null;
  /** when the receiver last changed after payment */
  addressChangedMs: number | null;
  shipByMs: number | null;
  shipments: readonly Shipment[];
  signedMs: number | null;
  completedMs: number | null;
  canceledMs: number | null;
  cancelReason: string;
  refunds: readonly Refund[];
  buyerMessage: string;
  sellerMemo: string;
  sellerFlag: number;
  isUrged: boolean;
  modifiedMs: number;
  /** what only one platform knows, by its own field names: live room, subsidy, tags; merged over the document it sends */
  extras: JsonObject;
}>;
