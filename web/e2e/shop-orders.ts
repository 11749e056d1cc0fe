import { addSku as addSkuContract } from '@zhidan/core/catalog/sku-api.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { ChannelOrder, ChannelOrderLine } from '@zhidan/core/channels/channel-order.ts';
import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { fen, splitFen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { addSku } from '../../server/catalog/skus/add-sku.ts';
import { addShop, receiveChannelOrders } from '../../server/channels/index.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import type { Merchant } from '../../server/platform/merchant.ts';

const hourMs = 3_600_000;

type Goods = Readonly<{ code: string; title: string; specification: string; price: number; color: string }>;

const shelf: readonly Goods[] = [
  { code: 'MP-3D-800', title: '爱他美卓萃幼儿配方奶粉 3 段 800g 罐装', specification: '规格:800g*1 罐', price: 31_900, color: '#c9a86a' },
  {
    code: 'DP-XL-64',
    title: '云柔透气超薄纸尿裤 XL 码拉拉裤男女宝宝',
    specification: '尺码:XL;数量:64 片',
    price: 12_900,
    color: '#8fb8d8',
  },
  { code: 'BABY-73-MB', title: '婴儿连体衣春秋款纯棉新生儿哈衣', specification: '颜色:米白;尺码:73cm', price: 5_990, color: '#e3d5c0' },
  { code: 'BOTTLE-240', title: '宽口径防胀气玻璃奶瓶', specification: '容量:240ml', price: 8_900, color: '#a8c9b4' },
  { code: 'KETTLE-13', title: '智能恒温调奶器热水壶', specification: '容量:1.3L;颜色:白', price: 15_900, color: '#b9b6cc' },
  { code: 'WIPES-80-5', title: '婴儿手口湿巾带盖', specification: '规格:80 抽*5 包', price: 2_990, color: '#9ed0c9' },
  { code: 'CHAIR-DN', title: '宝宝餐椅可折叠便携式婴儿吃饭座椅', specification: '颜色:薄荷绿', price: 23_900, color: '#7fb59a' },
];

const people = [
  ['陈**', '138****2041', '浙江省', '宁波市', '鄞州区'],
  ['林**', '159****7716', '广东省', '深圳市', '南山区'],
  ['王**', '187****0932', '江苏省', '苏州市', '昆山市'],
  ['赵**', '136****5678', '四川省', '成都市', '武侯区'],
  ['周**', '139****4410', '山东省', '青岛市', '市北区'],
  ['黄**', '150****8823', '湖北省', '武汉市', '洪山区'],
] as const;

/** A picture as a platform would have one, without asking the network. */
const pictureOf = ({ color }: Goods): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" fill="${color}"/><circle cx="18" cy="15" r="6" fill="#fff" opacity=".75"/><rect x="9" y="23" width="18" height="7" rx="3" fill="#fff" opacity=".75"/></svg>`)}`;

function lineOf(goods: Goods, at: number, quantity: number, isGift = false): ChannelOrderLine {
  const list = fen(isGift ? 0 : goods.price * quantity);
  const merchantDiscount = fen(Math.round(list / 20));
  const platformDiscount = fen(at === 0 && list > 10_000 ? 500 : 0);
  const paid = fen(list - merchantDiscount - platformDiscount);
  return {
    lineNo: String(at + 1),
    productNo: `70${goods.code.length}${goods.price}`,
    skuNo: goods.code,
    merchantCode: goods.code,
    barcode: '',
    title: goods.title,
    specification: goods.specification,
    pictureUrl: pictureOf(goods),
    quantity,
    amounts: {
      list,
      merchantDiscount,
      platformDiscount,
      otherDiscount: fen(0),
      postage: fen(0),
      paid,
      receivable: fen(paid + platformDiscount),
    },
    isGift,
    refund: 'none',
    shipping: 'unshipped',
    raw: {},
  };
}

type Side = Partial<ChannelOrder> &
  Readonly<{ ageHours: number; goods: readonly (readonly [number, number])[]; gift?: number; leftHours?: number }>;

/** What a morning brings: each row an order, its age, its goods as place on the shelf and quantity, and what is special about it. */
const sides: readonly Side[] = [
  { ageHours: 0.2, goods: [[0, 2]], buyer: { openId: '', nick: '小雨爱宝宝', message: '麻烦发顺丰，周末送到' } },
  {
    ageHours: 0.5,
    goods: [
      [1, 1],
      [5, 2],
    ],
  },
  { ageHours: 0.7, goods: [[2, 1]], states: { payment: 'unpaid', shipping: 'unshipped', refund: 'none', closing: 'open' } },
  {
    ageHours: 1.1,
    goods: [
      [3, 1],
      [2, 2],
      [5, 1],
    ],
    gift: 5,
    flags: ['live', 'affiliate'],
  },
  {
    ageHours: 2.4,
    goods: [[6, 1]],
    flags: ['presale'],
    states: { payment: 'deposit_paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
  },
  { ageHours: 3.2, goods: [[0, 1]], states: { payment: 'paid', shipping: 'unshipped', refund: 'requested', closing: 'open' } },
  {
    ageHours: 5,
    goods: [[4, 1]],
    holds: [{ kind: 'risk_review', raw: 'RISK_CONTROL' }],
    unknown: { new_gift_flag: '1', trade_ext: { scene: 'mini' } },
  },
  { ageHours: 9, goods: [[1, 4]], seller: { memo: '老客户，送试用装', flag: '3' } },
  {
    ageHours: 37,
    leftHours: 9.5,
    goods: [
      [5, 3],
      [2, 1],
    ],
    flags: ['urge'],
  },
  { ageHours: 45, leftHours: 1.4, goods: [[0, 6]], seller: { memo: '大单，主管已知', flag: '1' } },
  { ageHours: 52, leftHours: -3.2, goods: [[3, 2]] },
  {
    ageHours: 53,
    goods: [
      [1, 1],
      [3, 1],
    ],
    states: { payment: 'paid', shipping: 'partly_shipped', refund: 'none', closing: 'open' },
  },
  { ageHours: 70, goods: [[6, 1]], states: { payment: 'paid', shipping: 'shipped', refund: 'none', closing: 'open' } },
  { ageHours: 90, goods: [[2, 3]], states: { payment: 'paid', shipping: 'signed', refund: 'none', closing: 'completed' } },
  { ageHours: 96, goods: [[4, 1]], states: { payment: 'paid', shipping: 'unshipped', refund: 'refunded', closing: 'canceled' } },
];

const channelsOf: readonly (readonly [ChannelCode, string])[] = [
  ['tmall', '贝乐母婴旗舰店'],
  ['douyin', '贝乐官方抖音店'],
  ['youzan', '贝乐有赞微商城'],
];

/** Keeps what is on the shelf as SKUs: the diapers as a bundle of two, the kettle not at all, so that one listing waits for its match. */
async function keepSkus({ db, clock }: Merchant): Promise<void> {
  const by = systemCaller('demo');
  await inTransaction(db, async (tx) => {
    const keep = async (code: string, name: string, specification: string, components: readonly SkuQuantity[] = []): Promise<SkuId> => {
      const content = addSkuContract.input.parse({ code, name, specification, barcode: '', brand: '', category: '', components });
      return (await addSku(tx, { ...content, by, now: clock() })).id;
    };
    const pack = await keep('DP-XL-32', '云柔纸尿裤 XL 小包', '32 片');
    await keep('DP-XL-64', '云柔纸尿裤 XL 两包装', '64 片', [{ skuId: pack, quantity: 2 }]);
    const others = shelf.filter(({ code }) => code !== 'DP-XL-64' && code !== 'KETTLE-13');
    for (const { code, title, specification } of others) await keep(code, title, specification);
  });
}

type SkuQuantity = Readonly<{ skuId: SkuId; quantity: number }>;

/** Fills the demo's shops with orders as platforms tell of them, and then with what platforms tell later. */
export async function receiveShopOrders(merchant: Merchant): Promise<void> {
  const { db, clock, vault } = merchant;
  const now = clock();
  await keepSkus(merchant);
  for (const [place, [channel, name]] of channelsOf.entries()) {
    const { shopId } = await inTransaction(db, (tx) =>
      addShop(tx, { by: systemCaller('channels'), now, channel, name, app: { fields: {}, addresses: {} } }, vault),
    );
    const orders = sides
      .filter((_side, index) => index % channelsOf.length === place || index % 5 === place)
      .map((side, index) => orderOf(side, { index, place, now }));
    await receive(merchant, shopId, orders, plusMs(now, -60_000));
    await receive(
      merchant,
      shopId,
      orders.slice(0, 2).map((order) => toldLater(order, now)),
      now,
    );
  }
}

async function receive(merchant: Merchant, shopId: ShopId, orders: readonly ChannelOrder[], readAt: Instant): Promise<void> {
  const ask = { by: systemCaller('channels'), now: readAt, shopId, road: 'pull', readAt } as const;
  const received = orders.map((order) => ({ document: JSON.parse(JSON.stringify({ trade: order })), order }));
  await inTransaction(merchant.db, (tx) => receiveChannelOrders(tx, { ...ask, orders: received }, merchant.vault));
}

type Place = Readonly<{ index: number; place: number; now: Instant }>;

function orderOf({ ageHours, goods, gift, leftHours, ...side }: Side, { index, place, now }: Place): ChannelOrder {
  const createdAt = plusMs(now, -(ageHours + place / 7) * hourMs);
  const states = side.states ?? { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' };
  const lines = goods.flatMap(([at, quantity], line) => (shelf[at] ? [lineOf(shelf[at], line, quantity)] : []));
  if (gift !== undefined && shelf[gift]) lines.push(lineOf(shelf[gift], lines.length, 1, true));
  const sum = (pick: (line: ChannelOrderLine) => Fen): Fen => sumFen(lines.map(pick));
  const isPaid = states.payment === 'paid';
  const amounts = {
    list: sum(({ amounts: { list } }) => list),
    merchantDiscount: sum(({ amounts: { merchantDiscount } }) => merchantDiscount),
    platformDiscount: sum(({ amounts: { platformDiscount } }) => platformDiscount),
    otherDiscount: fen(0),
    postage: fen(0),
    paid: isPaid ? sum(({ amounts: { paid } }) => paid) : fen(states.payment === 'deposit_paid' ? 5_000 : 0),
    receivable: sum(({ amounts: { receivable } }) => receivable),
  };
  const shares = splitFen(
    amounts.paid,
    lines.map(({ amounts: { list } }) => list),
  );
  const [name, phone, province, city, district] = people[(index + place) % people.length] ?? people[0];
  const isSent = states.shipping !== 'unshipped';
  return {
    channelOrderNo: `${4_176_302_981 + place}${String(234_567_890 + index * 7_919)}`,
    modifiedAt: createdAt,
    createdAt,
    paidAt: isPaid ? plusMs(createdAt, 65_000) : null,
    shippedAt: isSent ? plusMs(createdAt, 20 * hourMs) : null,
    completedAt: states.closing === 'completed' ? plusMs(createdAt, 80 * hourMs) : null,
    shipBy: isPaid ? plusMs(now, (leftHours ?? 48 - ageHours) * hourMs) : null,
    platformStatus: isPaid ? 'WAIT_SELLER_SEND_GOODS' : 'WAIT_BUYER_PAY',
    states,
    holds: [],
    buyer: { openId: `AAHk-${place}-${index}`, nick: '', message: '' },
    seller: { memo: '', flag: '' },
    receiver: {
      kind: 'cipher',
      name,
      phone,
      province,
      city,
      district,
      town: '',
      detail: '****',
      postcode: '',
      ciphers: { oaid: `1w6uwSrQ5dTnN4n5oHcAoXxR${place}${index}` },
      mergeKey: `oaid-${place}-${index}`,
      ...(index === 1
        ? { kind: 'plain', name: '陈晓彤', phone: '13800132041', town: '钟公庙街道', detail: '学士路 655 号 3 幢 502 室' }
        : {}),
    } as ChannelOrder['receiver'],
    invoice: null,
    amounts,
    lines: isPaid ? lines : lines.map((line, at) => ({ ...line, amounts: { ...line.amounts, paid: shares[at] ?? fen(0) } })),
    shipments: isSent ? [{ carrierCode: 'SF', waybillNo: `SF13${place}4455667${index}`, lineNos: ['1'] }] : [],
    discrepancies: ageHours === 9 ? [{ rule: 'lines.paid', platform: amounts.paid, computed: fen(amounts.paid - 1) }] : [],
    flags: [],
    unknown: {},
    ...side,
  };
}

/** The same order after its buyer asked for another address and its seller noted it. */
function toldLater(order: ChannelOrder, now: Instant): ChannelOrder {
  const receiver = { ...order.receiver, district: '江北区', detail: `${order.receiver.detail}*` };
  return {
    ...order,
    modifiedAt: now,
    receiver,
    seller: { memo: '买家改地址，已确认', flag: '2' },
    flags: [...order.flags, 'address_changed'],
  };
}
