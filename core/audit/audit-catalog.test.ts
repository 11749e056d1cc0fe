import { expect, test } from 'vitest';
import { itemsFact, readFact, type Facts } from '../conditions/fact.ts';
import type { FieldScope } from '../conditions/field.ts';
import { loggedFacts } from '../conditions/logged-facts.ts';
import { languages } from '../kernel/words.ts';
import { instant } from '../kernel/instant.ts';
import { fen } from '../kernel/money.ts';
import type { OrderContent } from '../orders/order-content.ts';
import { auditCatalog, auditFactsOf } from './audit-catalog.ts';
import type { AuditSubject } from './audit-subject.ts';

const at = instant('2026-11-22T02:00:00.000Z');
const amounts = { list: fen(10_000), merchantDiscount: fen(1_000), platformDiscount: fen(500), otherDiscount: fen(0) };
const content: OrderContent = {
  createdAt: at,
  paidAt: at,
  shippedAt: at,
  completedAt: at,
  shipBy: at,
  platformStatus: 'WAIT',
  states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
  holds: [{ kind: 'risk_review', raw: '1' }],
  buyer: { openId: 'b', nick: '小王', message: '请 发 ＳＦ' },
  seller: { memo: '加急', flag: '1' },
  receiver: {
    kind: 'plain',
    name: '王小明',
    phone: '13912345678',
    province: '浙江省',
    city: '宁波市',
    district: '鄞州区',
    town: '',
    detail: '临时驻地 3 号',
    postcode: '',
    ciphers: {},
    mergeKey: null,
  },
  invoice: { title: '某公司' },
  amounts: { ...amounts, postage: fen(0), paid: fen(8_500), receivable: fen(9_000) },
  lines: [
    {
      lineNo: '1',
      productNo: '6001',
      skuNo: '6001-1',
      merchantCode: 'MILK-3',
      barcode: '690',
      title: '奶粉 ３段',
      specification: '900g',
      pictureUrl: '',
      quantity: 2,
      amounts: { ...amounts, postage: fen(0), paid: fen(8_500), receivable: fen(9_000) },
      isGift: false,
      refund: 'none',
      shipping: 'unshipped',
    },
  ],
  shipments: [],
  discrepancies: [],
  flags: ['live', 'presale'],
  unknown: {},
};

const subject: AuditSubject = {
  order: { shopId: '0190', channel: 'tmall', status: 'received', content, exceptions: ['amounts_differ'] },
  kind: 'sale',
  tags: ['VIP'],
  blockingExceptions: ['goods_unmatched'],
  isHoliday: false,
  money: { cost: fen(6_000), floor: fen(8_000), freight: fen(500), anomaly: 0.4 },
  goods: { weightGram: 1_900, billedWeightGram: 2_400, isOversize: false },
  buyer: {
    orderCount90Days: 3,
    spent90Days: fen(200_000),
    refundPercent: 4,
    isFirstOrder: false,
    tier: 'VIP',
    blacklisted: ['phone'],
    sameSkuCount: 0,
  },
  area: { isRemote: false, isSuspended: false, rainAlertDays: 1 },
  stock: { cover: 'enough', isCoveredByTransit: true },
  logistics: { carrier: 'ZTO', isImposed: false, isReachable: true },
  merge: { unpaidCount: 1, waitingCount: 2 },
  lines: {
    '1': {
      isMatched: true,
      isBundle: false,
      category: '奶粉',
      brand: '爱他美',
      unitPrice: fen(4_250),
      floorPrice: fen(4_000),
      cost: fen(3_000),
      pricePercent: 98,
      stock: 'enough',
    },
  },
};

function blankFields(scope: FieldScope, facts: Facts): string[] {
  return Object.entries(scope).flatMap(([key, { type }]) => (readFact[type](facts[key]) === null ? [key] : []));
}

test('every field that a rule may ask is filled from an order that has it all', () => {
  const facts = auditFactsOf(subject);
  expect(blankFields(auditCatalog.fields, facts)).toEqual([]);
  const [line = {}] = itemsFact(facts['lines']);
  expect(blankFields(auditCatalog.lists.lines.fields, line)).toEqual([]);
});

test('facts are reckoned to the fen and text is normalised', () => {
  expect(auditFactsOf(subject)).toMatchObject({
    'order.margin': 2_500, // 90.00 receivable − 60.00 cost − 5.00 freight
    'order.discount_percent': 15,
    'order.pieces': 2,
    'seller.flag': 'red',
    'buyer.message': '请发sf',
    'ship.address': '浙江省宁波市鄞州区临时驻地3号',
    'order.is_presale': true,
  });
});

test('what is not known is blank, never nought', () => {
  const money = { cost: null, floor: null, freight: null, anomaly: null };
  expect(auditFactsOf({ ...subject, money })).toMatchObject({ 'order.cost': null, 'order.margin': null, 'order.anomaly': null });
});

test('what may be logged of an order names nobody and shows no address', () => {
  const logged = JSON.stringify(loggedFacts(auditCatalog, auditFactsOf(subject)));
  expect(logged).toContain('"order.paid":8500');
  expect(logged).toContain('"merchant_code":"MILK-3"');
  expect(logged).not.toMatch(/临时驻地|王小明|13912345678/);
});

test.each(languages)('no two fields of one scope bear the same name (%s)', (language) => {
  for (const scope of [auditCatalog.fields, auditCatalog.lists.lines.fields]) {
    const names = Object.values(scope).map(({ words }) => words[language]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});

test('every field stands under a heading that exists', () => {
  const groups = Object.values(auditCatalog.fields).map(({ group }) => group);
  expect(groups.filter((group) => group === undefined || !(group in auditCatalog.groups))).toEqual([]);
});
