import { expect, test } from 'vitest';
import { amountBreaks } from '../channels/amount-break.ts';
import type { ChannelOrder } from '../channels/channel-order.ts';
import { documentOf, fileDocument, fileShape, readDocument, type FileDocument } from './file-document.ts';
import { fieldRow } from './import-field.ts';
import { layoutCodes, layoutOf, type LayoutCode } from './layouts.ts';
import { columnsOf, mappingOf, recognizeFile, savedMappingOf } from './recognize-file.ts';

/** A file as a back office exports it, with made-up rows: its headings and rows, cells parted by `|`. */
type Sample = Readonly<{ headings: string; rows: readonly string[] }>;

const samples = {
  taobao_order: {
    headings:
      '订单编号|买家会员名|买家支付宝账号|买家应付货款|买家应付邮费|总金额|买家实际支付金额|订单状态|买家留言|收货人姓名|收货地址 |联系电话 |联系手机|订单创建时间|订单付款时间 |宝贝标题 |宝贝种类 |物流单号 |物流公司|订单备注|宝贝总数量',
    rows: [
      `="4176302981234567890"|小王|wang@example.cn|90.00|10.00|100.00|100.00|买家已付款，等待卖家发货|请快|王小明|浙江省 杭州市 余杭区 文一西路1号(311100)|'|'13800001234|2026-11-11 00:00:01|2026-11-11 00:00:09|棉柔巾,湿巾|2|||加急|3`,
    ],
  },
  taobao_line: {
    headings:
      '子订单编号|主订单编号|标题|价格|购买数量|外部系统编号|商品属性|套餐信息|备注|订单状态|商家编码|买家应付货款|退款状态|订单创建时间',
    rows: [
      '="4176302981234567891"|="4176302981234567890"|棉柔巾|30.00|2|MRJ|颜色:白||卖家备注|交易成功|MRJ-1|54.00|没有申请退款|2026-11-11 00:00:01',
      '="4176302981234567892"|="4176302981234567890"|湿巾|40.00|1|SJ|||卖家备注|交易成功|SJ-1|36.00|退款成功|2026-11-11 00:00:01',
    ],
  },
  douyin: {
    headings:
      '主订单编号|子订单编号|选购商品|商品规格|商品数量|商品ID|商家编码|商品单价|订单应付金额|运费|优惠总金额|平台优惠|商家优惠|达人优惠|商家改价|支付优惠|红包抵扣|收件人|收件人手机号|省|市|区|街道|详细地址|买家留言|订单提交时间|商家备注|支付完成时间|订单状态|售后状态',
    rows: [
      '\t6917010203040506070|\t6917010203040506071|棉柔巾|80抽|2|\t3570000000000000001|MRJ-1|50.00|84.00|4.00|20.00|5.00|12.00|3.00|0|0|0|张*|1********34|浙江省|宁波市|海曙区|月湖街道|####|-|2026-11-11 00:00:01|-|2026-11-11 00:00:05|待发货|-',
      '\t6917010203040506070|\t6917010203040506072|赠品湿巾|一包|1|\t3570000000000000002|SJ-1|0.00|0.00|0.00|0|0|0|0|0|0|0|张*|1********34|浙江省|宁波市|海曙区|月湖街道|####|-|2026-11-11 00:00:01|-|2026-11-11 00:00:05|待发货|-',
    ],
  },
  youzan_order: {
    headings:
      '订单号|销售渠道|归属店铺|订单类型|订单状态|推广方式|订单创建时间|买家付款时间|交易成功时间|商品金额合计|运费|店铺优惠合计|应收订单金额|订单实付金额|支付优惠合计|全部商品名称|收货人省份|收货人城市|收货人地区|详细收货地址/提货地址|收货人/提货人|收货人手机号/提货人手机号|买家备注|买家手机号|分销员|订单退款状态|订单已退款金额|商家订单备注|分销员',
    rows: [
      'E20261111000001|网店|小满旗舰店|普通订单|已发货|自营|2026-11-11 00:00:01|2026-11-11 00:00:05||100.00|8.00|10.00|98.00|98.00|0.00|棉柔巾(1件)；湿巾(2件)|浙江省|宁波市|海曙区|中山路1号|王小明|138****1234|快点|13900009999|甲||0.00|备注|乙',
    ],
  },
  youzan_line: {
    headings:
      '订单号|订单状态|订单创建时间|商品名称|商品规格|规格编码|商品编码|商品数量|商品单价|商品优惠后价格|商品实际成交金额|商品退款状态|商品发货状态|商品发货物流公司|商品发货物流单号|商品发货时间',
    rows: ['E20261111000001|待发货|2026-11-11 00:00:01|棉柔巾|80抽|MRJ-1|MRJ|2|50.00|45.00|90.00||未发货|||'],
  },
  pinduoduo: {
    headings:
      '订单成交时间|商品|订单号|订单状态|商品总价(元)|邮费(元)|店铺优惠折扣（元）|平台优惠折扣(元)|多多支付立减金额(元)|用户实付金额(元)|商家实收金额(元)|商品数量(件)|发货时间|商品id|商品规格|样式ID|商家编码-规格维度|商家编码-商品维度|商家备注|售后状态|快递单号|快递公司|身份证号码|收货人|手机|省|市|区|详细地址',
    rows: [
      '2026-11-11 00:00:01|棉柔巾|261111-123456789012345\t|已发货，待签收|100.00|0.00|10.00|5.00|1.00|84.00|90.00|2|2026-11-12 10:00:00|123|80抽|456|MRJ-1|MRJ||无售后或售后取消|SF1234567890\t|顺丰|330203199001011234|王*|138****1234|浙江省|宁波市|海曙区|*****',
    ],
  },
  jd: {
    headings:
      '订单号|商品ID|商品名称|订购数量|支付方式|下单时间|京东价|订单金额|结算金额|余额支付|应付金额|订单状态|订单类型|下单帐号|客户姓名|客户地址|联系电话|订单备注|发票抬头|商家备注|商家备注等级（等级1-5为由高到低）|运费金额|付款确认时间|货号|订单完成时间|商家SKUID|商家应收',
    rows: [
      '301234567890|100001|棉柔巾|2|在线支付|2026-11-11 00:00:01|50.00|160.00|150.00|20.00|136.00|等待出库|SOP|jd_user|王小明|浙江省宁波市海曙区中山路1号|1******6198||个人|||6.00|2026-11-11 00:00:05|MRJ||MRJ-1|150.00（系统计算中，该值仅供参考）',
      '301234567890|100002|湿巾|3|在线支付|2026-11-11 00:00:01|20.00|160.00|150.00|20.00|136.00|等待出库|SOP|jd_user|王小明|浙江省宁波市海曙区中山路1号|1******6198||个人|||6.00|2026-11-11 00:00:05|SJ||SJ-1|150.00（系统计算中，该值仅供参考）',
    ],
  },
  wechat_shop: {
    headings:
      '订单号|订单下单时间|支付时间|支付方式|订单状态|是否预售|商品名称|商品编码(平台)|商品编码(自定义)|SKU编码(自定义)|商品属性|商品价格(单件)|商品数量|商品优惠|商品实际价格(总共)|订单运费|订单实际支付金额|商品售后|收件人姓名|收件人手机|省|市|区|收件人地址',
    rows: [
      '3729946591347487488|2026-11-11 00:00:01|2026-11-11 00:00:05|微信支付|待发货|否|棉柔巾|100|MRJ|MRJ-1|80抽|50.00|2|10.00|90.00|6.00|96.00||张**|138****1234|浙江省|宁波市|海曙区|中山路**',
    ],
  },
  generic: {
    headings: '单号|品名|货号|数量|单价|日期|姓名|电话|地址|门店区域',
    rows: ['MD-1|棉柔巾|MRJ-1|2|19.90|2026/11/11|王小明|13800001234|浙江省 宁波市 海曙区 中山路1号|华东'],
  },
} as const satisfies Readonly<Record<LayoutCode, Sample>>;

