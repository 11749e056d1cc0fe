import { expect, test } from 'vitest';
import { signCall, signEvent, signSpi } from './sign.ts';

const app = { appKey: '3409409348479354011', secret: 'dysecret-test-0001' };

type Vector = Readonly<{
  name: string;
  appKey: string;
  secret: string;
  method: string;
  timestamp: string;
  paramJson: string;
  hmac: string;
  md5?: string;
}>;

/** Vectors of the spec file, §2. */
const vectors: readonly Vector[] = [
  {
    name: 'DY-1',
    ...app,
    method: 'order.searchList',
    timestamp: '1700000601',
    paramJson:
      '{"order_asc":true,"order_by":"update_time","page":0,"size":100,"update_time_end":1700000600,"update_time_start":1700000000}',
    hmac: '679fb45a5a6686f5c1c97b5cee5b49c031b3485e508d547bbf474fbf21ccf54a',
    md5: '346f0d1d9a7b1c1df793dc5bb68b3ada',
  },
  {
    name: 'DY-2, Chinese and reserved characters',
    ...app,
    method: 'order.addOrderRemark',
    timestamp: '1700000601',
    paramJson: '{"is_add_star":"true","order_id":"6496679971677798670A","remark":"尽快发货 <急> & 加赠品/1","star":"5"}',
    hmac: 'bb0bd50b7035dc957f995d2a3776d6f976885e7a496dcca271370643d572848f',
  },
  {
    name: 'DY-3, nested',
    ...app,
    method: 'order.logisticsAddMultiPack',
    timestamp: '1700000601',
    paramJson:
      '{"order_id":"4781320682406083640","pack_list":[{"company_code":"yuantong","logistics_code":"YT0001","shipped_order_info":[{"shipped_num":1,"shipped_order_id":"4781320682406083641"}]}],"request_id":"req-1"}',
    hmac: 'b9bbace3dc26a1c705582cc081b4938514f9f73a0381d67876815ea325828452',
  },
  {
    name: 'DY-4, of an independent project',
    appKey: 'appkey123',
    secret: 'secret123',
    method: 'order.searchList',
    timestamp: '1800000000',
    paramJson: '{"page":0,"size":100}',
    hmac: '8a5350b8fdacaa753c0885ab9859d382a31de4add09c6943c1d34298bd2165f1',
    md5: 'a84d3597bbb7aaeb0540d1022623165c',
  },
];

test.each(vectors)('the signature of $name is met', ({ secret, hmac, md5, ...call }) => {
  expect(signCall(call, secret, 'hmac-sha256')).toBe(hmac);
  if (md5) expect(signCall(call, secret, 'md5')).toBe(md5);
});

test.each(vectors)('one bit changed in the parameters changes the signature of $name', ({ secret, hmac, ...call }) => {
  const flipped = `${call.paramJson.slice(0, -2)}${String.fromCharCode(call.paramJson.charCodeAt(call.paramJson.length - 2) ^ 1)}}`;
  expect(signCall({ ...call, paramJson: flipped }, secret, 'hmac-sha256')).not.toBe(hmac);
});

test('the signature of a push is met, and one bit changes it', () => {
  const body = String.raw`[{"tag":"101","msg_id":"68a1e3c0-1","data":"{\"p_id\":4781320682406083640,\"s_ids\":[4781320682406083640],\"shop_id\":4463798,\"order_status\":2,\"pay_time\":1700000500,\"pay_amount\":9900,\"pay_type\":7,\"biz\":2,\"order_type\":0}"}]`;
  expect(signEvent(app.appKey, body, app.secret)).toBe('1e22a79fb12dd77a6f5fa15beef5a5e7');
  expect(signEvent(app.appKey, body.replace('9900', '9901'), app.secret)).not.toBe('1e22a79fb12dd77a6f5fa15beef5a5e7');
});

test('the signatures of a question to the merchant are met', () => {
  const ask = { appKey: app.appKey, paramJson: '{"order_id":"4781320682406083640"}', timestamp: '2023-11-15 06:00:00' };
  expect(signSpi(ask, app.secret, 'md5')).toBe('88afa85c02c23b37baf59348ea6a095b');
  expect(signSpi(ask, app.secret, 'hmac-sha256')).toBe('5413d046d916731a710a5213b6044881459f6beba1b390956cd71df78076744a');
});
