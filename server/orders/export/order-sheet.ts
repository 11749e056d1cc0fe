import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { maskName, maskPhone } from '@zhidan/core/kernel/mask.ts';
import { say, type Language, type Words } from '@zhidan/core/kernel/words.ts';
import type { Amounts, OrderLine } from '@zhidan/core/orders/order-content.ts';
import { pieceCountOf } from '@zhidan/core/orders/order-content.ts';
import type { OrderColumn } from '@zhidan/core/orders/order-column.ts';
import { orderFlags } from '@zhidan/core/orders/order-flag.ts';
import type { ExceptionView } from '@zhidan/core/orders/goods-view.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { maskNote } from '@zhidan/core/orders/mask-note.ts';
import { orderStatusWords } from '@zhidan/core/orders/order-life.ts';
import { closingWords, holdWords, paymentWords, refundWords, shippingWords } from '@zhidan/core/orders/order-state-words.ts';
import type { SheetCell, SheetColumn } from '../../platform/sheets/write-sheet.ts';
import type { StoredOrder } from '../order-store.ts';

/** How orders are to be written. */
export type SheetStyle = Readonly<{
  language: Language;
  shopNames: ReadonlyMap<string, string>;
  /** receivers and buyers as the platform gives them; else masked */
  isRevealed: boolean;
}>;

/** An order with the exceptions that are open. */
export type SheetOrder = StoredOrder & Readonly<{ exceptions: readonly ExceptionView[] }>;

type Heading = Readonly<{ words: Words; width: number; cell: (order: SheetOrder, style: SheetStyle) => SheetCell }>;

const heading = (chinese: string, english: string, width: number, cell: Heading['cell']): Heading => ({
  words: { 'zh-CN': chinese, en: english },
  width,
  cell,
});

const moment =
  (of: (order: SheetOrder) => Instant | null): Heading['cell'] =>
  (order) => {
    const at = of(order);
    return at && shanghaiText(at);
  };
const amount =
  (of: (amounts: Amounts) => number): Heading['cell'] =>
  ({ content }) => ({ yuan: of(content.amounts) });
const listed = (texts: readonly string[], { language }: SheetStyle): string =>
  texts.filter((text) => text !== '').join(language === 'zh-CN' ? '、' : ', ');

