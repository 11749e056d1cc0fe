import { plusMs, type Instant } from '../../kernel/instant.ts';
import { fen, sumFen, type Fen } from '../../kernel/money.ts';
import type { OrderFlag } from '../order-flag.ts';
import type { OrderContent, OrderLine, Receiver } from '../order-content.ts';
import type { AddedKind } from '../order-kind.ts';

/** What stands behind the number of the order that it follows: `4176…-补1`. */
const suffixes: Readonly<Record<AddedKind, string>> = { resend: '补', exchange: '换', manual: '复' };

/** The flag by which lists and rules know it. */
const flags: Readonly<Record<AddedKind, readonly OrderFlag[]>> = { resend: ['resend'], exchange: ['exchange'], manual: [] };

/** How long an added order may take unless somebody says otherwise. */
const promiseMs = 48 * 3_600_000;

/** `ordinal`: the how manieth of its kind that follows the order. */
export function followingNo(sourceNo: string, kind: AddedKind, ordinal: number): string {
  return `${sourceNo}-${suffixes[kind]}${ordinal}`;
}

/** The number of an order that follows none: `SG-000042`. */
export function handNo(no: number): string {
  return `SG-${String(no).padStart(6, '0')}`;
}

/** A SKU with what is sold of it. */
export type AddedGoods = Readonly<{ code: string; name: string; specification: string; quantity: number; paid: Fen }>;

type Ask = Readonly<{
  kind: AddedKind;
  goods: readonly AddedGoods[];
  receiver: Receiver;
  buyer: OrderContent['buyer'];
  memo: string;
  shipBy: Instant | null;
  now: Instant;
}>;

/** What an added order says: paid, to be shipped, with the money that was typed; goods that are sent again cost nothing. */
export function addedContent({ kind, goods, receiver, buyer, memo, shipBy, now }: Ask): OrderContent {
  const lines = goods.map((one, index) => lineOf(one, index, kind));
  return {
    createdAt: now,
    paidAt: now,
    shippedAt: null,
    completedAt: null,
    shipBy: shipBy ?? plusMs(now, promiseMs),
    platformStatus: '',
    states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
    holds: [],
    buyer: { ...buyer, message: '' },
    seller: { memo, flag: '' },
    receiver,
    invoice: null,
    amounts: amountsOf(sumFen(lines.map(({ amounts }) => amounts.paid))),
    lines,
    shipments: [],
    discrepancies: [],
    flags: flags[kind],
    unknown: {},
  };
}

function lineOf({ code, name, specification, quantity, paid }: AddedGoods, index: number, kind: AddedKind): OrderLine {
  return {
    lineNo: String(index + 1),
    productNo: '',
    skuNo: code,
    merchantCode: code,
    barcode: '',
    title: name,
    specification,
    pictureUrl: '',
    quantity,
    amounts: amountsOf(kind === 'resend' ? fen(0) : paid),
    isGift: false,
    refund: 'none',
    shipping: 'unshipped',
  };
}

function amountsOf(paid: Fen): OrderContent['amounts'] {
  const none = fen(0);
  return { list: paid, merchantDiscount: none, platformDiscount: none, otherDiscount: none, postage: none, paid, receivable: paid };
}
