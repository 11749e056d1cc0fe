const headings = '订单号,商品名称,商家编码,规格,数量,单价,买家,收件人,手机,收货地址,下单时间,付款时间,订单状态,备注';

const goods = [
  ['婴儿棉柔巾 80抽', 'MRJ-80', '6包', '2', '39.90'],
  ['一次性防溢乳垫', 'YRD-100', '100片', '1', '45.00'],
  ['硅胶软勺套装', 'RS-02', '两支装', '3', '19.80'],
] as const;

/** Three orders of four lines as a shop's own program would export them; `isWrong` adds rows as people spoil them. */
export function aFileOfOrders(prefix: string, { isWrong = false }: Readonly<{ isWrong?: boolean }> = {}): Buffer {
  const line = (order: number, item: number, change: Readonly<{ quantity?: string; status?: string }> = {}): string => {
    const [title, code, specification, quantity, price] = goods[item] ?? goods[0];
    const day = `2026-11-1${order} 0${order}:15:30`;
    const buyer = ['妈妈不加班', '小橘子', '大海'][order - 1] ?? '路人';
    const receiver = [
      ['周晓雯', '13900010001', '浙江省 宁波市 海曙区 中山西路88号'],
      ['林可', '13900010002', '江苏省 苏州市 姑苏区 平江路12号'],
    ][order - 1] ?? ['王**', '139****0003', '上海市 上海市 徐汇区 漕溪北路***'];
    return [
      `${prefix}-${order}`,
      title,
      code,
      specification,
      change.quantity ?? quantity,
      price,
      buyer,
      ...receiver,
      day,
      day,
      change.status ?? '待发货',
      order === 1 ? '"请尽快，谢谢"' : '',
    ].join(',');
  };
  const rows = [line(1, 0), line(1, 1), line(2, 2), line(3, 0, { status: '已发货' })];
  const wrong = [
    line(4, 0, { quantity: '两箱' }),
    line(4, 1),
    line(5, 2, { quantity: '-1' }),
    line(6, 0, { status: '已揽收' }),
    '合计,,,,9',
  ];
  return Buffer.from(`\uFEFF${[headings, ...rows, ...(isWrong ? wrong : [])].join('\r\n')}\r\n`);
}
