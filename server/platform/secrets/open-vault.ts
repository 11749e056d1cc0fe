import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { Vault } from './vault.ts';

/** Layout of a sealed value: format byte, key id, nonce, tag, cipher text. */
const formatVersion = 1;
const keyIdLength = 4;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + keyIdLength + nonceLength + tagLength;
const algorithm = 'aes-256-gcm';

/** Shortest secret accepted: 32 characters, about 128 bits even of hexadecimal digits. */
const secretMinLength = 32;

const keyCure =
  'Start with the key it was sealed with: ZHIDAN_SECRET_KEY, or the file secret.key of the data folder the value comes from. Without it the value cannot be read.';

/**
 * Opens the vault of one deployment. From the secret come separate keys for sealing and for blind indexes, so that one
 * gives nothing away about the other; the key id in each sealed value tells a wrong key from a damaged value.
 * @throws Error with the cure when the secret is too short
 */
export function openVault(secretKey: string): Vault {
  if (secretKey.length < secretMinLength) {
    throw new Error(
      `ZHIDAN_SECRET_KEY has ${secretKey.length} characters, at least ${secretMinLength} are needed. Make one with: openssl rand -base64 32`,
    );
  }
  const sealingKey = derivedKey(secretKey, 'sealing');
  const indexKey = derivedKey(secretKey, 'blind index');
  const keyId = createHash('sha256').update(derivedKey(secretKey, 'key id').export()).digest().subarray(0, keyIdLength);

  const sealBytes = (purpose: string, plain: Uint8Array): Buffer => {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv(algorithm, sealingKey, nonce).setAAD(boundData(keyId, purpose));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(formatVersion), keyId, nonce, cipher.getAuthTag(), sealed]);
  };
  const openBytes = (purpose: string, sealed: Buffer): Buffer => {
    if (sealed.length < headLength || sealed[0] !== formatVersion) {
      throw new Error(
        `A sealed value for ${purpose} is damaged or was not sealed by this program (${sealed.length} bytes). Restore it from a backup.`,
      );
    }
    const [id, nonce, tag] = parts(sealed);
    if (!id.equals(keyId)) {
      throw new Error(`A sealed value for ${purpose} belongs to key ${id.toString('hex')}, not to ${keyId.toString('hex')}. ${keyCure}`);
    }
    const decipher = createDecipheriv(algorithm, sealingKey, nonce).setAAD(boundData(keyId, purpose)).setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()]);
    } catch {
      throw new Error(`A sealed value for ${purpose} was changed, or was sealed for another purpose. Restore it from a backup.`);
    }
  };

  return {
    sealBytes,
    openBytes,
    seal: (purpose, plain) => sealBytes(purpose, Buffer.from(plain, 'utf8')),
    open: (purpose, sealed) => openBytes(purpose, sealed).toString('utf8'),
    blindIndex(purpose, plain) {
      return createHmac('sha256', indexKey).update(`${purpose.length}:${purpose}${plain}`, 'utf8').digest();
    },
  };
}

/** As a KeyObject: with the bare bytes Node 24 takes five times as long for each short value. */
function derivedKey(secretKey: string, use: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secretKey, 'zhidan vault', use, 32)));
}

/** What is authenticated but not hidden: format, key and purpose. */
function boundData(keyId: Buffer, purpose: string): Buffer {
  return Buffer.concat([Buffer.of(formatVersion), keyId, Buffer.from(purpose, 'utf8')]);
}

function parts(sealed: Buffer): [keyId: Buffer, nonce: Buffer, tag: Buffer] {
  const nonceAt = 1 + keyIdLength;
  const tagAt = nonceAt + nonceLength;
  return [sealed.subarray(1, nonceAt), sealed.subarray(nonceAt, tagAt), sealed.subarray(tagAt, headLength)];
}