function read(
  code: LayoutCode,
  change: (cells: string[]) => string[] = (cells) => cells,
): Readonly<{ order: ChannelOrder; document: FileDocument }> {
  const { headings, rows } = samples[code];
  const found = recognizeFile([{ number: 1, cells: headings.split('|') }]);
  if (!found) throw new Error('not recognised');
  const shape = fileShape(found.headings, found.mapping);
  const readings = rows.map((row, at) => shape.read(at + 2, change(row.split('|'))));
  expect(readings.flatMap(({ problems }) => problems)).toEqual([]);
  const document = documentOf(readings, shape, null);
  const reading = readDocument(document, { shape, rows: readings });
  if (!('order' in reading)) throw new Error(JSON.stringify(reading));
  return { order: reading.order, document };
}

test.each(layoutCodes)('the headings of %s are recognised as what they are, wherever they stand among the first rows', (code) => {
  const cells = samples[code].headings.split('|');
  const found = recognizeFile([
    { number: 1, cells: ['小满母婴 订单导出'] },
    { number: 2, cells: ['导出时间：2026-11-22', '共 1 条'] },
    { number: 3, cells: [...cells, '', ''] },
    { number: 4, cells: ['1', '2', '3'] },
  ]);
  expect([found?.mapping.layout, found?.headingRow, found?.headings]).toEqual([code, 3, cells]);
  expect(found?.isSure).toBe(code !== 'generic');
});

