import { createHash, createHmac } from 'node:crypto';

/** The ways TOP lets a caller sign; `hmac` is HMAC-MD5. */
export type SignMethod = 'md5' | 'hmac' | 'hmac-sha256';

/**
 * The signature of a TOP call: over all parameters but `sign`, sorted by name, as name and value without any mark between them.
 * Empty parameters are not part of it, because they are not sent. Source: platforms/taobao.md §2.
 */
export function sign(method: SignMethod, secret: string, params: Readonly<Record<string, string>>): string {
  const text = Object.keys(params)
    .filter((name) => name !== 'sign' && name !== '' && params[name] !== '')
    .toSorted((left, right) => (left < right ? -1 : 1)) // by code unit: a locale would sort case differently
    .map((name) => name + params[name])
    .join('');
  return digest[method](secret, text).toUpperCase();
}

const digest: Readonly<Record<SignMethod, (secret: string, text: string) => string>> = {
  md5: (secret, text) =>
    createHash('md5')
      .update(secret + text + secret, 'utf8')
      .digest('hex'),
  hmac: (secret, text) => createHmac('md5', secret).update(text, 'utf8').digest('hex'),
  'hmac-sha256': (secret, text) => createHmac('sha256', secret).update(text, 'utf8').digest('hex'),
};
