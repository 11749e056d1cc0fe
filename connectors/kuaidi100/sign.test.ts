import { expect, test } from 'vitest';
import { isPushGenuine, labelSign, querySign } from './sign.ts';

// the vectors of logistics.md §8
const query = {
  param:
    '{"com":"yuantong","num":"YT1234567890123","phone":"13800138000","from":"广东省深圳市南山区","to":"北京市朝阳区","resultv2":"4","show":"0","order":"desc"}',
  key: 'testKey0001',
  customer: 'TESTCUSTOMER0000000000000000001',
};
const label = { param: '{"kuaidicom":"zhongtong"}', t: '1730000000000', key: 'testKey0001', secret: 'testSecret0001' };
const push = {
  param:
    '{"status":"polling","message":"","lastResult":{"message":"ok","state":"0","status":"200","condition":"F00","ischeck":"0","com":"yuantong","nu":"YT1234567890123","data":[]}}',
  salt: 'a1b2c3d4',
};

test('a query is signed as the vector says, and otherwise when one character differs', () => {
  expect(querySign(query)).toBe('02CCA751F2921B971F92461BF7A9219E');
  for (const name of ['param', 'key', 'customer'] as const)
    expect(querySign({ ...query, [name]: `${query[name]}1` })).not.toBe('02CCA751F2921B971F92461BF7A9219E');
});

test('a call about e-waybills is signed as the vector says, and otherwise when one character differs', () => {
  expect(labelSign(label)).toBe('06D4D84D17E93F4DC6CAAE674B25E050');
  for (const name of ['param', 't', 'key', 'secret'] as const)
    expect(labelSign({ ...label, [name]: `${label[name]}1` })).not.toBe('06D4D84D17E93F4DC6CAAE674B25E050');
});

test.each(['7A051B516992ED14883848FEE32CFA6E', '7a051b516992ed14883848fee32cfa6e'])('a push signed %s is genuine', (sign) =>
  expect(isPushGenuine(push.param, push.salt, sign)).toBe(true),
);

test.each([
  ['another text', push.param.replace('polling', 'polling '), push.salt, '7A051B516992ED14883848FEE32CFA6E'],
  ['another salt', push.param, 'a1b2c3d5', '7A051B516992ED14883848FEE32CFA6E'],
  ['one other character', push.param, push.salt, '7A051B516992ED14883848FEE32CFA6F'],
  ['a shorter sign', push.param, push.salt, '7A051B51'],
  ['no sign', push.param, push.salt, ''],
])('a push with %s is not', (_, param, salt, sign) => expect(isPushGenuine(param, salt, sign)).toBe(false));
