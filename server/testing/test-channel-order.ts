import type { ChannelOrder, ChannelOrderLine } from '@zhidan/core/channels/channel-order.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';

/** Pieces of personal data in the orders of tests: what nobody may find in a journal or a log. */
export const plainReceiver: ChannelOrder['receiver'] = {
  kind: 'plain',
  name: '欧阳测试',
  phone: '13912345678',
  province: '浙江省',
  city: '宁波市',
  district: '北仑区',
  town: '新碶街道',
  detail: '人民路88号3幢502室',
  postcode: '315800',
  ciphers: {},
  mergeKey: '欧阳测试|13912345678|人民路88号3幢502室',
};

export const maskedReceiver: ChannelOrder['receiver'] = {
  ...plainReceiver,
  kind: 'masked',
  name: '欧**',
  phone: '139****5678',
  detail: '人***号',
  ciphers: { oaid: 'oaid-of-the-receiver' },
  mergeKey: 'oaid-of-the-receiver',
};

export function aChannelLine(change: Partial<ChannelOrderLine> = {}): ChannelOrderLine {
  const amounts = { list: fen(5_990), merchantDiscount: fen(500), platformDiscount: fen(200), otherDiscount: fen(0) };
  return {
    lineNo: '1',
    productNo: '6001',
    skuNo: '6001-01',
    merchantCode: 'BABY-01',
    barcode: '6901234567892',
    title: '婴儿连体衣 春秋款',
    specification: '颜色:米白;尺码:73cm',
    pictureUrl: 'https://img.example.cn/6001.jpg',
    quantity: 1,
    amounts: { ...amounts, postage: fen(0), paid: fen(5_290), receivable: fen(5_490) },
    isGift: false,
    refund: 'none',
    shipping: 'unshipped',
    raw: {},
    ...change,
  };
}

/** A paid order of two lines whose sums add up; only what the test is about is spelled out. */
export function aChannelOrder(change: Partial<ChannelOrder> = {}): ChannelOrder {
  const at = instant('2026-11-22T02:00:00.000Z');
  const amounts = { list: fen(11_980), merchantDiscount: fen(1_000), platformDiscount: fen(400), otherDiscount: fen(0) };
  return {
    channelOrderNo: '4176302981234567890',
    modifiedAt: at,
    createdAt: at,
    paidAt: instant('2026-11-22T02:01:00.000Z'),
    shippedAt: null,
    completedAt: null,
    shipBy: instant('2026-11-24T02:01:00.000Z'),
    platformStatus: 'WAIT_SELLER_SEND_GOODS',
    states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
    holds: [],
    buyer: { openId: 'AAHk-open-id', nick: '小**', message: '' },
    seller: { memo: '', flag: '' },
    receiver: maskedReceiver,
    invoice: null,
    amounts: { ...amounts, postage: fen(600), paid: fen(11_180), receivable: fen(11_580) },
    lines: [aChannelLine(), aChannelLine({ lineNo: '2', skuNo: '6001-02', specification: '颜色:米白;尺码:80cm' })],
    shipments: [],
    discrepancies: [],
    flags: [],
    unknown: {},
    ...change,
  };
}

/** An order with a document about as long as a platform's; the document says all that the order says. */
export function received(order: ChannelOrder): { document: JsonObject; order: ChannelOrder } {
  return { document: JSON.parse(JSON.stringify({ trade: order })) as JsonObject, order };
}
