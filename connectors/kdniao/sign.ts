import { createHash, timingSafeEqual } from 'node:crypto';

/** The digest inside the signature: the vendor's .NET and Java samples encode the hex text, its Go sample the bytes. */
export type Digest = 'hex' | 'raw';

/** `DataSign` over the data as it is sent, before any encoding for the form. Source: logistics.md §9. */
export function dataSign(requestData: string, appKey: string, digest: Digest): string {
  const hash = createHash('md5').update(requestData + appKey, 'utf8');
  return digest === 'raw' ? hash.digest('base64') : Buffer.from(hash.digest('hex'), 'ascii').toString('base64');
}

/** Whether what KdNiao tells us bears our key, in either digest: both need the key. It may come encoded once more than a form does. */
export function isPushGenuine(requestData: string, appKey: string, sign: string): boolean {
  const given = Buffer.from(decoded(sign).replaceAll(' ', '+')); // a plus that was not encoded reads as a blank
  return (['hex', 'raw'] as const).some((digest) => {
    const expected = Buffer.from(dataSign(requestData, appKey, digest));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function decoded(sign: string): string {
  try {
    return decodeURIComponent(sign);
  } catch {
    return sign;
  }
}
