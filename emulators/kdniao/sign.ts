import { createHash } from 'node:crypto';

/** `DataSign` in the two ways that clients are seen to make it: Base64 of the hex text (the vendor's demos) or of the raw bytes. Spec: logistics §9. */
export const signKinds = {
  hex: (requestData: string, appKey: string): string =>
    Buffer.from(createHash('md5').update(`${requestData}${appKey}`).digest('hex')).toString('base64'),
  raw: (requestData: string, appKey: string): string => createHash('md5').update(`${requestData}${appKey}`).digest('base64'),
} as const;
export type SignKind = keyof typeof signKinds;

/** The way a signature was made; null: it is wrong in both. */
export function signKindOf(ask: Readonly<{ requestData: string; appKey: string; dataSign: string }>): SignKind | null {
  for (const [kind, sign] of Object.entries(signKinds)) if (sign(ask.requestData, ask.appKey) === ask.dataSign) return kind as SignKind;
  return null;
}
