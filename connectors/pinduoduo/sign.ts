import { createHash } from 'node:crypto';

/**
 * The signature of a call: over all parameters but `sign`, sorted by name, as name and value without any mark between them.
 * Values are the very texts that are sent. Source: platforms/pinduoduo.md §2.
 */
export function sign(secret: string, params: Readonly<Record<string, string>>): string {
  const text = Object.keys(params)
    .filter((name) => name !== 'sign')
    .toSorted() // by code unit: a locale would sort case differently
    .map((name) => name + params[name])
    .join('');
  return md5(secret + text + secret).toUpperCase();
}

/** The digest in the address of the message socket: the hex text of an md5, written in base64. */
export function socketDigest(clientId: string, ms: string, secret: string): string {
  return Buffer.from(md5(clientId + ms + secret), 'ascii').toString('base64');
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
