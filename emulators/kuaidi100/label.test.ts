import { afterEach, beforeEach, expect, test } from 'vitest';
import { openListener } from '../world/listener-fixture.ts';
import { testSender } from '../world/waybills/waybill-fixture.ts';
import { openKuaidi100, type OpenKuaidi100 } from './kuaidi100-fixture.ts';

let open: OpenKuaidi100;
beforeEach(async () => {
  open = await openKuaidi100();
  await open.play([
    {
      do: 'subscribe',
      platform: 'kuaidi100',
      carrier: 'ZTO',
      customerCode: 'K001',
      customerKey: 'pw',
      balance: 3,
      senders: [{ ...testSender }],
    },
    { do: 'subscribe', platform: 'kuaidi100', carrier: 'SF', customerCode: '5740001', senders: [{ ...testSender }] },
  ]);
});
afterEach(() => open.server.close());

const order = (over: object = {}) => ({
  kuaidicom: 'zhongtong',
  partnerId: 'K001',
  partnerKey: 'pw',
  recMan: { name: '李梅', mobile: '13800138000', printAddr: '北京市朝阳区望京街10号' },
  sendMan: { name: '仓库', mobile: '13857400000', printAddr: '浙江省宁波市鄞州区诚信路855号' },
  cargo: '湿巾',
  count: 1,
  orderId: 'Z1',
  reorder: false,
  ...over,
});

test('a number comes with what sorters need; the same order within two days gets it again', async () => {
  const first = await open.label('order', order());
  expect(first).toMatchObject({
    code: 200,
    data: {
      kuaidinum: expect.stringMatching(/^78\d{12}$/u),
      bulkpen: expect.stringMatching(/^\w+-\d\d-\d\d$/u),
      pkgName: expect.any(String),
    },
  });
  expect((await open.label('order', order())).data.kuaidinum).toBe(first.data.kuaidinum);
  expect((await open.label('order', order({ reorder: true }))).data.kuaidinum).not.toBe(first.data.kuaidinum);
  await open.play([{ do: 'wait', for: '49h' }]);
  expect((await open.label('order', order())).data.kuaidinum).not.toBe(first.data.kuaidinum);
  expect(await open.label('order', order({ orderId: 'Z9' }))).toMatchObject({
    success: false,
    code: 30007,
    message: expect.stringContaining('余额不足'),
  });
});

test.each([
  ['a signature with one bit changed', {}, { sign: 'F'.repeat(32) }, 30002],
  ['a stale moment', {}, { t: '1700000000000' }, 30003],
  ['a wrong password', { partnerKey: 'no' }, {}, 30005],
  ['an account that nobody has', { partnerId: 'K999' }, {}, 30005],
  ['an address that cannot be read', { recMan: { name: '李梅', mobile: '13800138000', printAddr: '望京街10号' } }, {}, 30001],
  ['a masked phone', { recMan: { name: '李梅', mobile: '138****8000', printAddr: '北京市朝阳区望京街10号' } }, {}, 30001],
])('%s is refused', async (_name, over, wire, code) => {
  expect(await open.label('order', order(over), wire)).toMatchObject({ success: false, code });
});

test('a number is given back with the carrier’s own order number, and not once it was fetched', async () => {
  const sf = order({ kuaidicom: 'shunfeng', partnerId: '5740001', orderId: 'S1' });
  const { data } = await open.label('order', sf);
  const ref = { kuaidicom: 'shunfeng', partnerId: '5740001', kuaidinum: data.kuaidinum as string };
  expect(await open.label('cancel', ref)).toMatchObject({ success: false, message: expect.stringContaining('kdComOrderNum') });
  expect(await open.label('cancel', { ...ref, orderId: data.kdComOrderNum })).toMatchObject({ code: 200 });
  expect(await open.label('cancel', { ...ref, orderId: data.kdComOrderNum })).toMatchObject({ message: expect.stringContaining('已取消') });
  const { data: fresh } = await open.label('order', sf);
  await open.play([{ do: 'parcel', act: 'collect', waybill: fresh.kuaidinum }]);
  const other = { ...ref, kuaidinum: fresh.kuaidinum as string, orderId: fresh.kdComOrderNum as string };
  expect(await open.label('cancel', other)).toMatchObject({ message: expect.stringContaining('已揽收') });
  expect(await open.label('interceptOrder', { ...other, interceptType: 'RETURN_SEND_ADDR' })).toMatchObject({ code: 200 });
});

test('an intercepted parcel goes to its new address', async () => {
  const { data } = await open.label('order', order());
  const ref = {
    kuaidicom: 'zhongtong',
    partnerId: 'K001',
    partnerKey: 'pw',
    kuaidinum: data.kuaidinum as string,
    interceptType: 'MODIFY_ADDR',
  };
  const to = { mobile: '13900139000', province: '江苏省', city: '苏州市', district: '吴中区', addr: '东吴北路1号' };
  expect(await open.label('interceptOrder', { ...ref, recManInfo: to })).toMatchObject({ message: expect.stringContaining('未揽收') });
  await open.play([{ do: 'parcel', act: 'collect', waybill: data.kuaidinum }]);
  expect(await open.label('interceptOrder', { ...ref, recManInfo: to })).toMatchObject({ code: 200 });
  await open.play([{ do: 'wait', for: '40h' }]);
  const told = await open.query({ com: 'zhongtong', num: data.kuaidinum, phone: '8000' });
  expect(told.data[0]).toMatchObject({ statusCode: '301', areaName: '苏州市' });
});

test('with needSubscribe the number is pushed without asking', async () => {
  const merchant = await openListener('{"result":true,"returnCode":"200","message":"成功"}');
  const { data } = await open.label('order', order({ needSubscribe: true, pollCallBackUrl: merchant.url, salt: 's' }));
  await open.play([{ do: 'parcel', act: 'collect', waybill: data.kuaidinum }]);
  expect(merchant.heard).toHaveLength(1);
  await merchant.close();
});

test('a label may be fetched as a page that names nobody in full', async () => {
  const { data } = await open.label('order', order({ printType: 'HTML' }));
  const page = await (await fetch(data.label as string)).text();
  expect(page).toContain(data.kuaidinum);
  expect(page).not.toContain('13800138000');
});

test('reachability follows the suspended areas, and a time is told', async () => {
  await open.play([{ do: 'suspend', carrier: 'ZTO', province: '北京', reason: '管控停发' }]);
  const ask = { kuaidicom: 'zhongtong', sendManPrintAddr: '浙江省宁波市鄞州区诚信路855号', recManPrintAddr: '北京市朝阳区望京街10号' };
  expect((await open.label('reachable', ask)).data).toEqual({ reachable: '0', reason: '管控停发' });
  const time = await open.label('time', { kuaidicom: 'zhongtong', from: '浙江省宁波市鄞州区', to: ask.recManPrintAddr });
  expect(time).toMatchObject({ success: false });
  expect(
    (await open.label('time', { kuaidicom: 'zhongtong', from: ask.sendManPrintAddr, to: ask.recManPrintAddr })).data.arrivalTime,
  ).toMatch(/^2026-11-1[2-6]/u);
});
