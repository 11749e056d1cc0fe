import { errorFields } from './error-fields.ts';

/** Fields whose value is never logged, wherever they stand. */
const secretName =
  /pass(?:word|phrase)?$|secret|token|cookie|authori[sz]ation|credential|api_?key$|otp|backup_?codes?$|setup_?code|phone|mobile|e?-?mail|recipient|receiver|address|id_?card|body|^headers$|before|after|payload|^input$|^values$|parameters/i;

/** What looks like personal data or a secret in any text: mobile numbers, e-mail addresses, our keys, bearer tokens. */
const secretLooks: readonly Readonly<{ look: RegExp; shown: string }>[] = [
  { look: /(?<![\dA-Za-z-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, shown: '[phone]' },
  { look: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, shown: '[e-mail]' },
  { look: /\bzd_[\w-]{6,}/g, shown: '[key]' },
  { look: /\bBearer\s+[\w.~+/-]+/gi, shown: '[bearer]' },
  { look: /:\/\/[^\s:/@"]+:[^\s@"]+@/g, shown: '://[login]@' },
];

const deepest = 5;

/** A finished line without what looks like personal data or a secret. */
export function cleanText(text: string): string {
  return secretLooks.reduce((clean, { look, shown }) => clean.replace(look, shown), text);
}

/** A field as it may be logged. Objects that know their own mask (`toJSON`) are asked for it. */
export function cleanField(name: string, value: unknown, depth = 0): unknown {
  if (value instanceof Error) return errorFields(value);
  if (secretName.test(name) && value !== null && value !== undefined) return '[hidden]';
  if (typeof value !== 'object' || value === null) return value; // texts are looked through once, in the finished line
  if (depth >= deepest) return '[deep]';
  const plain: unknown = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value;
  if (typeof plain !== 'object' || plain === null) return plain;
  if (Array.isArray(plain)) return plain.slice(0, 100).map((item) => cleanField('', item, depth + 1));
  if (ArrayBuffer.isView(plain)) return '[bytes]';
  return Object.fromEntries(Object.entries(plain).map(([key, part]) => [key, cleanField(key, part, depth + 1)]));
}