/** The sheet's columns for each of the list; a cell with several things in it becomes several columns. */
const headings: Readonly<Record<OrderColumn, readonly Heading[]>> = {
  no: [heading('订单号', 'Order', 24, ({ channelOrderNo }) => channelOrderNo)],
  shop: [heading('店铺', 'Shop', 18, ({ shopId }, { shopNames }) => shopNames.get(shopId) ?? shopId)],
  goods: [
    heading('商品', 'Goods', 48, ({ content }) => content.lines.map(goodsText).join('\n')),
    heading('商家编码', 'Merchant code', 20, ({ content }) => content.lines.map(({ merchantCode }) => merchantCode).join('\n')),
  ],
  pieces: [heading('件数', 'Pieces', 8, ({ content }) => pieceCountOf(content.lines))],
  paid: [
    heading(
      '实付',
      'Paid',
      12,
      amount(({ paid }) => paid),
    ),
  ],
  receiver: [
    heading('收件人', 'Receiver', 12, ({ content: { receiver } }, { isRevealed }) =>
      isRevealed ? receiver.name : maskName(receiver.name),
    ),
    heading('电话', 'Phone', 15, ({ content: { receiver } }, { isRevealed }) => (isRevealed ? receiver.phone : maskPhone(receiver.phone))),
    heading('省', 'Province', 12, ({ content }) => content.receiver.province),
    heading('市', 'City', 12, ({ content }) => content.receiver.city),
    heading('区县', 'District', 12, ({ content }) => content.receiver.district),
    heading('详细地址', 'Address', 36, addressText),
  ],
  status: [
    heading('状态', 'Status', 10, ({ status }, { language }) => say(orderStatusWords[status], language)),
    heading('付款', 'Payment', 10, ({ content }, { language }) => say(paymentWords[content.states.payment], language)),
    heading('发货', 'Shipping', 10, ({ content }, { language }) => say(shippingWords[content.states.shipping], language)),
    heading('退款', 'Refund', 10, ({ content }, { language }) => say(refundWords[content.states.refund], language)),
    heading('交易', 'Closing', 10, ({ content }, { language }) => say(closingWords[content.states.closing], language)),
  ],
  shipBy: [
    heading(
      '发货时限',
      'Ship by',
      20,
      moment(({ content }) => content.shipBy),
    ),
  ],
  notes: [
    heading('买家留言', "Buyer's message", 28, ({ content: { buyer } }, { isRevealed }) => noteText(buyer.message, isRevealed)),
    heading('卖家备注', "Seller's memo", 28, ({ content: { seller } }, { isRevealed }) => noteText(seller.memo, isRevealed)),
  ],
  orderedAt: [
    heading(
      '下单时间',
      'Ordered',
      20,
      moment(({ content }) => content.createdAt),
    ),
  ],
  paidAt: [
    heading(
      '付款时间',
      'Paid at',
      20,
      moment(({ content }) => content.paidAt),
    ),
  ],
  receivable: [
    heading(
      '应收',
      'Receivable',
      12,
      amount(({ receivable }) => receivable),
    ),
  ],
  discount: [
    heading(
      '商家优惠',
      "Merchant's discount",
      12,
      amount(({ merchantDiscount }) => merchantDiscount),
    ),
    heading(
      '平台优惠',
      "Platform's discount",
      12,
      amount(({ platformDiscount }) => platformDiscount),
    ),
    heading(
      '其他优惠',
      'Other discounts',
      12,
      amount(({ otherDiscount }) => otherDiscount),
    ),
  ],
  postage: [
    heading(
      '运费',
      'Postage',
      10,
      amount(({ postage }) => postage),
    ),
  ],
  waybills: [
    heading('运单号', 'Waybills', 22, ({ content }) => content.shipments.map(({ waybillNo }) => waybillNo).join('\n')),
    heading('快递', 'Courier', 12, ({ content }) => content.shipments.map(({ carrierCode }) => carrierCode).join('\n')),
  ],
  exceptions: [
    heading('异常', 'Exceptions', 24, ({ exceptions }, style) =>
      listed(
        exceptions.map(({ kind }) => say(orderExceptions[kind].words, style.language)),
        style,
      ),
    ),
  ],
  marks: [
    heading('标记', 'Marks', 20, ({ content }, style) =>
      listed(
        content.flags.map((flag) => flagText(flag, style.language)),
        style,
      ),
    ),
    heading('平台限制', 'Holds', 20, ({ content }, style) =>
      listed(
        content.holds.map(({ kind }) => say(holdWords[kind], style.language)),
        style,
      ),
    ),
  ],
  platformStatus: [heading('平台状态', 'Platform status', 26, ({ content }) => content.platformStatus)],
};

/** The heading of a sheet that shows these columns. */
export function sheetColumns(columns: readonly OrderColumn[], language: Language): readonly SheetColumn[] {
  return columns.flatMap((column) => headings[column].map(({ words, width }) => ({ title: say(words, language), width })));
}

/** An order as a row of the sheet. */
export function sheetRow(order: SheetOrder, columns: readonly OrderColumn[], style: SheetStyle): readonly SheetCell[] {
  return columns.flatMap((column) => headings[column].map(({ cell }) => cell(order, style)));
}

function addressText({ content: { receiver } }: SheetOrder, { isRevealed }: SheetStyle): string {
  return isRevealed ? `${receiver.town}${receiver.detail}` : '****';
}

/** What people typed may hold a phone number. */
function noteText(note: string, isRevealed: boolean): string {
  return isRevealed ? note : maskNote(note);
}

function goodsText({ title, specification, quantity }: OrderLine): string {
  return `${title}${specification === '' ? '' : ` ${specification}`} ×${quantity}`;
}

function flagText(flag: string, language: Language): string {
  return flag in orderFlags ? say(orderFlags[flag as keyof typeof orderFlags], language) : flag;
}

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** `2026-11-22 11:04:05`, the wall clock in Shanghai. */
function shanghaiText(at: Instant): string {
  return shanghai.format(instantMs(at));
}
