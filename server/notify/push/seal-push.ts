import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** What a browser gave us: its public key and its secret, in base64url. */
export type PushKeys = Readonly<{ p256dh: string; auth: string }>;

/** Fixed in tests alone: elsewhere both are fresh for each message. */
type Chance = Readonly<{ salt: Buffer; privateKey: Buffer | null }>;

const recordSize = 4_096;

/** A message that only that browser can read: aes128gcm in one record (RFC 8188, RFC 8291). At most 3993 bytes. */
export function sealPush(
  plain: string,
  keys: PushKeys,
  { salt, privateKey }: Chance = { salt: randomBytes(16), privateKey: null },
): Buffer {
  const own = createECDH('prime256v1');
  if (privateKey) own.setPrivateKey(privateKey);
  else own.generateKeys();
  const theirs = Buffer.from(keys.p256dh, 'base64url');
  const ours = own.getPublicKey();
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const secret = derived(own.computeSecret(theirs), Buffer.from(keys.auth, 'base64url'), { info, size: 32 });
  const key = derived(secret, salt, { info: Buffer.from('Content-Encoding: aes128gcm\0'), size: 16 });
  const nonce = derived(secret, salt, { info: Buffer.from('Content-Encoding: nonce\0'), size: 12 });
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const record = Buffer.concat([cipher.update(Buffer.concat([Buffer.from(plain), Buffer.from([2])])), cipher.final(), cipher.getAuthTag()]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(recordSize, 0);
  head.writeUInt8(ours.length, 4);
  return Buffer.concat([salt, head, ours, record]);
}

function derived(secret: Buffer, salt: Buffer, { info, size }: Readonly<{ info: Buffer; size: number }>): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, size));
}
