import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

const key = createHash('sha256').update('emulated print data').digest();

/** Print data as only a print client reads it. The real scheme is not public; this one is ours and keeps the prefixes. Spec: logistics §2.5. */
export function sealPrint(plain: string): Readonly<{ encryptedData: string; signature: string }> {
  const iv = createHmac('sha256', key).update(plain).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  const encryptedData = `AES:${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}`;
  return { encryptedData, signature: signPrint(encryptedData) };
}

/** `MD:` and sixteen bytes: what a print client checks before it prints. */
export const signPrint = (text: string): string => `MD:${createHmac('md5', key).update(text).digest('base64')}`;

/** What a print client reads; null: it was not sealed here, or not a bit of it is as it was. */
export function openPrint({ encryptedData, signature }: Readonly<{ encryptedData: string; signature: string }>): string | null {
  if (signature !== signPrint(encryptedData) || !encryptedData.startsWith('AES:')) return null;
  const bytes = Buffer.from(encryptedData.slice(4), 'base64');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 }).setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
