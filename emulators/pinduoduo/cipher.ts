import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

/** Kinds of receiver data, by the platform's numbers. */
export const sealedKinds = { name: 5, phone: 6, address: 8 } as const;
export type SealedKind = (typeof sealedKinds)[keyof typeof sealedKinds];
/** Whose secret it is: ciphers of another shop or order do not open. */
export type SealOwner = Readonly<{ mallId: number; orderSn: string }>;

/** A cipher as the platform writes it: `$index$cipher$1$` for phones, `~cipher~index~2~` for the rest. Equal text, equal index. */
export function seal(kind: SealedKind, text: string, owner: SealOwner): string {
  const key = keyOf(owner);
  const iv = createHmac('sha256', key).update(`${owner.orderSn}|${kind}|${text}`).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-128-gcm', key, iv).setAAD(Buffer.from(owner.orderSn));
  const sealed = Buffer.concat([cipher.update(`${kind}${text}`, 'utf8'), cipher.final()]);
  const body = Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
  const index = createHmac('sha256', key).update(`index|${text}`).digest('base64').slice(0, 11);
  return kind === sealedKinds.phone ? `$${index}$${body}$1$` : `~${body}~${index}~2~`;
}

/** Null: it is no cipher of this owner, or not a bit of it is as it was. */
export function unseal(text: string, owner: SealOwner): Readonly<{ kind: number; text: string }> | null {
  const body = /^\$[^$]+\$([^$]+)\$1\$$/u.exec(text)?.[1] ?? /^~([^~]+)~[^~]+~2~$/u.exec(text)?.[1];
  if (body === undefined) return null;
  const bytes = Buffer.from(body, 'base64');
  if (bytes.length < 29 || bytes.toString('base64') !== body) return null;
  const key = keyOf(owner);
  const decipher = createDecipheriv('aes-128-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(owner.orderSn)).setAuthTag(bytes.subarray(12, 28));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    return { kind: Number(opened[0]), text: opened.slice(1) };
  } catch {
    return null;
  }
}

const keyOf = ({ mallId }: SealOwner): Buffer => createHash('sha256').update(`pinduoduo mall ${mallId}`).digest().subarray(0, 16);

const firstLetters = (text: string, count: number): string => [...text].slice(0, count).join('');

/** What stands in the `_mask` fields. */
export const masks: Readonly<Record<SealedKind, (text: string) => string>> = {
  5: (name) => `${firstLetters(name, 1)}*`,
  6: (phone) => `${phone.slice(0, 1)}********${phone.slice(-2)}`,
  8: (address) => `${firstLetters(address, 2)}***${address.includes('号') ? '号' : ''}`,
};
