/** 发货单: what lies in the parcel, for the buyer. No prices: it may be a present. */
export type PackingSlip = Readonly<{
  shopName: string;
  fulfillmentNo: string;
  orderNos: readonly string[];
  carrierName: string;
  waybillNo: string;
  /** hidden in part already */
  receiver: Readonly<{ name: string; phone: string; address: string }>;
  lines: readonly Readonly<{ code: string; name: string; specification: string; quantity: number; isGift: boolean }>[];
  note: string;
  printedAt: string;
}>;
