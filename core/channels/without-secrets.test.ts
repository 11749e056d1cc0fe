import { expect, test } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

test('a token that a platform repeats in its error does not reach a log, encoded or not', () => {
  const app = { fields: { app_secret: 'secret+/with=signs', shop_id: '160' }, addresses: {} };
  const words = 'token secret+/with=signs (secret%2B%2Fwith%3Dsigns) of shop 160 is wrong';
  expect(withoutSecrets(words, { app })).toBe('token *** (***) of shop 160 is wrong');
});
