import { expect, test } from 'vitest';
import { instant } from '../kernel/instant.ts';
import { fen } from '../kernel/money.ts';
import { orderDiff } from './order-diff.ts';
import type { OrderContent } from './order-content.ts';

const at = instant('2026-11-22T02:00:00.000Z');
const amounts = {
  list: fen(100),
  merchantDiscount: fen(0),
  platformDiscount: fen(0),
  otherDiscount: fen(0),
  postage: fen(0),
  paid: fen(100),
  receivable: fen(100),
};
const line = {
  lineNo: '1',
  productNo: 'p',
  skuNo: 's',
  merchantCode: 'm',
  barcode: 'b',
  title: '奶瓶',
  specification: '',
  pictureUrl: '',
  quantity: 1,
  amounts,
  isGift: false,
  refund: 'none',
  shipping: 'unshipped',
} as const;
const order: OrderContent = {
  createdAt: at,
  paidAt: null,
  shippedAt: null,
  completedAt: null,
  shipBy: at,
  platformStatus: 'WAIT_PAY',
  states: { payment: 'unpaid', shipping: 'unshipped', refund: 'none', closing: 'open' },
  holds: [],
  buyer: { openId: 'o', nick: '小张', message: '' },
  seller: { memo: '', flag: '' },
  receiver: {
    kind: 'plain',
    name: '欧阳测试',
    phone: '13912345678',
    province: '浙江省',
    city: '宁波市',
    district: '北仑区',
    town: '',
    detail: '人民路88号',
    postcode: '315800',
    ciphers: {},
    mergeKey: null,
  },
  invoice: null,
  amounts,
  lines: [line],
  shipments: [],
  discrepancies: [],
  flags: [],
  unknown: {},
};
const { states } = order;

test.each<[string, Partial<OrderContent>, string, readonly string[]]>([
  ['a payment', { states: { ...states, payment: 'paid' } }, 'order.paid', ['payment']],
  ['a deposit', { states: { ...states, payment: 'deposit_paid' } }, 'order.payment_changed', ['payment']],
  ['the platform status', { platformStatus: 'WAIT_SEND' }, 'order.status_changed', ['platformStatus']],
  ['a refund of the order', { states: { ...states, refund: 'requested' } }, 'order.refund_changed', ['order']],
  ['a refund of a line', { lines: [{ ...line, refund: 'refunded' }] }, 'order.refund_changed', ['line 1']],
  ['a memo', { seller: { memo: '加急', flag: '' } }, 'order.memo_changed', ['memo']],
  ['a flag', { seller: { memo: '', flag: '红' } }, 'order.flag_changed', ['flag']],
  ['an address', { receiver: { ...order.receiver, detail: '中山路1号' } }, 'order.address_changed', ['detail']],
  ['an invoice', { invoice: { title: '某公司' } }, 'order.invoice_changed', ['title']],
  ['other goods', { lines: [{ ...line, skuNo: 't' }] }, 'order.goods_changed', ['line 1']],
  ['a quantity', { lines: [{ ...line, quantity: 2 }] }, 'order.goods_changed', ['line 1']],
  ["a buyer's message", { buyer: { ...order.buyer, message: '请放门口' } }, 'order.message_changed', ['message']],
  ['shipping elsewhere', { states: { ...states, shipping: 'shipped' } }, 'order.shipped_elsewhere', ['shipping']],
  ['a waybill', { shipments: [{ carrierCode: 'YTO', waybillNo: 'YT1', lineNos: [] }] }, 'order.shipping_changed', ['shipments']],
  ['a signature', { states: { ...states, shipping: 'signed' } }, 'order.signed', ['shipping']],
  ['a closing', { states: { ...states, closing: 'canceled' } }, 'order.canceled', ['closing']],
  ['a completion', { states: { ...states, closing: 'completed' } }, 'order.completed', ['closing']],
  ['an amount', { amounts: { ...amounts, paid: fen(90) } }, 'order.amounts_changed', ['paid']],
  [
    'a sum that does not add up',
    { discrepancies: [{ rule: 'order.paid', platform: fen(1), computed: fen(2) }] },
    'order.discrepancy_changed',
    ['order.paid'],
  ],
  ['a lock by the platform', { holds: [{ kind: 'risk_review', raw: '105' }] }, 'order.holds_changed', ['holds']],
  ['a mark', { flags: ['presale'] }, 'order.marks_changed', ['flags']],
  ['being cut from another order', { splitFrom: 'older' }, 'order.marks_changed', ['splitFrom']],
  ['a mark that nobody knows', { unknown: { new_flag: 1 } }, 'order.marks_changed', ['unknown new_flag']],
  ['a promised time', { shipBy: null }, 'order.ship_by_changed', ['shipBy']],
])('%s is told as one piece of news, naming what changed', (_what, change, event, fields) => {
  const told = orderDiff('order-1', order, { ...order, ...change });
  expect(told.map((news) => [news.event, news.subjectId, news.payload['fields']])).toEqual([[event, 'order-1', fields]]);
});

test('an order that says the same has no news, and several changes are told side by side', () => {
  expect(orderDiff('order-1', order, structuredClone(order))).toEqual([]);
  const paid = orderDiff('order-1', order, { ...order, states: { ...states, payment: 'paid' }, platformStatus: 'WAIT_SEND' });
  expect(paid.map(({ event }) => event)).toEqual(['order.paid', 'order.status_changed']);
});

test('a line that came and a line that went are both told', () => {
  const [news] = orderDiff('order-1', order, { ...order, lines: [{ ...line, lineNo: '2' }] }).filter(
    ({ event }) => event === 'order.goods_changed',
  );
  expect(news?.payload['fields']).toEqual(['line 1', 'line 2']);
  expect([Object.keys(news?.before ?? {}), Object.keys(news?.after ?? {})]).toEqual([['line 1'], ['line 2']]);
});

test('nothing personal is told: receivers are masked, long numbers in notes hidden, invoices and unknown fields left out', () => {
  const secrets = ['王小明', '13800001111', '隐私路7号', '91330206MA2XXXXX', 'secret-value', '6222021234567890'];
  const told = orderDiff('order-1', order, {
    ...order,
    receiver: { ...order.receiver, name: '王小明', phone: '13800001111', detail: '隐私路7号', ciphers: { oaid: 'secret-value' } },
    invoice: { taxNo: '91330206MA2XXXXX' },
    buyer: { openId: 'x', nick: 'y', message: '打 138 0000 1111' },
    seller: { memo: '退到卡 6222021234567890', flag: '' },
    unknown: { new_field: 'secret-value' },
  });
  const text = JSON.stringify(told);
  expect(told.map(({ event }) => event)).toEqual([
    'order.address_changed',
    'order.message_changed',
    'order.memo_changed',
    'order.invoice_changed',
    'order.marks_changed',
  ]);
  expect([...secrets, '138 0000'].filter((secret) => text.includes(secret))).toEqual([]);
  expect(told[0]?.after).toEqual({ kind: 'plain', name: '王**', phone: '138****1111', address: '浙江省宁波市北仑区****' });
});
