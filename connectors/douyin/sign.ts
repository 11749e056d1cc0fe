import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a call is signed over; the access token is not part of it. */
export type Signed = Readonly<{ appKey: string; method: string; paramJson: string; timestamp: string }>;

/** The signature of a call, HMAC-SHA256. Source: platforms/douyin.md §2. */
export function sign(secret: string, { appKey, method, paramJson, timestamp }: Signed): string {
  const text = `${secret}app_key${appKey}method${method}param_json${paramJson}timestamp${timestamp}v2${secret}`;
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

/** Whether a pushed body bears the platform's signature: MD5 over key, bytes as they came, secret. */
export function isPushGenuine(app: Readonly<{ key: string; secret: string }>, body: string, signature: string): boolean {
  return isSame(createHash('md5').update(`${app.key}${body}${app.secret}`, 'utf8').digest(), signature);
}

/** What a question of the platform to the merchant (SPI) says in its address. */
export type SpiQuestion = Readonly<{ appKey: string; paramJson: string; timestamp: string; sign: string; signV2: string }>;

/** Whether a question bears the platform's signature: HMAC-SHA256 where it sends one, else MD5, over the same text. */
export function isSpiGenuine(secret: string, { appKey, paramJson, timestamp, sign: md5, signV2 }: SpiQuestion): boolean {
  const text = `${secret}app_key${appKey}param_json${paramJson}timestamp${timestamp}${secret}`;
  if (signV2 !== '') return isSame(createHmac('sha256', secret).update(text, 'utf8').digest(), signV2);
  return isSame(createHash('md5').update(text, 'utf8').digest(), md5);
}

function isSame(expected: Buffer, signature: string): boolean {
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