test.each(layoutCodes)('what a file of %s says adds up to the fen, its lines to the order', (code) => {
  expect([...amountBreaks(read(code).order), ...read(code).order.discrepancies]).toEqual([]);
});

test.each([
  ['taobao_order', ['4176302981234567890', 'paid', 'unshipped', 'open', 'plain', 10_000, 10_000]],
  ['taobao_line', ['4176302981234567890', 'paid', 'signed', 'completed', 'masked', 10_000, 9_000]],
  ['douyin', ['6917010203040506070', 'paid', 'unshipped', 'open', 'masked', 10_000, 8_400]],
  ['youzan_order', ['E20261111000001', 'paid', 'shipped', 'open', 'masked', 10_000, 9_800]],
  ['youzan_line', ['E20261111000001', 'paid', 'unshipped', 'open', 'masked', 10_000, 9_000]],
  ['pinduoduo', ['261111-123456789012345', 'paid', 'shipped', 'open', 'masked', 10_000, 8_400]],
  ['jd', ['301234567890', 'paid', 'unshipped', 'open', 'masked', 16_000, 15_600]],
  ['wechat_shop', ['3729946591347487488', 'paid', 'unshipped', 'open', 'masked', 10_000, 9_600]],
  ['generic', ['MD-1', 'paid', 'unshipped', 'open', 'plain', 3_980, 3_980]],
] as const)('an order of %s: number, states, receiver, list and paid', (code, facts) => {
  const { channelOrderNo, states, receiver, amounts } = read(code).order;
  const list = code === 'taobao_order' ? amounts.list + amounts.postage : amounts.list;
  expect([channelOrderNo, states.payment, states.shipping, states.closing, receiver.kind, list, amounts.paid]).toEqual(facts);
});

test('several rows of lines become one order with its lines; a gift stays a line of nothing', () => {
  const lines = read('douyin').order.lines.map(({ lineNo, merchantCode, quantity, amounts }) => [
    lineNo,
    merchantCode,
    quantity,
    amounts.list,
  ]);
  expect(lines).toEqual([
    ['6917010203040506071', 'MRJ-1', 2, 10_000],
    ['6917010203040506072', 'SJ-1', 1, 0],
  ]);
});

test('amounts of an order that stand on each of its lines count once', () => {
  const { amounts } = read('jd').order; // 136.00 to pay and 20.00 by balance stand on both rows
  expect([amounts.postage, amounts.paid, amounts.merchantDiscount]).toEqual([600, 15_600, 1_000]);
});

