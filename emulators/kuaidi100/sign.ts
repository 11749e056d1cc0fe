import { createHash } from 'node:crypto';

const upper = (algorithm: 'md5' | 'sha256', text: string): string => createHash(algorithm).update(text, 'utf8').digest('hex').toUpperCase();

/** `param + key + customer`, by MD5 or by what `signType` names; null: a kind this stand-in does not know. Spec: logistics §8. */
export function signQuery(ask: Readonly<{ param: string; key: string; customer: string; signType?: string }>): string | null {
  const text = `${ask.param}${ask.key}${ask.customer}`;
  const kind = (ask.signType ?? '').toUpperCase();
  if (kind === '' || kind === 'MD5') return upper('md5', text);
  return kind === 'SHA256' ? upper('sha256', text) : null;
}

/** `param + t + key + secret` */
export const signLabel = (ask: Readonly<{ param: string; t: string; key: string; secret: string }>): string =>
  upper('md5', `${ask.param}${ask.t}${ask.key}${ask.secret}`);

/** `param + salt`, of what is pushed */
export const signPush = (param: string, salt: string): string => upper('md5', `${param}${salt}`);
