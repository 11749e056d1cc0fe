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
  const expected = createHash('md5').update(`${app.key}${body}${app.secret}`, 'utf8').digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