test('goods of one cell become lines only where each bears its quantity; otherwise nothing is made up', () => {
  const youzan = read('youzan_order').order;
  expect(youzan.lines.map(({ title, quantity, merchantCode }) => [title, quantity, merchantCode])).toEqual([
    ['棉柔巾', 1, ''],
    ['湿巾', 2, ''],
  ]);
  const taobao = read('taobao_order').order;
  expect(taobao.lines.map(({ title, quantity }) => [title, quantity])).toEqual([['棉柔巾,湿巾', 3]]);
  expect([youzan.flags.includes('goods_unknown'), taobao.flags.includes('goods_unknown')]).toEqual([true, true]);
});

test('who bears a discount is kept where the file says it, and flagged where it does not', () => {
  const { amounts } = read('pinduoduo').order;
  expect([amounts.merchantDiscount, amounts.platformDiscount, amounts.otherDiscount, amounts.receivable]).toEqual([1_000, 500, 100, 9_000]);
  expect(read('pinduoduo').order.flags).not.toContain('discount_bearer_unknown');
  expect(read('wechat_shop').order.flags).toContain('discount_bearer_unknown');
});

test('a receiver is taken apart where the file writes it into one cell', () => {
  expect(read('taobao_order').order.receiver).toMatchObject({
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    detail: '文一西路1号',
    postcode: '311100',
  });
  expect(read('jd').order.receiver).toMatchObject({ province: '浙江省', city: '宁波市', district: '海曙区', detail: '中山路1号' });
});

test('a masked receiver is flagged: it can be counted and not printed', () => {
  expect(read('douyin').order.flags).toContain('address_not_printable');
  expect(read('taobao_order').order.flags).not.toContain('address_not_printable');
});

test('columns nobody knows are kept and shown; personal data that nobody asked for is not kept at all', () => {
  expect(read('generic').order.unknown).toEqual({ 门店区域: '华东' });
  const kept = JSON.stringify([read('pinduoduo'), read('taobao_order'), read('youzan_order')]);
  for (const secret of ['330203199001011234', 'wang@example.cn', '13900009999']) expect(kept).not.toContain(secret);
});

test('a document that was kept can be read again, joined with another kind of file about the same order', () => {
  const { document } = read('taobao_order');
  const known = fileDocument(JSON.parse(JSON.stringify(document)) as never);
  expect(known).toEqual(document);
  const { headings, rows } = samples.taobao_line;
  const shape = fileShape(headings.split('|'), mappingOf('taobao_line', headings.split('|')));
  const readings = rows.map((row, at) => shape.read(at + 2, row.split('|')));
  const joined = readDocument(documentOf(readings, shape, known), { shape, rows: readings });
  expect(joined).toMatchObject({ order: { receiver: { name: '王小明' }, amounts: { paid: 10_000, postage: 1_000 } } });
  expect('order' in joined && joined.order.lines.map(({ merchantCode }) => merchantCode)).toEqual(['MRJ-1', 'SJ-1']);
  expect('order' in joined && joined.order.flags).not.toContain('goods_unknown');
});

test('an order is as old as the newest moment that its rows name', () => {
  expect(read('pinduoduo').order.modifiedAt).toBe('2026-11-12T02:00:00.000Z');
  expect(read('douyin').order.modifiedAt).toBe('2026-11-10T16:00:05.000Z');
});

test('a mapping that was kept reads the same headings in another order', () => {
  const headings = samples.generic.headings.split('|');
  const mapping = mappingOf('generic', headings);
  const changed = { ...mapping, fields: mapping.fields.map((field, at) => (at === 9 ? ('sellerMemo' as const) : field)) };
  const turned = headings.toReversed();
  expect(mappingOf('generic', turned, savedMappingOf(headings, changed)).fields).toEqual(changed.fields.toReversed());
});

test.each(layoutCodes)('%s names only what its rows can bear: the fingerprint is in its columns, every heading stands once', (code) => {
  const { fingerprint, columns, required } = layoutOf(code);
  expect(fingerprint.filter((heading) => !(heading in columns))).toEqual([]);
  expect(columnsOf(code).size).toBe(Object.keys(columns).length);
  expect(required.flat().every((field) => Object.values(columns).includes(field) || field === 'goodsText')).toBe(true);
  expect(Object.values(columns).every((field) => field === null || fieldRow(field) !== undefined)).toBe(true);
});
