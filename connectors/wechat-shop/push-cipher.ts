import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** The signature of a push: over the sorted values. Source: platforms/wechat-shop.md §4. */
export function pushSignature(values: readonly string[]): string {
  return createHash('sha1').update(values.toSorted().join(''), 'utf8').digest('hex');
}

export function isSameSignature(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const blockBytes = 32; // the platform pads to 32, not to the cipher's 16

/**
 * Opens an encrypted push: 16 random bytes, the length of the message in four bytes, the message, the appid it was written for.
 * @param key the EncodingAESKey of 43 characters
 * @throws RangeError when the key, the padding or the length is wrong
 */
export function openPush(key: string, encrypted: string): Readonly<{ message: string; appid: string }> {
  const secret = Buffer.from(`${key}=`, 'base64');
  const cipher = Buffer.from(encrypted, 'base64');
  if (secret.length !== 32) throw new RangeError('the EncodingAESKey has not 43 characters');
  if (cipher.length === 0 || cipher.length % 16 !== 0) throw new RangeError('the encrypted text is cut off');
  const decipher = createDecipheriv('aes-256-cbc', secret, secret.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(cipher), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > blockBytes || padding > padded.length) throw new RangeError('the padding is wrong');
  const plain = padded.subarray(0, padded.length - padding);
  if (plain.length < 20) throw new RangeError('the message is too short');
  const end = 20 + plain.readUInt32BE(16);
  if (end > plain.length) throw new RangeError('the length is wrong');
  return { message: plain.toString('utf8', 20, end), appid: plain.toString('utf8', end) };
}
