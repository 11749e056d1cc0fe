import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** Keys of 消息推送 as the seller set them in the back office. */
export type PushKeys = Readonly<{ token: string; encodingAesKey: string; appId: string }>;

/** PKCS7 over blocks of 32 octets, not of the cipher's 16. */
const blockSize = 32;

/** `sha1(sort(token, timestamp, nonce …))`; with the cipher text as fourth part it is `msg_signature`. */
export function pushSignature(...parts: readonly string[]): string {
  return createHash('sha1').update(parts.toSorted().join('')).digest('hex');
}

/** Base64 of AES-256-CBC over random(16) + length + message + appid. Spec: wechat-shop §4. */
export function encryptMessage(keys: PushKeys, message: string, random16: string): string {
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([Buffer.from(random16, 'latin1'), length, text, Buffer.from(keys.appId, 'latin1')]);
  const padding = blockSize - (plain.length % blockSize);
  const key = keyOf(keys);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])), cipher.final()]).toString('base64');
}

/** @throws RangeError when the padding or the appid is wrong */
export function decryptMessage(keys: PushKeys, encrypted: string): Readonly<{ random16: string; message: string }> {
  const key = keyOf(keys);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > blockSize) throw new RangeError(`decryptMessage: padding ${padding}`);
  const plain = padded.subarray(0, padded.length - padding);
  const end = 20 + plain.readUInt32BE(16);
  if (plain.subarray(end).toString('latin1') !== keys.appId) throw new RangeError('decryptMessage: the message is for another appid');
  return { random16: plain.subarray(0, 16).toString('latin1'), message: plain.subarray(20, end).toString('utf8') };
}

const keyOf = ({ encodingAesKey }: PushKeys): Buffer => Buffer.from(`${encodingAesKey}=`, 'base64');
