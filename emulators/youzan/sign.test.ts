import { expect, test } from 'vitest';
import { openMessage, sealMessage, signEvent, signMessage } from './sign.ts';

const secret = 'def00000b1228e0f6ba8ef96be9';
const message =
  'zanO3UZzEA5Fm6qKsCq6rJ70VoKdiqXDfgdqGvzOfIZ%2FVNB%2FUHuG7%2F6TxdL6NQIVkO8CFm20whTivoPj4%2B6nXLAoe9J%2BZc42nRAbkTg5GruMl8RohxSDS0%2F99FwGtLW9TmMbxs554ZWVaRaiB5KaHF%2FNTzuLHyEtrLB2xu8Y%2BAnMN%2FVVVO9PPgO8o1BSAuvJdNXa1%2ButpG%2BRSSSMbxXrvCkRC34X7kCK1z5Xg51r%2Fym8nxrrSFn2c4R3rMRxKQAMmzRfGBkcQ9XayS31oT5DNy0h5pWzP8W5pe9naUguCiPIIAqGmBo8etlIn1Y1FHAU';
const plaintext =
  '{"appId":110,"buyerId":123456,"buyerPhone":"13800138000","env":"PROD","kdtId":160,"orderNo":"E201905060000001","payTime":1557138032000,"price":42,"skuIntervalText":"7","skuVersionText":"试用版","status":20,"type":"APP_SUBSCRIBE"}';

test('YZ-AES: the order of an app is sealed as the official kit’s own test says', () => {
  expect(openMessage(message, secret)).toBe(plaintext);
  expect(sealMessage(plaintext, secret)).toBe(message);
});

test('a sealed message of another secret does not open', () => {
  expect(() => openMessage(message, 'eef00000b1228e0f6ba8ef96be9')).toThrow();
});

test('YZ-SIGN: a message is signed over its encoded text', () => {
  expect(signMessage('yzclient', '%7B%22tid%22%3A%22E20261111000000000000001%22%7D', 'yzsecret')).toBe('ccc446d748afb8900d305ec471d22782');
});

test('YZ-EVENT: a push is signed over its whole body', () => {
  const rawBody =
    '{"mode":1,"id":"E20261111000000000000001","type":"trade_TradePaid","msg":"%7B%22tid%22%3A%22E20261111000000000000001%22%7D"}';
  expect(signEvent('yzclient', rawBody, 'yzsecret')).toBe('6e7f6c9d416881ceb4351d6ec270896c');
});
