import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

/** Whose token fetched it: only the same app opens it again, for the same shop. */
export type SealOwner = Readonly<{ clientId: string; kdtId: number }>;

/** Receiver data as the platform writes it: `$…$1$`. */
export function seal(text: string, owner: SealOwner): string {
  if (text === '') return '';
  const key = keyOf(owner);
  const iv = createHmac('sha256', key).update(text).digest().subarray(0, 12); // the same text, the same cipher
  const cipher = createCipheriv('aes-128-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `$${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}$1$`;
}

/** Null: not a cipher of this owner, or not a bit of it is as it was. */
export function unseal(text: string, owner: SealOwner): string | null {
  const body = /^\$([^$]+)\$1\$$/u.exec(text)?.[1];
  if (body === undefined) return null;
  const bytes = Buffer.from(body, 'base64');
  if (bytes.length < 29 || bytes.toString('base64') !== body) return null;
  const decipher = createDecipheriv('aes-128-gcm', keyOf(owner), bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

const keyOf = ({ clientId, kdtId }: SealOwner): Buffer =>
  createHash('sha256').update(`youzan ${clientId} ${kdtId}`).digest().subarray(0, 16);

/** `138****1234`, `张**`, `文一***` */
export function mask(text: string): string {
  if (/^1\d{10}$/u.test(text)) return `${text.slice(0, 3)}****${text.slice(-4)}`;
  const letters = [...text];
  return letters.length <= 4 ? `${letters[0] ?? ''}**` : `${letters.slice(0, 2).join('')}***`;
}
