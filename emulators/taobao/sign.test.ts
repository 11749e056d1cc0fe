import { expect, test } from 'vitest';
import { signConnect, signTop, type SignMethod } from './sign.ts';

const increment = {
  method: 'taobao.trades.sold.increment.get',
  app_key: '12345678',
  session: '6100test',
  timestamp: '2026-11-11 00:00:00',
  format: 'json',
  v: '2.0',
  fields: 'tid,status,payment,orders',
  start_modified: '2026-11-10 23:30:00',
  end_modified: '2026-11-11 00:00:00',
  page_no: '1',
  page_size: '50',
  use_has_next: 'true',
};

type Row = [name: string, secret: string, method: SignMethod, params: Record<string, string>, sign: string];

/** Vectors of the spec file, §2. */
const vectors: Row[] = [
  [
    'TOP-1, the document’s own example',
    'helloworld',
    'md5',
    {
      method: 'taobao.item.seller.get',
      app_key: '12345678',
      session: 'test',
      timestamp: '2016-01-01 12:00:00',
      format: 'json',
      v: '2.0',
      sign_method: 'md5',
      fields: 'num_iid,title,nick,price,num',
      num_iid: '11223344',
    },
    '66987CB115214E59E6EC978214934FB8',
  ],
  [
    'TOP-2, of an independent SDK',
    'test',
    'md5',
    {
      fields: 'nick',
      app_key: 'test',
      format: 'xml',
      method: 'taobao.user.seller.get',
      session: 'test',
      sign_method: 'md5',
      timestamp: '2013-05-06 13:52:03',
      v: '2.0',
    },
    '72CB4D809B375A54502C09360D879C64',
  ],
  ['TOP-3 by md5', 'helloworld', 'md5', { ...increment, sign_method: 'md5' }, '59A3188F77D7F216236D487B98A1E9CD'],
  ['TOP-3 by hmac', 'helloworld', 'hmac', { ...increment, sign_method: 'hmac' }, '48E66C9788CED70E0AC1F271CA18B85E'],
  [
    'TOP-3 by hmac-sha256',
    'helloworld',
    'hmac-sha256',
    { ...increment, sign_method: 'hmac-sha256' },
    '6F6AB8CFC071180FF1D6F6C5656A5215051BFD3E85B2125C8E2D227E68917540',
  ],
  [
    'TOP-4 with Chinese and reserved characters',
    'helloworld',
    'md5',
    {
      method: 'taobao.trade.memo.update',
      app_key: '12345678',
      session: '6100test',
      timestamp: '2026-11-11 00:00:00',
      format: 'json',
      v: '2.0',
      sign_method: 'md5',
      tid: '4000000000000000001',
      memo: '尽快发货 & 加赠品=1',
      flag: '1',
    },
    'A73731FA3140331D9A24CADF377AFFB6',
  ],
];

test.each(vectors)('the signature of %s is met', (_name, secret, method, params, sign) => {
  expect(signTop(new Map(Object.entries(params)), secret, method)).toBe(sign);
});

test.each(vectors)('one bit changed in a value changes the signature of %s', (_name, secret, method, params, sign) => {
  const last = params['timestamp'] ?? '';
  const flipped = last.slice(0, -1) + String.fromCharCode(last.charCodeAt(last.length - 1) ^ 1);
  expect(signTop(new Map(Object.entries({ ...params, timestamp: flipped })), secret, method)).not.toBe(sign);
});

test('empty values and the signature itself are not signed', () => {
  const [, secret, method, params, sign] = vectors[0]!;
  expect(signTop(new Map([...Object.entries(params), ['sign', 'x'], ['empty', '']]), secret, method)).toBe(sign);
});

test('the CONNECT signature of the message service is met', () => {
  expect(signConnect({ appKey: '12345678', groupName: 'default', timestamp: '1762790400000' }, 'helloworld')).toBe(
    'BD1540C83F2F03FCEB6832E0AD19CF3A',
  );
});
