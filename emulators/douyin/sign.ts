import { createHash, createHmac } from 'node:crypto';

export type SignMethod = 'hmac-sha256' | 'md5';
export type SignedCall = Readonly<{ appKey: string; method: string; paramJson: string; timestamp: string }>;

/** The signature of a call; `paramJson` is the body byte for byte. access_token and sign_method are not signed. Spec: douyin §2. */
export function signCall({ appKey, method, paramJson, timestamp }: SignedCall, secret: string, signMethod: SignMethod): string {
  return digest(`${secret}app_key${appKey}method${method}param_json${paramJson}timestamp${timestamp}v2${secret}`, secret, signMethod);
}

/** The signature of a question to the merchant (SPI). */
export function signSpi(
  ask: Readonly<{ appKey: string; paramJson: string; timestamp: string }>,
  secret: string,
  signMethod: SignMethod,
): string {
  return digest(`${secret}app_key${ask.appKey}param_json${ask.paramJson}timestamp${ask.timestamp}${secret}`, secret, signMethod);
}

/** `event-sign` of a push, over the body as it goes out. */
export function signEvent(appKey: string, body: string, secret: string): string {
  return createHash('md5').update(`${appKey}${body}${secret}`, 'utf8').digest('hex');
}

function digest(text: string, secret: string, signMethod: SignMethod): string {
  if (signMethod === 'md5') return createHash('md5').update(text, 'utf8').digest('hex');
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}
