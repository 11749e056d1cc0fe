import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** The messages of Youzan are signed, its calls are not. Source: platforms/youzan.md §2. */
type MessageApp = Readonly<{ clientId: string; clientSecret: string }>;

/** Whether a text bears the app's signature: `msg` as it came (still URL-encoded), or the whole body for the newer header. */
export function isSigned({ clientId, clientSecret }: MessageApp, text: string, signature: string): boolean {
  const expected = createHash('md5').update(`${clientId}${text}${clientSecret}`, 'utf8').digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Youzan's fixed start of the cipher. */
const iv = '0102030405060708';

/**
 * The text of an app-subscription message: AES-128-CBC under the first 16 characters of the secret, base64, URL-encoded.
 * @throws Error when it was not encrypted with this secret
 */
export function openMessage(clientSecret: string, message: string): string {
  const decipher = createDecipheriv('aes-128-cbc', clientSecret.slice(0, 16), iv);
  return decipher.update(decodeURIComponent(message), 'base64', 'utf8') + decipher.final('utf8');
}
