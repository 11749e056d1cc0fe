import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** `sign` of a message: over its still encoded `msg`. Spec: youzan §2. */
export const signMessage = (clientId: string, msg: string, secret: string): string => md5(`${clientId}${msg}${secret}`);

/** Header `Event-Sign`: over the whole body (unverified). */
export const signEvent = (clientId: string, rawBody: string, secret: string): string => md5(`${clientId}${rawBody}${secret}`);

const iv = '0102030405060708';
const keyOf = (secret: string): string => secret.slice(0, 16);

/** The body of a message about the order of an app: AES-128-CBC, base64, percent-encoded. */
export function sealMessage(plaintext: string, secret: string): string {
  const cipher = createCipheriv('aes-128-cbc', keyOf(secret), iv);
  return encodeURIComponent(Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]).toString('base64'));
}

/** @throws Error when the message was not sealed with this secret */
export function openMessage(message: string, secret: string): string {
  const decipher = createDecipheriv('aes-128-cbc', keyOf(secret), iv);
  return Buffer.concat([decipher.update(decodeURIComponent(message), 'base64'), decipher.final()]).toString('utf8');
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
