import { createHash } from 'node:crypto';

/** The signature of a call over all its parameters but `sign`, upper-case hex. Values are the texts as they were sent. Spec: pinduoduo §2. */
export function signPop(params: ReadonlyMap<string, string>, secret: string): string {
  const text = [...params]
    .filter(([name]) => name !== 'sign')
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}${value}`)
    .join('');
  return md5(`${secret}${text}${secret}`).toUpperCase();
}

/** The digest in the address of a message socket: base64 of the hex text. Spec: pinduoduo §4. */
export function pmcDigest(clientId: string, ms: string, secret: string): string {
  return Buffer.from(md5(`${clientId}${ms}${secret}`), 'ascii').toString('base64');
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
