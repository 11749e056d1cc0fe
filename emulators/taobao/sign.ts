import { createHash, createHmac } from 'node:crypto';

export const signMethods = ['md5', 'hmac', 'hmac-sha256'] as const;
export type SignMethod = (typeof signMethods)[number];

/** The signature of a call over all its parameters but `sign`, upper-case hex. Spec: taobao §2. */
export function signTop(params: ReadonlyMap<string, string>, secret: string, method: SignMethod): string {
  const text = joined(params);
  if (method === 'md5') return upperMd5(`${secret}${text}${secret}`);
  return createHmac(method === 'hmac' ? 'md5' : 'sha256', secret)
    .update(text, 'utf8')
    .digest('hex')
    .toUpperCase();
}

/** Where the platform asks the merchant (奇门): the body follows the parameters inside the secrets. Unverified (spec §4.3). */
export function signQimen(params: ReadonlyMap<string, string>, body: string, secret: string): string {
  return upperMd5(`${secret}${joined(params)}${body}${secret}`);
}

/** The signature of a CONNECT frame of the message service. */
export function signConnect(ask: Readonly<{ appKey: string; groupName: string; timestamp: string }>, secret: string): string {
  return upperMd5(`${secret}app_key${ask.appKey}group_name${ask.groupName}timestamp${ask.timestamp}${secret}`);
}

/** Names in ASCII order with their values, nothing between; empty names and values are not signed. */
function joined(params: ReadonlyMap<string, string>): string {
  return [...params]
    .filter(([name, value]) => name !== '' && value !== '' && name !== 'sign')
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}${value}`)
    .join('');
}

const upperMd5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex').toUpperCase();
