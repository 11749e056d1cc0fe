import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tidOf } from './native-number.ts';
import { openTaobao, type OpenTaobao } from './taobao-fixture.ts';

type Client = Readonly<{ execute(method: string, params: Record<string, unknown>): Promise<Record<string, unknown>> }>;
const { default: TopClient } = createRequire(import.meta.url)('node-taobao-topclient') as {
  default: new (options: Readonly<{ appkey: string; appsecret: string; REST_URL: string }>) => Client;
};

/** An independent client of the platform, from npm. It writes the machine's local time into its calls, so it must run in Beijing. */
let open: OpenTaobao;
let client: Client;
const zone = process.env['TZ'];
beforeAll(async () => {
  process.env['TZ'] = 'Asia/Shanghai';
  open = await openTaobao({ startMs: Date.now(), speed: 1 });
  client = new TopClient({ appkey: open.app.key, appsecret: open.app.secret, REST_URL: `${open.server.url}/taobao/router/rest` });
});
afterAll(async () => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  await open.server.close();
});

test('a public client reads a trade, ships it and reads it again', async () => {
  await open.play([{ do: 'order', shop: 'taobao', isPresale: false, hasGift: false, skus: [{ merchantCode: 'RRM-SJ-1' }] }]);
  const tid = tidOf(open.world.trades(open.shop.seq)[0]!);
  const read = () => client.execute('taobao.trade.fullinfo.get', { session: open.session, fields: 'tid_str,status,orders', tid });
  expect(await read()).toMatchObject({ trade: { tid_str: tid, status: 'WAIT_SELLER_SEND_GOODS' } });
  await client.execute('taobao.logistics.offline.send', { session: open.session, tid, company_code: 'YTO', out_sid: 'YT8800000000001' });
  expect(await read()).toMatchObject({
    trade: { status: 'WAIT_BUYER_CONFIRM_GOODS', orders: { order: [{ invoice_no: 'YT8800000000001' }] } },
  });
});

test('a public client passes objects as JSON and gets the platform’s own error', async () => {
  const merge = client.execute('taobao.top.oaid.merge', { session: open.session, merge_list: [{ tid: '1', oaid: 'x' }] });
  await expect(merge).rejects.toMatchObject({ name: 'TOPClientError', code: 15, sub_code: 'isv.trade-not-exist' });
});

test('it rounds trade numbers: the trap that our own reading must avoid', async () => {
  await open.play([{ do: 'order', shop: 'taobao' }]);
  const tid = tidOf(open.world.trades(open.shop.seq).at(-1)!);
  const { trade } = (await client.execute('taobao.trade.fullinfo.get', { session: open.session, fields: 'tid', tid })) as {
    trade: { tid: number };
  };
  expect(String(trade.tid)).not.toBe(tid);
});
