/** What the emulated platforms say of a day's orders, and why by their word one must not leave by itself. */
import type { RunningEmulators } from '../run-emulators.ts';

/** A trade as the control API shows it. Amounts in fen. */
export type DayTrade = Readonly<{
  no: string;
  shop: number;
  createdAt: string;
  isPaid: boolean;
  isPresale: boolean;
  isUnderRisk: boolean;
  shipping: 'none' | 'part' | 'all';
  isClosed: boolean;
  isSigned: boolean;
  paid: number;
  lines: readonly Readonly<{ seq: number; merchantCode: string; quantity: number; isGift: boolean }>[];
  refunds: readonly Readonly<{ state: string }>[];
  shipments: readonly Readonly<{ carrierCode: string; waybillNo: string }>[];
  receiver: Readonly<{ province: string; city: string }>;
  buyerMessage: string;
  sellerMemo: string;
  sellerFlag: number;
}>;

export async function tradesOf({ control }: RunningEmulators, shops: readonly number[]): Promise<readonly DayTrade[]> {
  const all = await Promise.all(shops.map((shop) => control('GET', 'trades', { shop, limit: 100_000 })));
  return all.flat() as unknown as readonly DayTrade[];
}

/** What the merchant knows of its goods: costs by code, in fen. */
export type DayGoods = ReadonlyMap<string, Readonly<{ costFen: number | null }>>;

/** The rules of the starter pack that a demo has on, and what nobody may ship, told by the platform's facts alone. */
const reasons: Readonly<Record<string, (trade: DayTrade, goods: DayGoods) => boolean>> = {
  unpaid: ({ isPaid }) => !isPaid,
  presale: ({ isPresale }) => isPresale,
  closed: ({ isClosed }) => isClosed,
  refund: ({ refunds }) => refunds.some(({ state }) => !['withdrawn', 'refused'].includes(state)),
  risk: ({ isUnderRisk }) => isUnderRisk,
  message: ({ buyerMessage }) => buyerMessage.trim() !== '',
  memo: ({ sellerMemo, sellerFlag }) => sellerMemo.trim() !== '' || sellerFlag === 1,
  small: ({ paid }) => paid < 500,
  large: ({ paid }) => paid > 50_000,
  'below cost': (trade, goods) => trade.paid < 0.9 * costOf(trade, goods),
  'unknown goods': ({ lines }, goods) => lines.some(({ merchantCode }) => !goods.has(merchantCode)),
};

const costOf = ({ lines }: DayTrade, goods: DayGoods): number =>
  lines.reduce((sum, { merchantCode, quantity }) => sum + quantity * (goods.get(merchantCode)?.costFen ?? 0), 0);

/** Why a trade has to wait; nothing: it has to leave by itself. */
export function reasonsToWait(trade: DayTrade, goods: DayGoods): readonly string[] {
  return Object.entries(reasons).flatMap(([name, holds]) => (holds(trade, goods) ? [name] : []));
}
