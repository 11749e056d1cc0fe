import { createHash, timingSafeEqual } from 'node:crypto';

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex').toUpperCase();

/** Of a query: over its parameters as they are sent. Source: logistics.md §8. */
export function querySign({ param, key, customer }: Readonly<{ param: string; key: string; customer: string }>): string {
  return md5(param + key + customer);
}

/** Of a call about e-waybills; `t` is the moment in milliseconds. */
export function labelSign({ param, t, key, secret }: Readonly<{ param: string; t: string; key: string; secret: string }>): string {
  return md5(param + t + key + secret);
}

/** Whether a push bears the signature over what it says and the salt we gave; in any case of letters. */
export function isPushGenuine(param: string, salt: string, sign: string): boolean {
  const [expected, given] = [Buffer.from(md5(param + salt)), Buffer.from(sign.toUpperCase())];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
