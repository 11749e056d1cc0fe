import { createHash } from 'node:crypto';

/**
 * The signature of a call: over all parameters but `sign`, sorted by name, as name and value without any mark between them.
 * Empty parameters are not part of it, because they are not sent. Source: platforms/jd.md §2.
 */
export function sign(secret: string, params: Readonly<Record<string, string>>): string {
  const text = Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .toSorted() // by code unit: `360buy_param_json` comes first
    .map((name) => name + params[name])
    .join('');
  return createHash('md5')
    .update(secret + text + secret, 'utf8')
    .digest('hex')
    .toUpperCase();
}
